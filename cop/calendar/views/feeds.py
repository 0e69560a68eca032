"""The calendar for other programs: one session, a circle, a library, and one's own by a secret."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from flask import Response, current_app, request
from flask_babel import force_locale
from flask_babel import gettext as _

from cop.access import Open, found, open_to
from cop.calendar import bp
from cop.calendar.events import Event, event_of, events_between, person_at
from cop.calendar.ical import feed
from cop.calendar.wanted import Wanted
from cop.groups.queries import group_seen_by
from cop.kit.clock import now
from cop.libraries.queries import library_at
from cop.people.queries import current_person
from cop.series.queries import series_in
from cop.sessions.queries import session_seen_by

if TYPE_CHECKING:
    from cop.people.models import Person

BACK = timedelta(days=180)  # what was held so long ago is still told
AHEAD = timedelta(days=400)  # a year, and the same month of the next
MOST = 500  # sessions of one feed; the latest are told


@bp.get("/groups/<slug>/sessions/<int:number>.ics")
@open_to(Open.VISITORS)
def of_session(slug: str, number: int) -> Response:
    """Give one session as a file that a calendar takes in."""
    person = current_person()
    session = found(session_seen_by(person, slug, number))
    answer = _feed(session.name, [found(event_of(person, session.id))])
    answer.headers["Content-Disposition"] = f'attachment; filename="{slug}-{number}.ics"'
    return answer


@bp.get("/groups/<slug>/calendar.ics")
@open_to(Open.VISITORS)
def of_group(slug: str) -> Response:
    """Give the sessions of a circle."""
    person = current_person()
    group = found(group_seen_by(person, slug))
    return _told(person, group.name, Wanted(group_id=group.id))


@bp.get("/groups/<slug>/series/<int:series_id>.ics")
@open_to(Open.VISITORS)
def of_series(slug: str, series_id: int) -> Response:
    """Give the sessions of a series, made or only planned."""
    person = current_person()
    series = found(series_in(person, slug, series_id))
    return _told(person, series.title or series.group.name, Wanted(series_id=series.id))


@bp.get("/libraries/<slug>/calendar.ics")
@open_to(Open.VISITORS)
def of_library(slug: str) -> Response:
    """Give the sessions of the circles that are at home in a library."""
    library = found(library_at(slug))
    return _told(current_person(), library.name, Wanted(library_id=library.id))


@bp.get("/calendar/<token>.ics")
@open_to(Open.EVERYBODY)
def own(token: str) -> Response:
    """Give a person's own sessions at their secret address, in their language.

    `circle` and `library` narrow it to one, `whose=all` widens it to all that the person sees.
    """
    person = found(person_at(token))
    given = request.args
    group = found(group_seen_by(person, given["circle"])) if given.get("circle") else None
    library = found(library_at(given["library"])) if given.get("library") else None
    wanted = Wanted(
        own=group is None and given.get("whose") != "all",
        group_id=group.id if group else None,
        library_id=library.id if library else None,
    )
    with force_locale(person.locale):
        name = _("%(name)s’s sessions", name=person.first_name)
    return _told(person, group.name if group else library.name if library else name, wanted)


def _told(person: Person | None, name: str, wanted: Wanted) -> Response:
    span = _present_hour() - BACK, _present_hour() + AHEAD
    return _feed(name, events_between(person, wanted, span, most=MOST))


def _feed(name: str, events: list[Event]) -> Response:
    """Answer with the calendar, or 304 where the program has it as it is."""
    tag = sha256(repr((name, events)).encode()).hexdigest()[:32]
    base = current_app.config["COP_BASE_URL"]
    answer = Response(mimetype="text/calendar", headers={"Cache-Control": "private, no-cache"})
    answer.set_etag(tag)
    if not request.if_none_match.contains(tag):
        answer.set_data(feed(name, events, base=base))
    return answer.make_conditional(request)  # type: ignore[return-value]


def _present_hour() -> datetime:
    """Return when this hour began: a feed that is asked for twice begins at the same moment."""
    return now().replace(minute=0, second=0, microsecond=0)
