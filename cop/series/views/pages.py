"""The series of a circle, and making one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, flash, url_for
from flask_babel import get_timezone
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to, require
from cop.groups.queries import group_seen_by, role_in
from cop.groups.rules import may_moderate, may_take_part
from cop.groups.standing import must_be_active
from cop.kit import htmx
from cop.kit.clock import now, today
from cop.kit.problems import Problem
from cop.kit.templating import page
from cop.people.queries import current_person, signed_in
from cop.series import actions, bp
from cop.series.forms import SeriesForm
from cop.series.occurrences import occurrences
from cop.series.queries import closures_of, series_of
from cop.series.views.preview import Shown, preview
from cop.sessions.queries import standing_replies

if TYPE_CHECKING:
    from cop.groups.models import Group

AHEAD = 5  # dates of each series that are shown


@bp.get("/groups/<slug>/series")
@open_to(Open.VISITORS)
def index(slug: str) -> Response:
    """Show in which rhythm the circle meets, with the next dates of each series."""
    person = current_person()
    group = found(group_seen_by(person, slug))
    known, role = series_of(person, group), role_in(person, group)
    closures = closures_of(group, today("UTC")) if known else []
    listed = [(one, occurrences(one, closures, after=now(), most=AHEAD)) for one in known]
    return page(
        "series/index.html",
        group=group,
        moderates=may_moderate(role),
        takes_part=may_take_part(role) and not group.is_concluded,
        replies=standing_replies(person, [one.id for one in known]) if person else {},
        running=[pair for pair in listed if pair[1]],
        over=[series for series, ahead in listed if not ahead],
    )


@bp.get("/groups/<slug>/series/new")
@open_to(Open.PEOPLE)
def new(slug: str) -> Response:
    """Show the form that begins a series, with the dates to which it would lead."""
    group, zone = _moderated(slug), str(get_timezone())
    form = SeriesForm(formdata=None, tzid=zone, first_day=today(zone))
    form.duration.data, form.mode.data = group.format.duration, group.format.mode.value
    return _form_page(group, form)


@bp.post("/groups/<slug>/series/preview")
@open_to(Open.PEOPLE)
def dates(slug: str) -> Response:
    """Show the dates to which the form leads as it is now; nothing is kept."""
    group, form = _moderated(slug), SeriesForm()
    fits = form.validate()
    shown = _preview(group, form) if fits else []
    if htmx.wants_fragment():
        return page("series/_dates.html", shown=shown, form=form)
    return _form_page(group, form, shown=shown, status=200 if fits else 422)


@bp.post("/groups/<slug>/series")
@open_to(Open.PEOPLE)
def make(slug: str) -> Answer:
    """Begin a series."""
    group, form = _moderated(slug), SeriesForm()
    if not form.validate():
        return _form_page(group, form, status=422)
    try:
        actions.make_series(group, form.said(), by=signed_in())
    except Problem as problem:
        form.form_errors.append(str(problem))
        return _form_page(group, form, status=problem.status)
    flash(_("The series begins. Each session is made when somebody needs it."), "done")
    return htmx.go(url_for("series.index", slug=slug))


def _moderated(slug: str) -> Group:
    """Return the circle for one of its moderators; 404 or 403 for others, 409 where it rests."""
    person = current_person()
    group = found(group_seen_by(person, slug))
    must_be_active(group)
    require(may_moderate(role_in(person, group)))
    return group


def _preview(group: Group, form: SeriesForm) -> list[Shown]:
    return preview(signed_in(), group, actions.settle(form.said()))


def _form_page(
    group: Group, form: SeriesForm, *, shown: list[Shown] | None = None, status: int = 200
) -> Response:
    return page("series/new.html", status=status, group=group, form=form, shown=shown or [])
