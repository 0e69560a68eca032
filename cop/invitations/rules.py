"""Who may invite whom into what."""

from __future__ import annotations

from cop.groups.rules import may_moderate
from cop.groups.words import MemberRole
from cop.kit.clock import now
from cop.people.models import Person
from cop.sessions.models import Session
from cop.sessions.words import Status

INVITING = (Status.OPEN, Status.IN_PROGRESS, Status.WRITING_UP, Status.IN_REVIEW)


def may_invite_to_site(person: Person | None) -> bool:
    """Administrators invite into the site."""
    return person is not None and person.is_administrator


def may_invite_to_circle(role: MemberRole | None) -> bool:
    """Moderators invite into their circle and its sessions."""
    return may_moderate(role)


def has_begun(session: Session) -> bool:
    """Say whether the session was started or is over: nobody needs to be told not to come."""
    return session.status is not Status.OPEN or session.starts_at <= now()


def takes_guests(session: Session) -> bool:
    """Guests are invited once the agenda can be seen, until the minutes are adopted."""
    return session.status in INVITING
