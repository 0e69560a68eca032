"""Changing a series: all that is to come, or from one session on; and ending it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from flask import Response, flash, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to, require
from cop.chain import actions as chain
from cop.groups.queries import role_in
from cop.groups.rules import may_moderate
from cop.groups.standing import must_be_active
from cop.kit import htmx
from cop.kit.clock import now
from cop.kit.meeting import where
from cop.kit.problems import Problem
from cop.kit.templating import page
from cop.people.queries import current_person, signed_in
from cop.series import bp
from cop.series.addresses import moment
from cop.series.forms import SeriesForm, series_data
from cop.series.queries import series_in
from cop.series.recurrence import is_start, rest, starts
from cop.series.telling import rule_words
from cop.series.views.preview import Shown, preview

if TYPE_CHECKING:
    from cop.series.models import Series


@bp.get("/groups/<slug>/series/<int:series_id>/edit")
@open_to(Open.PEOPLE)
def edit(slug: str, series_id: int) -> Response:
    """Show the form that changes a series: from the session at `from` on, or all to come."""
    series = _moderated(slug, series_id)
    given = _given(series, _since(series) or _next(series))
    return _form_page(series, SeriesForm(formdata=None, **given))


@bp.post("/groups/<slug>/series/<int:series_id>/preview")
@open_to(Open.PEOPLE)
def new_dates(slug: str, series_id: int) -> Response:
    """Show the dates to which the changed series would lead; nothing is kept."""
    series, form = _moderated(slug, series_id), SeriesForm()
    fits = form.validate()
    shown = _preview(series, form) if fits else []
    if htmx.wants_fragment():
        return page("series/_dates.html", shown=shown, form=form)
    return _form_page(series, form, shown=shown, status=200 if fits else 422)


@bp.post("/groups/<slug>/series/<int:series_id>")
@open_to(Open.PEOPLE)
def change(slug: str, series_id: int) -> Answer:
    """Change the series; what somebody else changed meanwhile is shown, and what was typed kept."""
    series, form = _moderated(slug, series_id), SeriesForm()
    if not form.validate():
        return _form_page(series, form, status=422)
    version, by, since = form.version.data or 0, signed_in(), _since(series)
    try:
        if since:
            _new, lost = chain.change_following(series, since, form.said(), version=version, by=by)
        else:
            lost = chain.change_all(series, form.said(), version=version, by=by)
    except Problem as problem:
        return _compared(series, form, problem)
    flash(_("The series is changed. Sessions that were held stay as they are."), "done")
    if lost:
        flash(_lost(lost), "warning")
    return htmx.go(url_for("series.index", slug=slug))


@bp.get("/groups/<slug>/series/<int:series_id>/end")
@open_to(Open.PEOPLE)
def ending(slug: str, series_id: int) -> Response:
    """Ask whether the series is to have no further session."""
    series = _moderated(slug, series_id)
    return page("series/end.html", series=series, group=series.group)


@bp.post("/groups/<slug>/series/<int:series_id>/end")
@open_to(Open.PEOPLE)
def end(slug: str, series_id: int) -> Answer:
    """Let the series have no further session."""
    series = _moderated(slug, series_id)
    version = request.form.get("version", 0, type=int)
    try:
        chain.end_series(series, version=version, by=signed_in())
    except Problem as problem:
        flash(str(problem), "error")
        return htmx.go(url_for("series.ending", slug=slug, series_id=series_id))
    flash(_("The series is over. Sessions that were made already stay."), "done")
    return htmx.go(url_for("series.index", slug=slug))


def _moderated(slug: str, series_id: int) -> Series:
    """Return the series for a moderator; 404 or 403 for others, 409 where its circle rests."""
    person = current_person()
    series = found(series_in(person, slug, series_id))
    must_be_active(series.group)
    require(may_moderate(role_in(person, series.group)))
    return series


def _preview(series: Series, form: SeriesForm) -> list[Shown]:
    said = chain.settled(series, form.said(), since=_since(series))
    return preview(signed_in(), series.group, said, besides=series)


def _since(series: Series) -> datetime | None:
    """Return the original start from which on the series is to change, None for all of it."""
    at = moment(request.values.get("from", ""))
    rhythm = (series.parsed, series.first, series.tzid)
    return at if at and at > now() and is_start(*rhythm, at) else None


def _next(series: Series) -> datetime:
    """Return when the series would go on by itself."""
    ahead = starts(series.parsed, series.first, series.tzid, after=now(), most=1)
    return ahead[0].at if ahead else now()


def _given(series: Series, since: datetime) -> dict[str, Any]:
    """Return the fields' values of what is left of the series from the moment on."""
    left = rest(series.parsed, series.first, series.tzid, since)
    first = since.astimezone(ZoneInfo(series.tzid)).date()
    return series_data(series) | {"count": left.count, "first_day": first}


def _compared(series: Series, form: SeriesForm, problem: Problem) -> Response:
    """Show the form again as it was typed; where somebody was faster, beside what is there now."""
    form.form_errors.append(str(problem))
    there = []
    if series.version != form.version.data:
        there = [rule_words(series), series.title, where(series.mode, series.place), series.link]
    form.version.data, form.version.raw_data = series.version, None
    return _form_page(series, form, status=problem.status, there=[one for one in there if one])


def _lost(count: int) -> str:
    return ngettext(
        "One session has no place in the new rhythm and stays as a session of its own.",
        "%(num)s sessions have no place in the new rhythm and stay as sessions of their own.",
        count,
    )


def _form_page(
    series: Series,
    form: SeriesForm,
    *,
    shown: list[Shown] | None = None,
    status: int = 200,
    there: list[str] | None = None,
) -> Response:
    return page(
        "series/edit.html",
        status=status,
        series=series,
        group=series.group,
        form=form,
        shown=shown or [],
        since=_since(series),
        stamp=request.values.get("from", "") if _since(series) else "",
        present=there or [],
    )
