"""Who may do what in a write-first round."""

from __future__ import annotations

from cop.groups.rules import may_moderate
from cop.sessions.models import Session
from cop.sessions.rules import Part, may_lead, may_see_earlier_notes, may_write_notes, takes_part
from cop.sessions.words import Status

HELD = (Status.OPEN, Status.IN_PROGRESS, Status.WRITING_UP)


def may_see(part: Part) -> bool:
    """The circle sees a round, and the guests of its session, who write in it."""
    return may_see_earlier_notes(part) or part.guest


def may_start(part: Part, session: Session) -> bool:
    """Moderators and the facilitator start a round until the minutes are adopted."""
    return may_lead(part) and session.status in HELD


def may_open(part: Part) -> bool:
    """Moderators and the facilitator open it, and call off one in which nobody has written."""
    return may_lead(part)


def may_write(part: Part, session: Session) -> bool:
    """Those who take part write until the minutes are adopted."""
    return takes_part(part) and session.status in HELD


def may_take_into_notes(part: Part, session: Session) -> bool:
    """Whoever writes the notes may take the texts into them."""
    return may_write_notes(part, session)


def may_take_off(part: Part) -> bool:
    """Moderators take off what does not belong there."""
    return may_moderate(part.role)
