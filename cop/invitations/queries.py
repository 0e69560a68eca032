"""Questions about invitations."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import joinedload

from cop.db import db
from cop.groups.models import Group, Membership
from cop.groups.queries import role_in
from cop.groups.rules import may_take_part
from cop.groups.words import MemberRole
from cop.invitations.models import Invitation, InvitationUse, Visitor
from cop.invitations.rules import INVITING
from cop.invitations.words import Purpose, State
from cop.people.models import Person
from cop.people.queries import person_by_email
from cop.people.tokens import hash_of
from cop.sessions.models import Guest, Session

MOST_LISTED = 100


def invitation_with(token: str) -> Invitation | None:
    """Return the invitation of a link as long as it lets somebody in."""
    invitation = db.session.scalar(
        select(Invitation)
        .options(
            joinedload(Invitation.by),
            joinedload(Invitation.group),
            joinedload(Invitation.session),
        )
        .where(Invitation.token_hash == hash_of(token))
    )
    return invitation if invitation and invitation.state is State.OPEN else None


def invitation_used_by(person: Person, token: str) -> Invitation | None:
    """Return the invitation of a link by which the person came, whether or not it is still open."""
    return db.session.scalar(
        select(Invitation)
        .join(InvitationUse, InvitationUse.invitation_id == Invitation.id)
        .where(Invitation.token_hash == hash_of(token), InvitationUse.person_id == person.id)
    )


def lone_visitor(invitation: Invitation) -> Visitor | None:
    """Return who came without an account by an invitation for one, whose address is theirs."""
    if invitation.most > 1:
        return None
    return db.session.scalar(select(Visitor).where(Visitor.invitation_id == invitation.id))


def is_told_by_account(invitation: Invitation) -> bool:
    """Say whether whoever has the address hears of the session by an account.

    So do those who take part in its circle and the guests of the session.
    """
    session, there = invitation.session, person_by_email(invitation.email)
    if session is None or there is None or not there.is_active:
        return False
    guest = Guest.session_id == session.id, Guest.person_id == there.id
    is_guest = db.session.scalar(select(Guest.id).where(*guest)) is not None
    return is_guest or may_take_part(role_in(there, session.group))


def invitations_to_site(person: Person) -> Sequence[Invitation]:
    """Return the invitations into the site, the newest one first; nothing to non-administrators."""
    return _listed(person, Invitation.purpose == Purpose.SITE)


def invitations_of_group(person: Person, group: Group) -> Sequence[Invitation]:
    """Return those into the circle and its sessions, the newest one first, to its moderators."""
    return _listed(person, Invitation.group_id == group.id)


def invitation_of(person: Person, invitation_id: int) -> Invitation | None:
    """Return an invitation that the person may withdraw, or None."""
    return next(iter(_listed(person, Invitation.id == invitation_id)), None)


def uses_of(invitations: Sequence[Invitation]) -> dict[int, list[InvitationUse]]:
    """Return by invitation id who came by it, the first one first."""
    uses: dict[int, list[InvitationUse]] = {invitation.id: [] for invitation in invitations}
    rows = db.session.scalars(
        select(InvitationUse)
        .options(joinedload(InvitationUse.person))
        .where(InvitationUse.invitation_id.in_(uses))
        .order_by(InvitationUse.id)
    )
    for use in rows:
        uses[use.invitation_id].append(use)
    return uses


def sessions_for_guests(person: Person, group: Group) -> Sequence[Session]:
    """Return the circle's sessions into which one may invite now, the nearest one first."""
    return db.session.scalars(
        select(Session)
        .options(joinedload(Session.group))
        .where(
            Session.group_id == group.id, Session.group_id.in_(_moderated(person)), _takes_guests()
        )
        .order_by(Session.starts_at)
        .limit(20)
    ).all()


def _takes_guests() -> ColumnElement[bool]:
    return Session.status.in_(INVITING)


def _listed(person: Person, wanted: ColumnElement[bool]) -> Sequence[Invitation]:
    return db.session.scalars(
        select(Invitation)
        .options(
            joinedload(Invitation.by),
            joinedload(Invitation.session).joinedload(Session.group),
        )
        .where(wanted, _may_be_withdrawn_by(person))
        .order_by(Invitation.id.desc())
        .limit(MOST_LISTED)
    ).all()


def _may_be_withdrawn_by(person: Person) -> ColumnElement[bool]:
    own = Invitation.group_id.in_(_moderated(person))
    if not person.is_administrator:
        return own
    return or_(own, Invitation.purpose == Purpose.SITE)


def _moderated(person: Person) -> Select[int]:
    return select(Membership.group_id).where(
        Membership.person_id == person.id, Membership.role == MemberRole.MODERATOR
    )
