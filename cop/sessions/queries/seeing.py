"""Which sessions a person may see, and what was noted in them."""

from __future__ import annotations

from functools import lru_cache

from sqlalchemy import ColumnElement, Select, and_, or_, select

from cop.groups.models import Membership
from cop.groups.queries import groups_seen_by
from cop.groups.words import MemberRole
from cop.notices.queries import Sees
from cop.people.models import Person
from cop.sessions.models import Guest, Session
from cop.sessions.words import Status

BUILT = 1000  # conditions in memory, each for one person


def seen_by(person: Person | None) -> ColumnElement[bool]:
    """Return the condition that a session may be seen by the person.

    Who sees the circle sees its sessions; a guest sees the one into which they were let.
    """
    visible: ColumnElement[bool] = Session.group_id.in_(groups_seen_by(person))
    if person is None:
        return and_(visible, Session.status != Status.DRAFT)
    return and_(or_(visible, guest_of(person)), _no_strange_draft(person))


def own_seen_by(person: Person) -> ColumnElement[bool]:
    """Return the condition that a session is one of the person's own, as member or as guest.

    Who belongs to a circle sees its sessions, so nothing more has to be asked for these.
    """
    return and_(or_(mine(person), guest_of(person)), _no_strange_draft(person))


def _no_strange_draft(person: Person) -> ColumnElement[bool]:
    """Return the condition that a session is no draft, or one of those that the person plans."""
    moderated = select(Membership.group_id).where(
        Membership.person_id == person.id, Membership.role == MemberRole.MODERATOR
    )
    return or_(
        Session.status != Status.DRAFT,
        Session.facilitator_id == person.id,
        Session.scribe_id == person.id,
        Session.group_id.in_(moderated),
    )


def notes_seen_by(person: Person | None) -> ColumnElement[bool]:
    """Return the condition that what was noted in a session may be read by the person.

    The circle and the guests read along; others read once the minutes are adopted.
    """
    adopted = Session.status.in_((Status.ADOPTED, Status.CLOSED))
    return and_(
        seen_by(person), or_(adopted, mine(person), guest_of(person)) if person else adopted
    )


def guest_of(person: Person) -> ColumnElement[bool]:
    """Return the condition that the person was let into the session as a guest."""
    return Session.id.in_(select(Guest.session_id).where(Guest.person_id == person.id))


def sees(person: Person) -> Sees:
    """Return what the person may be told of: circles that they see, sessions as a guest."""
    return Sees(groups_seen_by(person), _as_guest(person.id))


@lru_cache(BUILT)
def _as_guest(person_id: int) -> Select[int]:
    return select(Guest.session_id).where(Guest.person_id == person_id)


def mine(person: Person) -> ColumnElement[bool]:
    """Return the condition that a session is one of the person's own circles."""
    return Session.group_id.in_(
        select(Membership.group_id).where(Membership.person_id == person.id)
    )
