"""Which session an address means, what the person is to it, and how its page is shown again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import Response, request
from flask_babel import get_locale, get_timezone
from werkzeug.wrappers import Response as Answer

from cop.access import found
from cop.chain.nodes import nodes_of
from cop.chain.queries import now_of, whole_session, with_fruits
from cop.discussions.rules import Reader
from cop.discussions.talk import Talk, remember, talk_in, talks_beside
from cop.duties.shown import duties_on
from cop.groups.rules import may_moderate, may_see, may_take_part
from cop.groups.standing import must_go_on
from cop.importing.queries import source_of
from cop.invitations.coming import replies_of_all
from cop.kit import htmx
from cop.kit.addresses import url_for
from cop.kit.clock import today
from cop.kit.templating import page
from cop.people.queries import current_person, signed_in
from cop.sessions import rules
from cop.sessions.queries import (
    Replies,
    events_of,
    part_of,
    participants_in,
    point_seen_by,
    pulse_of,
    readers_of,
    session_seen_by,
    subjects_of,
    waiting_with_the_circle,
    writers_in,
)
from cop.sessions.rows import Participant
from cop.sessions.rules import Part
from cop.sessions.timing import forecast_of, time_of
from cop.sessions.views.points import TALKED, around, point_followed, points_on_page
from cop.sessions.views.steps import REWRITTEN, reopened_in, steps_of
from cop.sessions.words import PLANNED, Status

if TYPE_CHECKING:
    from cop.people.models import Person
    from cop.sessions.models import AgendaItem, Session
    from cop.sessions.queries import PointRow, Pulse, Writers
    from cop.sessions.rows import EventRow


@dataclass(frozen=True)
class Here:
    """The session of an address and the person's part in it."""

    session: Session
    part: Part

    @property
    def person(self) -> Person | None:
        """Return who asks."""
        return self.part.person

    def point(self, point_id: int) -> AgendaItem:
        """Return a point of the session, or answer 404."""
        return found(point_seen_by(self.person, self.session, point_id))


def here(slug: str, number: int) -> Here:
    """Return the session at the address for the person who asks, or answer 404."""
    person = current_person()
    session = found(session_seen_by(person, slug, number))
    if request.method == "POST":
        must_go_on(session.group)
    return Here(session, part_of(person, session))


def shown_again(at: Here, anchor: str = "", **given: Any) -> Answer:
    """Answer an action: the session as it is now for htmx, else its page by 303 at the anchor.

    Whoever was on the live page stays there as long as the session is on.
    """
    followed = is_live(at)
    if followed and at.session.status is not Status.IN_PROGRESS:
        return htmx.go(address(at.session))
    if htmx.wants_fragment():
        return as_fragment(at, **given)
    return htmx.go(live_address(at.session) if followed else address(at.session, anchor))


def as_fragment(at: Here, *, status: int = 200, **given: Any) -> Response:
    """Return the session as its page shows it, or its live page where somebody is on that."""
    if is_live(at):
        return page("sessions/_live.html", status=status, **live_page(at, **given))
    return page("sessions/_session.html", status=status, **session_page(at, **given))


def address(session: Session, anchor: str = "") -> str:
    """Return the address of the session's page, at the anchor if there is one."""
    return url_for(
        "sessions.show", slug=session.group.slug, number=session.number, _anchor=anchor or None
    )


def live_address(session: Session) -> str:
    """Return the address of the page that follows the session while it is on."""
    return url_for("sessions.live", slug=session.group.slug, number=session.number)


def is_live(at: Here) -> bool:
    """Say whether the request comes from the session's live page."""
    return htmx.came_from(live_address(at.session))


def live_page(at: Here, **given: Any) -> dict[str, Any]:
    """Return what the live page needs: what the session's page does, and the point that is on."""
    asked = at.session.current_point_id or 0
    etag = etag_of(found(pulse_of(at.person, at.session.group.slug, at.session.number)), asked)
    shown = session_page(at, **given)
    now = now_of(shown["whole"])
    return {**shown, "now": now, "followed": point_followed(now), "asked": asked, "etag": etag}


def etag_of(pulse: Pulse, asked: int) -> str:
    """Return what changes with anything that the polled part of the live page shows the person.

    `asked` is the point for which their page was made.
    """
    zone = str(get_timezone())
    said = (pulse, pulse.over, asked, signed_in().id, str(get_locale()), zone, today(zone))
    return hashlib.sha256(repr(said).encode()).hexdigest()[:20]


def polled(answer: Response, etag: str) -> Response:
    """Return the answer to a page that polls, to be asked for again with its ETag."""
    answer.set_etag(etag, weak=True)
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def session_page(at: Here, **given: Any) -> dict[str, Any]:
    """Return what the session's page and its fragments need."""
    whole = whole_session(at.part, at.session)
    points = [shown.point for shown in whole.points]
    events = _events(at)
    shared = around(at.part, at.session, address(at.session))
    helps = rules.may_record_attendance(at.part, at.session) or rules.may_propose(
        at.part, at.session
    )
    planned = at.session.status in PLANNED and at.session.status is not Status.DRAFT
    follows = planned and _follows(at.part)
    replies = replies_of_all(at.person, at.session) if follows else None
    return {
        "whole": whole,
        "around": shared,
        "points": points_on_page(whole, shared, given),
        "session": at.session,
        "part": at.part,
        "may": rules,
        "sees_circle": may_see(at.person, at.session.group, at.part.role),
        "writing": None,
        "clash": None,
        "ending": None,
        "outcome": None,
        "sending": None,
        "proposing": None,
        "settling": None,
        "nodes": nodes_of(whole.chain, here=at.session.id),
        "events": events,
        "steps": steps_of(at.part, at.session, events, whole.review) if _follows(at.part) else [],
        "reopened": reopened_in(at.session, events),
        "clock": next(filter(None, (time_of(at.session, point) for point in points)), None),
        "forecast": forecast_of(at.session, points),
        "subjects": subjects_of(at.person, at.session),
        "readers": _readers(at),
        "waiting": _waiting(at),
        "imported": at.session.status is Status.CLOSED and source_of(at.person, at.session),
        "replies": replies,
        "duties": duties_on(at.part, at.session, replies),
        "participants": _participants(at, replies) if helps else [],
        "talks": _talks(at, points),
        "writers": _writers(at),
        **given,
    }


def as_page(at: Here, *, status: int = 200, **given: Any) -> Response:
    """Return the whole page of the session with its discussion, which counts as read."""
    talk, shown = _talk(at), session_page(at, **given)
    for one in (talk, *shown["talks"].values()):
        remember(one)
    return page("sessions/show.html", status=status, talk=talk, **shown)


def _talk(at: Here) -> Talk:
    """Return the discussion of the session for `discussions/_thread.html`."""
    address = _thread_address(at, at.session.thread_id)
    return with_fruits(talk_in(at.session.thread_id, reader=_reader(at), address=address))


def _talks(at: Here, points: Sequence[PointRow]) -> Mapping[int, Talk]:
    """Return by thread what stands below the points of a session in writing."""
    if not at.session.in_writing or at.session.status not in TALKED:
        return {}
    addresses = {one.thread_id: _thread_address(at, one.thread_id) for one in points}
    over = at.session.status is not Status.IN_PROGRESS
    return talks_beside(addresses, reader=_reader(at)._replace(over=over))


def _writers(at: Here) -> Writers | None:
    """Return how many have written, while a session in writing is open."""
    is_open = at.session.in_writing and at.session.status is Status.IN_PROGRESS
    return writers_in(at.person, at.session) if is_open else None


def _reader(at: Here) -> Reader:
    part, belongs = at.part, may_take_part(at.part.role)
    return Reader(at.person, rules.takes_part(part), may_moderate(part.role), belongs)


def _thread_address(at: Here, thread_id: int) -> str:
    session = at.session
    return url_for(
        "discussions.show", slug=session.group.slug, number=session.number, thread_id=thread_id
    )


def _readers(at: Here) -> Sequence[Person]:
    """Return who reads, where the format has readers."""
    return readers_of(at.person, at.session) if at.session.format.readers else []


def _waiting(at: Here) -> Sequence[str]:
    """Return what a guest proposed and the circle has on its backlog, which guests do not see."""
    person = at.person
    is_guest = person is not None and at.part.guest and not at.part.role
    return waiting_with_the_circle(person, at.session) if person and is_guest else []


def _participants(at: Here, replies: Replies | None) -> Sequence[Participant]:
    """Return who may be named, who stands among the replies where there are any."""
    if replies is not None:
        return [Participant(row.id, row.name) for row in replies.rows]
    return participants_in(at.person, at.session)


def _events(at: Here) -> Sequence[EventRow]:
    """Return the steps of the session where its page tells of them."""
    told = at.session.status in (Status.CANCELLED, *REWRITTEN)
    if at.session.status is not Status.DRAFT and (told or _follows(at.part)):
        return events_of(at.person, at.session)
    return []


def _follows(part: Part) -> bool:
    """Say whether the person is told step by step: the circle is, and the session's guests."""
    return part.role is not None or part.guest
