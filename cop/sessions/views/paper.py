"""A session on paper: its agenda for the table, its minutes for the file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from flask import Response, request
from flask_babel import gettext as _

from cop.access import Open, open_to
from cop.groups.papers import Filed, Paper, paper
from cop.kit.addresses import public
from cop.kit.templating import page
from cop.sessions import bp
from cop.sessions.rules import may_see_notes
from cop.sessions.views.here import Here, address, here, session_page
from cop.sessions.words import PLANNED, POINT_STATUSES, PointStatus, Status

if TYPE_CHECKING:
    from cop.chain.queries.whole import PointShown, Whole
    from cop.minutes.models import MinutesPoint
    from cop.sessions.models import Session
    from cop.sessions.rows import PresenceRow


@dataclass(frozen=True)
class Outcome:
    """What came out of a point; kind: information, decision, follow-up."""

    kind: str
    text: str
    who: str = ""
    due: date | None = None


@dataclass(frozen=True)
class Line:
    """A point as it is printed; `at` is when it is due."""

    title: str
    html: str = ""
    about: str = ""
    minutes: int | None = None
    presented_by: str = ""
    status: object = ""
    at: datetime | None = None
    outcomes: tuple[Outcome, ...] = ()


def _signed(at: Here) -> bool:
    """Say whether the minutes have places to sign: as asked for, else as the format has it."""
    asked = request.args.get("signatures", "")
    return asked == "1" if asked else at.session.format.signatures


@bp.get("/groups/<slug>/sessions/<int:number>/print")
@open_to(Open.VISITORS)
def on_paper(slug: str, number: int) -> Response:
    """Show the minutes, or a draft of them, as a document; before and with `as=agenda` the agenda.

    `signatures` leaves places for them, or not where they stand there by format.
    """
    at = here(slug, number)
    shown = session_page(at)
    whole: Whole = shown["whole"]
    recorded = _is_recorded(at)
    minutes = recorded and request.args.get("as") != "agenda"
    return page(
        "sessions/print.html",
        minutes=minutes,
        recorded=recorded,
        signed=_signed(at),
        paper=_letterhead(at.session, Filed.MINUTES if minutes else Filed.AGENDA),
        summary=_summary(whole) if minutes else "",
        lines=list(_minutes(whole) if minutes else _agenda(whole)),
        presences_of=_by_presence(whole),
        **shown,
    )


def _is_recorded(at: Here) -> bool:
    begun = at.session.status not in (*PLANNED, Status.CANCELLED)
    return begun and may_see_notes(at.part, at.session)


def _letterhead(session: Session, what: Filed) -> Paper:
    permanent = public(address(session))
    year = session.starts_at.astimezone(ZoneInfo(session.tzid)).year
    return paper(session.group, what, number=session.number, year=year, address=permanent)


def _agenda(whole: Whole) -> Iterator[Line]:
    """Give the points with the time at which each is due, as long as that can be said."""
    session = whole.session
    due = session.starts_at if session.time_known else None
    for shown in whole.points:
        point = shown.point
        yield Line(
            title=point.title,
            about=point.html,
            minutes=point.duration,
            presented_by=point.presented_by,
            at=due,
        )
        due = due + timedelta(minutes=point.duration) if due and point.duration else None


def _minutes(whole: Whole) -> Iterator[Line]:
    """Give the points as they were adopted, or as the notes stand until then."""
    if whole.minutes is None:
        yield from (_noted(shown) for shown in whole.points)
        return
    by_id = {shown.point.id: shown for shown in whole.points}
    for fixed in whole.minutes.points:
        if fixed.agenda_item_id is not None:
            yield _adopted(fixed, by_id.get(fixed.agenda_item_id))


def _noted(shown: PointShown) -> Line:
    point, outcomes = shown.point, shown.outcomes
    told = [Outcome("information", line.text) for line in outcomes.information]
    told += [Outcome("decision", one.text) for one in outcomes.decisions]
    told += [
        Outcome("follow-up", task.what, task.taken_by, task.due) for task in outcomes.follow_ups
    ]
    return Line(
        title=point.title,
        html=shown.note.html if shown.note else "",
        about=point.html,
        minutes=point.duration,
        presented_by=point.presented_by,
        status=_became(point.status),
        outcomes=tuple(told),
    )


def _adopted(fixed: MinutesPoint, shown: PointShown | None) -> Line:
    return Line(
        title=fixed.title,
        html=fixed.html,
        about=shown.point.html if shown else "",
        minutes=shown.point.duration if shown else None,
        presented_by=shown.point.presented_by if shown else "",
        status=_became(shown.point.status) if shown else "",
        outcomes=tuple(_kept(one) for one in fixed.outcomes),
    )


def _kept(one: Mapping[str, Any]) -> Outcome:
    """Return an outcome as the minutes hold it."""
    due = one.get("due")
    day = date.fromisoformat(due) if due else None
    return Outcome(one["kind"], one["text"], one.get("who") or "", day)


def _became(status: PointStatus) -> object:
    """Return what became of a point, where that is more than that it was talked about."""
    told = (PointStatus.CARRIED, PointStatus.PARKED, PointStatus.DROPPED)
    return POINT_STATUSES[status] if status in told else ""


def _summary(whole: Whole) -> str:
    if whole.minutes is None:
        return whole.summary.html if whole.summary else ""
    return next((one.html for one in whole.minutes.points if one.agenda_item_id is None), "")


def _by_presence(whole: Whole) -> dict[object, list[str]]:
    """Return the names by how they took part, in the order in which they were written down."""
    found: defaultdict[object, list[str]] = defaultdict(list)
    for line in whole.attendance:
        found[line.how].append(_marked(line))
    return dict(found)


def _marked(line: PresenceRow) -> str:
    """Return the name, marked where it is that of somebody from outside the circle."""
    if line.visits:
        return _("%(name)s (visitor)", name=line.name)
    return _("%(name)s (guest)", name=line.name) if line.is_guest else line.name
