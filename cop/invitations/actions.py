"""Inviting, withdrawing, and coming by an invitation."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import func, update

from cop import text
from cop.access.throttle import count_attempt
from cop.audit.actions import record
from cop.db import db
from cop.db.unit import lock
from cop.groups import actions as groups
from cop.groups.models import Group
from cop.groups.standing import must_go_on
from cop.invitations.mail import post_invitation, post_let_out, post_taken_back
from cop.invitations.models import Invitation, InvitationUse, Visitor
from cop.invitations.queries import (
    invitation_used_by,
    invitation_with,
    is_told_by_account,
    lone_visitor,
)
from cop.invitations.rules import has_begun, takes_guests
from cop.invitations.words import LONGEST_NOTE, MOST_USES, Purpose, State
from cop.kit.clock import now
from cop.kit.problems import Refused
from cop.people import actions as people
from cop.people.models import Person
from cop.people.tokens import hash_of, new_token
from cop.people.words import Role
from cop.sessions import actions as sessions
from cop.sessions.models import Guest, Session

WINDOW = timedelta(minutes=15)
PER_INVITATION = 100  # accounts tried for; a whole class may sit before one link
A_DAY = timedelta(days=1)
MAILS_A_DAY = 40  # that one person sends to addresses of their choice
PER_ADDRESS = 200  # and several classes behind one router


def invite(
    by: Person,
    *,
    days: int,
    most: int = 1,
    note: str = "",
    group: Group | None = None,
    session: Session | None = None,
    email: str = "",
) -> tuple[Invitation, str]:
    """Make an invitation into the site, a circle or a session; return it and its token.

    The token is kept nowhere else; with an `email` it is sent there. Raises Refused for a session
    that takes no guests, TooMany after too many mails.
    """
    if email:
        count_attempt("invitation mails", str(by.id), most=MAILS_A_DAY, within=A_DAY)
    if session is not None and not takes_guests(session):
        raise Refused(_("Guests are invited while the agenda is public and until the adoption."))
    token = new_token()
    invitation = Invitation(
        token_hash=hash_of(token),
        purpose=_purpose(group, session),
        group_id=session.group_id if session else group and group.id,
        session_id=session and session.id,
        by_id=by.id,
        note=text.fit_for_storage(note).strip()[:LONGEST_NOTE],
        most=max(1, min(most, MOST_USES)),
        email=email,
        told_sequence=session.sequence if session else 0,
        expires_at=now() + timedelta(days=days),
    )
    db.session.add(invitation)
    db.session.flush()
    told = {"group": invitation.group_id, "session": invitation.session_id}
    record("make", "invitation", invitation.id, by=by, before=invitation.purpose.value, **told)
    if email:
        post_invitation(invitation, token)
        invitation.email = email if session else ""  # for the changes of a session alone
    return invitation, token


def withdraw(invitation: Invitation, *, by: Person) -> None:
    """End an invitation; who came by it with an account stays. Twice changes nothing more.

    Who was invited by mail and did not come so is told.
    """
    lock(invitation)
    if invitation.withdrawn_at is None:
        invitation.withdrawn_at = now()
        group, session = invitation.group_id, invitation.session_id
        record("withdraw", "invitation", invitation.id, by=by, group=group, session=session)
        uninvite(invitation)
        db.session.flush()


def accept(token: str, person: Person) -> Invitation:
    """Let somebody with an account in; again changes nothing and uses nothing up.

    Raises Refused where the invitation works no longer.
    """
    if used := invitation_used_by(person, token):
        return used
    invitation = invitation_with(token)
    if invitation is not None:
        lock(invitation)
    if invitation is None or invitation.state is not State.OPEN:
        raise Refused(_("This invitation works no longer."))
    _let_in(invitation, person)
    return invitation


def sign_up(token: str, *, address: str, **said: Any) -> Person:
    """Make an account by an invitation and let it in; `said` as `people.add_person` takes it.

    Whoever came by a circle's or a session's invitation is a guest of the site. A form that is
    sent twice makes one account. Raises Refused, Invalid or TooMany with a sentence.
    """
    invitation = invitation_with(token)
    if invitation is None:
        raise Refused(_("This invitation works no longer."))
    count_attempt("invitation", str(invitation.id), most=PER_INVITATION, within=WINDOW)
    count_attempt("invitations from", address, most=PER_ADDRESS, within=WINDOW)
    role = Role.MEMBER if invitation.purpose is Purpose.SITE else Role.GUEST
    person = people.add_person(role=role, **said)
    accept(token, person)
    return person


def came_already(token: str, email: str, password: str, *, address: str) -> Person | None:
    """Return who made this account by this link a moment ago, for a form that was sent twice."""
    person = people.recognise(email, password, address=address)
    return person if person and invitation_used_by(person, token) else None


def remove_guest(guest: Guest, *, by: Person) -> None:
    """End a guest's part in a session, and tell them if it is ahead; what they wrote stays."""
    told = {"session": guest.session_id, "about": guest.person_id}
    record("remove", "guest", guest.id, by=by, before=guest.person.login, **told)
    if guest.person.is_active and takes_guests(guest.session) and not has_begun(guest.session):
        post_let_out(guest.session, guest.person)
    theirs = (
        Invitation.session_id == guest.session_id,
        func.lower(Invitation.email) == guest.person.email,
    )
    db.session.execute(update(Invitation).where(*theirs).values(email=""))
    sessions.let_out(guest)


def uninvite(invitation: Invitation, visitor: Visitor | None = None) -> None:
    """Tell who was invited by mail that they are not expected, and forget the address.

    Who takes part by an account stays and is told nothing.
    """
    session = invitation.session
    is_ahead = bool(invitation.email) and session is not None and not has_begun(session)
    if session is not None and is_ahead and not is_told_by_account(invitation):
        post_taken_back(invitation, session, visitor or lone_visitor(invitation))
    invitation.email = ""
    db.session.flush()


def _let_in(invitation: Invitation, person: Person) -> None:
    if invitation.group is not None:
        must_go_on(invitation.group)
    if invitation.session is not None:
        sessions.let_in(invitation.session, person)
    elif invitation.group is not None:
        groups.let_in(invitation.group, person)
    db.session.add(InvitationUse(invitation_id=invitation.id, person_id=person.id))
    if invitation.most == 1 or invitation.email.lower() == person.email:
        invitation.email = ""  # the account is told from now on
    invitation.uses += 1
    db.session.flush()


def _purpose(group: Group | None, session: Session | None) -> Purpose:
    if session is not None:
        return Purpose.SESSION
    return Purpose.CIRCLE if group is not None else Purpose.SITE
