"""Invitations that calendar programs take in from a mail, with their changes (iTIP, RFC 5546)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flask import current_app

from cop.calendar.events import CANCELLED, Event, event_of
from cop.calendar.ical import as_text, new_calendar, vevent, written
from cop.jobs.outbox import sender
from cop.kit.clock import now

if TYPE_CHECKING:
    import icalendar

    from cop.people.models import Person

REQUEST, CANCEL = "REQUEST", "CANCEL"
NO_QUOTES = re.compile(r'["\n\t]+')  # which a parameter cannot hold


def itip(person: Person, session_id: int) -> str:
    """Return the invitation of the person to the session as it is now, a change of one before, or
    its cancellation; nothing where they do not see it."""
    event = event_of(person, session_id)
    if event is None:
        return ""
    made = new_calendar()
    made.add("method", CANCEL if event.status == CANCELLED else REQUEST)
    told = vevent(event, base=current_app.config["COP_BASE_URL"], stamp=now())
    told.add("organizer", _address(event.circle, sender()))
    told.add("attendee", _attendee(person, event))
    made.add_component(told)
    return written(made, [event.starts_at]).decode()


def _attendee(person: Person, event: Event) -> icalendar.vCalAddress:
    address = _address(person.name, person.email)
    address.params["ROLE"] = "REQ-PARTICIPANT"
    address.params["PARTSTAT"] = "NEEDS-ACTION"
    address.params["RSVP"] = "FALSE" if event.status == CANCELLED else "TRUE"
    return address


def _address(name: str, email: str) -> icalendar.vCalAddress:
    from icalendar import vCalAddress  # slow to load

    address = vCalAddress(f"mailto:{email}")
    address.params["CN"] = NO_QUOTES.sub(" ", as_text(name)).strip() or email
    return address
