"""Visitors: people who come to one session by an invitation, under a name and without an account.

A visitor has a secret address of their own. It works until the session is over, or the invitation
is withdrawn, and shows the agenda of that session and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from cop.access.throttle import count_attempt
from cop.audit.actions import record
from cop.db import db
from cop.db.unit import lock
from cop.groups.models import Membership
from cop.groups.standing import must_go_on
from cop.groups.words import MemberRole
from cop.invitations.actions import uninvite
from cop.invitations.models import Invitation, Visitor
from cop.invitations.queries import invitation_with, lone_visitor
from cop.invitations.words import Coming
from cop.kit.clock import now
from cop.kit.problems import Invalid, Refused
from cop.people.models import Person
from cop.people.names import fit_name
from cop.people.tokens import hash_of, new_token
from cop.sessions import actions as sessions
from cop.sessions.models import AgendaItem, Session
from cop.sessions.queries.agenda import ACCEPTED
from cop.sessions.words import Presence, PresenceSource, Status

AFTERWARDS = timedelta(days=1)  # a session that nobody started is over so long after its time
WINDOW = timedelta(minutes=15)
PER_ADDRESS = 200  # a class may sit behind one router


class AgendaLine(NamedTuple):
    """What a visitor reads of a point."""

    title: str
    html: str
    duration: int | None  # minutes
    presented_by: str


def takes_visitors(session: Session) -> bool:
    """Say whether the session is on, or public and ahead."""
    ahead = session.status is Status.OPEN and session.starts_at + AFTERWARDS > now()
    return ahead or session.status is Status.IN_PROGRESS


def come(token: str, name: str, answer: Coming, *, address: str) -> str:
    """Let somebody in under the name; return the secret of their own address, kept nowhere else.

    Raises Refused where the invitation works no longer, Invalid for a name that will not do.
    """
    count_attempt("visitors from", address, most=PER_ADDRESS, within=WINDOW)
    invitation = invitation_with(token)
    if invitation is None or invitation.session is None:
        raise Refused(_("This invitation works no longer."))
    lock(invitation)
    session, name = invitation.session, fit_name(name)
    if invitation_with(token) is None or not takes_visitors(session):
        raise Refused(_("This invitation works no longer."))
    if _is_taken(session, name):
        raise Invalid(_("Somebody of this name is here already. Please add where you work."))
    own = new_token()
    db.session.add(
        Visitor(
            invitation_id=invitation.id,
            session_id=session.id,
            token_hash=hash_of(own),
            name=name,
            answer=answer,
        )
    )
    invitation.uses += 1
    db.session.flush()
    return own


def remove(visitor: Visitor, *, by: Person) -> None:
    """End a visitor's part in the session; what was written down of it stays.

    Who was invited by mail is told. The address of their own works no longer.
    """
    invitation = visitor.invitation
    lock(invitation)
    told = {"session": visitor.session_id, "group": visitor.session.group_id}
    record("remove", "visitor", visitor.id, by=by, before=visitor.name, **told)
    if lone_visitor(invitation) is visitor:
        uninvite(invitation, visitor)
    db.session.delete(visitor)
    db.session.flush()


def visitor_of(person: Person, session: Session, visitor_id: int) -> Visitor | None:
    """Return a visitor of the session whom the person may remove, or None."""
    moderated = select(Membership.group_id).where(
        Membership.person_id == person.id, Membership.role == MemberRole.MODERATOR
    )
    return db.session.scalar(
        select(Visitor)
        .join(Visitor.session)
        .where(
            Visitor.id == visitor_id,
            Visitor.session_id == session.id,
            Session.group_id.in_(moderated),
        )
    )


def answer_again(visitor: Visitor, answer: Coming) -> None:
    """Change whether the visitor comes."""
    lock(visitor)
    visitor.answer, visitor.answered_at = answer, now()
    db.session.flush()


def check_in(visitor: Visitor, how: Presence) -> None:
    """Write the visitor down as present, under their name; saying it again changes how."""
    must_go_on(visitor.session.group)
    sessions.record_guest(visitor.session, visitor.name, how, PresenceSource.SELF)


def visitor_with(token: str) -> Visitor | None:
    """Return whose address this is, or None once the session is over or the way in withdrawn."""
    visitor = db.session.scalar(
        select(Visitor)
        .join(Visitor.invitation)
        .options(joinedload(Visitor.session).joinedload(Session.group))
        .where(Visitor.token_hash == hash_of(token), Invitation.withdrawn_at.is_(None))
    )
    return visitor if visitor and takes_visitors(visitor.session) else None


def visitors_by(_person: Person, invitations: Sequence[Invitation]) -> dict[int, list[Visitor]]:
    """Return by invitation id who came without an account, the first one first.

    The person was found to be one who may withdraw these invitations.
    """
    came: dict[int, list[Visitor]] = {invitation.id: [] for invitation in invitations}
    wanted = (
        select(Visitor)
        .options(joinedload(Visitor.session).joinedload(Session.group))
        .where(Visitor.invitation_id.in_(came))
        .order_by(Visitor.id)
    )
    for visitor in db.session.scalars(wanted):
        came[visitor.invitation_id].append(visitor)
    return came


def agenda_for_visitors(session: Session) -> list[AgendaLine]:
    """Return the accepted points of the session that an invitation lets into, in order."""
    presented_by = func.coalesce(Person.name, AgendaItem.presenter_name)
    found = db.session.execute(
        select(AgendaItem.title, AgendaItem.html, AgendaItem.duration, presented_by)
        .outerjoin(Person, Person.id == AgendaItem.presenter_id)
        .where(AgendaItem.session_id == session.id, AgendaItem.status.in_(ACCEPTED))
        .order_by(AgendaItem.rank, AgendaItem.id)
    )
    return [AgendaLine._make(row) for row in found]


def _is_taken(session: Session, name: str) -> bool:
    same = func.lower(Visitor.name) == name.lower()
    return bool(db.session.scalar(select(Visitor.id).where(Visitor.session_id == session.id, same)))
