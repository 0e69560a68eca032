"""Invitations that calendar programs take in from a mail, with their changes (iTIP, RFC 5546)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from flask import current_app

from cop.calendar.events import CANCELLED, Event, event_of, event_of_invited
from cop.calendar.ical import as_text, new_calendar, vevent, written
from cop.jobs.outbox import sender
from cop.kit.clock import now
from cop.sessions.queries import own_replies
from cop.sessions.words import Reply

if TYPE_CHECKING:
    import icalendar

    from cop.people.models import Person

REQUEST, CANCEL = "REQUEST", "CANCEL"
NO_QUOTES = re.compile(r'["\n\t]+')  # which a parameter cannot hold


class Attendee(NamedTuple):
    """Whom a calendar program knows as one who may come, and what they answered."""

    name: str
    email: str
    answer: Reply = Reply.NEEDS_ACTION

    @property
    def joins(self) -> bool:
        """Say whether they answered, and not that they do not come."""
        return self.answer in (Reply.ACCEPTED, Reply.TENTATIVE)


def itip(person: Person, session_id: int) -> str:
    """Return the invitation of the person to the session as it is now, a change of one before, or
    its cancellation; nothing where they do not see it."""
    event = event_of(person, session_id)
    if event is None:
        return ""
    said = own_replies(person, [session_id]).get(session_id)
    counts = Reply.NEEDS_ACTION if said is None or said.stale else said.answer
    return _message(event, Attendee(person.name, person.email, counts))


def invitation_to(attendee: Attendee, session_id: int) -> str:
    """Return the same for somebody without an account, who was invited by mail.

    Until they say that they come the mail may be in the hands of anybody: it holds no link.
    """
    event = event_of_invited(session_id, joins=attendee.joins)
    return _message(event, attendee) if event else ""


def taken_out(attendee: Attendee, session_id: int) -> str:
    """Return what takes the session out of the calendar of somebody who is not to come any more.

    The session itself goes on, and they read no more of it; nothing where there is none.
    """
    event = event_of_invited(session_id, joins=False)
    return _message(event._replace(status=CANCELLED, agenda=()), attendee) if event else ""


def _message(event: Event, attendee: Attendee) -> str:
    made = new_calendar()
    made.add("method", CANCEL if event.status == CANCELLED else REQUEST)
    told = vevent(event, base=current_app.config["COP_BASE_URL"], stamp=now())
    told.add("organizer", _address(event.circle, sender()))
    told.add("attendee", _attendee(attendee, asked=event.status != CANCELLED))
    made.add_component(told)
    return written(made, [event.starts_at]).decode()


def _attendee(attendee: Attendee, *, asked: bool) -> icalendar.vCalAddress:
    address = _address(attendee.name, attendee.email)
    address.params["ROLE"] = "REQ-PARTICIPANT"
    address.params["PARTSTAT"] = attendee.answer.value.upper()
    address.params["RSVP"] = "TRUE" if asked else "FALSE"
    return address


def _address(name: str, email: str) -> icalendar.vCalAddress:
    from icalendar import vCalAddress  # slow to load

    address = vCalAddress(f"mailto:{email}")
    address.params["CN"] = NO_QUOTES.sub(" ", as_text(name)).strip() or email
    return address
