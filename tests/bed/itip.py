"""What a mail does in a calendar, as an independent and strict parser reads it."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import EmailMessage

from ical.event import Event

from tests.bed.strict import strictly


@dataclass(frozen=True)
class Message:
    """One iTIP message about one session."""

    method: str
    event: Event

    @property
    def uid(self) -> str:
        """Return the session's name in calendars."""
        return self.event.uid

    @property
    def sequence(self) -> int:
        """Return how often time or place changed before."""
        return self.event.sequence or 0

    @property
    def attendee(self) -> str:
        """Return the address of whom it is for."""
        return str(self.event.attendees[0].uri).removeprefix("mailto:")

    @property
    def name(self) -> str:
        """Return the name of whom it is for."""
        return self.event.attendees[0].common_name or ""

    @property
    def partstat(self) -> str:
        """Return what they answered."""
        return str(self.event.attendees[0].status)

    @property
    def location(self) -> str:
        """Return where it is held."""
        return self.event.location or ""

    @property
    def description(self) -> str:
        """Return what it is about."""
        return self.event.description or ""


def message_in(mail: EmailMessage) -> Message:
    """Return what the mail does; raises AssertionError where its calendar part is not sound."""
    (part,) = [one for one in mail.walk() if one.get_content_type() == "text/calendar"]
    data = part.get_content().replace("\r\n", "\n").replace("\n", "\r\n").encode()
    calendar = strictly(data)
    assert calendar.method == part.get_param("method")
    (event,) = calendar.events
    assert len(event.attendees) == 1
    assert event.organizer is not None
    return Message(str(calendar.method), event)
