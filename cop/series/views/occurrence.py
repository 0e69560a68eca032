"""One session of a series before it is made: what is known of it, and what makes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from flask import Response, flash, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to, require
from cop.chain import actions as chain
from cop.groups.queries import role_in
from cop.groups.rules import may_moderate, may_take_part
from cop.groups.standing import must_go_on
from cop.kit import htmx
from cop.kit.clock import now
from cop.kit.templating import page
from cop.people.queries import current_person, signed_in
from cop.series import bp
from cop.series.addresses import moment, stamp
from cop.series.forms import CancelForm
from cop.series.occurrences import held
from cop.series.queries import closures_of, series_in
from cop.sessions import actions as sessions
from cop.sessions.queries import session_of_series
from cop.sessions.words import reply_named

if TYPE_CHECKING:
    from cop.groups.words import MemberRole
    from cop.people.models import Person
    from cop.series.models import Series
    from cop.sessions.models import Session


@dataclass(frozen=True)
class There:
    """A session that is planned: its series, its start; `session` once it is made."""

    person: Person | None
    series: Series
    at: datetime
    role: MemberRole | None
    session: Session | None


@bp.get("/groups/<slug>/series/<int:series_id>/<start>")
@open_to(Open.VISITORS)
def occurrence(slug: str, series_id: int, start: str) -> Answer:
    """Show a session that is only planned; one that is made leads to its own page."""
    there = planned_at(slug, series_id, start)
    if there.session:
        return htmx.go(_address(there.session))
    return page(
        "series/occurrence.html",
        series=there.series,
        group=there.series.group,
        at=there.at,
        stamp=stamp(there.at),
        moderates=may_moderate(there.role),
        takes_part=may_take_part(there.role),
    )


@bp.post("/groups/<slug>/series/<int:series_id>/<start>/prepare")
@open_to(Open.PEOPLE)
def prepare(slug: str, series_id: int, start: str) -> Answer:
    """Make the session, and go on to it or to the form for a point of it."""
    there = planned_at(slug, series_id, start)
    require(may_take_part(there.role))
    by = signed_in() if may_moderate(there.role) else None
    session = there.session or chain.session_at(there.series, there.at, by=by)
    if request.form.get("then") == "propose":
        return htmx.go(url_for("sessions.new_point", slug=slug, number=session.number))
    return htmx.go(_address(session))


@bp.post("/groups/<slug>/series/<int:series_id>/<start>/reply")
@open_to(Open.PEOPLE)
def reply(slug: str, series_id: int, start: str) -> Answer:
    """Say whether one comes to a session that is only planned; that makes it."""
    there = planned_at(slug, series_id, start)
    require(may_take_part(there.role))
    answer = reply_named(request.form.get("answer", ""))
    session = there.session or chain.session_at(there.series, there.at, by=None)
    sessions.reply(session, signed_in(), answer)
    if request.form.get("back") == "today":
        return htmx.go(url_for("home.today"))
    return htmx.go(_address(session))


@bp.post("/groups/<slug>/series/<int:series_id>/reply")
@open_to(Open.PEOPLE)
def reply_as_rule(slug: str, series_id: int) -> Answer:
    """Say whether one comes to every session of the series; one may say otherwise of each."""
    person, series = signed_in(), found(series_in(signed_in(), slug, series_id))
    must_go_on(series.group)
    require(may_take_part(role_in(person, series.group)))
    sessions.reply_to_series(series, person, reply_named(request.form.get("answer", "")))
    flash(_("Your answer holds for every session of the series."), "done")
    return htmx.go(url_for("series.index", slug=slug))


@bp.get("/groups/<slug>/series/<int:series_id>/<start>/cancel")
@open_to(Open.PEOPLE)
def cancelling(slug: str, series_id: int, start: str) -> Response:
    """Ask why this one session of the series is called off."""
    there = planned_at(slug, series_id, start)
    require(may_moderate(there.role))
    return _cancel_page(there, CancelForm())


@bp.post("/groups/<slug>/series/<int:series_id>/<start>/cancel")
@open_to(Open.PEOPLE)
def cancel(slug: str, series_id: int, start: str) -> Answer:
    """Call this one session off with a reason; the others stay."""
    there, form = planned_at(slug, series_id, start), CancelForm()
    require(may_moderate(there.role))
    if not form.validate_on_submit():
        return _cancel_page(there, form, status=422)
    session = there.session or chain.session_at(there.series, there.at, by=signed_in())
    chain.cancel(session, by=signed_in(), reason=form.reason.data or "")
    return htmx.go(_address(session))


def planned_at(slug: str, series_id: int, start: str) -> There:
    """Return what is planned at the address for the person who asks, or answer 404."""
    person, at = current_person(), found(moment(start))
    series = found(series_in(person, slug, series_id))
    session = session_of_series(person, series, at)
    if session is None:
        closures = closures_of(series.group, at.date())
        ahead = held(series, closures, after=max(at, now()), most=1)
        found(next((one for one in ahead if one.at == at), None))
    if request.method == "POST":
        must_go_on(series.group)
    return There(person, series, at, role_in(person, series.group), session)


def _cancel_page(there: There, form: CancelForm, *, status: int = 200) -> Response:
    return page(
        "series/cancel.html",
        status=status,
        series=there.series,
        group=there.series.group,
        at=there.at,
        stamp=stamp(there.at),
        form=form,
    )


def _address(session: Session) -> str:
    return url_for("sessions.show", slug=session.group.slug, number=session.number)
