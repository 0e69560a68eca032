"""Those who were invited to a session by mail and have no account hear of its changes by mail."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import ColumnElement, select, update

from cop.db import db
from cop.db.unit import lock, unit_of_work
from cop.invitations.mail import post_change
from cop.invitations.models import Invitation
from cop.invitations.queries import is_told_by_account, lone_visitor
from cop.kit.clock import now
from cop.sessions.models import Session
from cop.sessions.words import Status

KEPT = timedelta(days=1)  # after its session an address is not kept any longer


def tell_invited() -> int:
    """Write the mails of changes that they do not know, each in a unit of work of its own."""
    with unit_of_work():
        _forget_addresses()
        changed = (
            select(Invitation.id)
            .join(Session, Session.id == Invitation.session_id)
            .where(_is_told(), Session.sequence > Invitation.told_sequence)
        )
        found = db.session.scalars(changed.order_by(Invitation.id)).all()
    for invitation_id in found:
        with unit_of_work():
            _tell(db.session.get_one(Invitation, invitation_id))
    return len(found)


def _tell(invitation: Invitation) -> None:
    lock(invitation)
    session = invitation.session
    if session is None or not invitation.email or invitation.told_sequence >= session.sequence:
        return  # another worker was faster
    if not is_told_by_account(invitation):
        post_change(invitation, session, lone_visitor(invitation))
    invitation.told_sequence = session.sequence


def _is_told() -> ColumnElement[bool]:
    ahead = Session.status.in_((Status.OPEN, Status.CANCELLED)) & (Session.starts_at > now())
    may_come = (Invitation.expires_at > now()) | (Invitation.uses > 0)
    return (Invitation.email != "") & Invitation.withdrawn_at.is_(None) & may_come & ahead


def _forget_addresses() -> None:
    over = select(Session.id).where(Session.starts_at < now() - KEPT)
    old = Invitation.email != "", Invitation.session_id.in_(over)
    db.session.execute(update(Invitation).where(*old).values(email=""))
