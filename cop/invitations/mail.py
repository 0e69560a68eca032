"""What somebody gets by mail who is invited, and without an account comes by that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _

from cop.calendar.itip import Attendee, invitation_to, taken_out
from cop.invitations.words import Purpose
from cop.jobs.letters import Letter, Newcomer, Receiver, speaking
from cop.jobs.outbox import post
from cop.kit.addresses import public
from cop.kit.clock import now
from cop.kit.dates import clock_time, full_day, zone_name
from cop.kit.meeting import where
from cop.people.queries import person_by_email
from cop.sessions.words import Reply, Status

if TYPE_CHECKING:
    from cop.invitations.models import Invitation, Visitor
    from cop.people.models import Person
    from cop.sessions.models import Session


def invitation_letter(invitation: Invitation, to: Receiver, link: str) -> Letter:
    """Return the mail with the link of an invitation, in the language of who gets it."""
    with speaking(to):
        by = invitation.by.name
        return Letter(
            subject=_subject(invitation),
            paragraphs=[
                _("%(name)s invites you.", name=by),
                *([f"“{invitation.note}”"] if invitation.note else []),
            ],
            facts=_facts(invitation),
            act=(_("Accept the invitation"), link),
            reason=_("You get this one mail because %(name)s typed your address.", name=by),
        )


def post_invitation(invitation: Invitation, token: str) -> None:
    """Send the link to the address of the invitation, with the session for its calendar.

    A person gets it in their language, others in that of who invites.
    """
    to = _receiver(invitation)
    letter = invitation_letter(invitation, to, public(f"/invitations/{token}"))
    session = invitation.session
    is_ahead = session is not None and session.status is Status.OPEN
    calendar = invitation_to(attendee_of(invitation), session.id) if session and is_ahead else ""
    post(letter, to, key=f"invitation-{invitation.id}", calendar=calendar, secret=True)


def post_change(invitation: Invitation, session: Session, visitor: Visitor | None) -> None:
    """Tell who was invited by mail how the session stands now, also in their calendar."""
    to = _receiver(invitation)
    letter = _changed_letter(invitation, session, to)
    calendar = invitation_to(attendee_of(invitation, visitor), session.id)
    key = f"invitation-changed-{invitation.id}-{session.sequence}"
    post(letter, to, key=key, calendar=calendar)


def post_taken_back(
    invitation: Invitation, session: Session, visitor: Visitor | None = None
) -> None:
    """Tell who was invited by mail that they are not expected any more."""
    to = _receiver(invitation)
    letter = _out_letter(session, to, _reason(invitation, to))
    calendar = taken_out(attendee_of(invitation, visitor), session.id)
    post(letter, to, key=f"invitation-back-{invitation.id}", calendar=calendar)


def post_let_out(session: Session, guest: Person) -> None:
    """Tell a guest with an account that they are not expected any more."""
    with speaking(guest):
        reason = _("You get this mail because you were a guest of this session.")
    letter = _out_letter(session, guest, reason)
    calendar = taken_out(Attendee(guest.name, guest.email), session.id)
    key = f"let-out-{session.id}-{guest.id}-{now():%Y%m%d%H%M%S}"
    post(letter, guest, key=key, calendar=calendar)


def _receiver(invitation: Invitation) -> Receiver:
    there = person_by_email(invitation.email)
    return there or Newcomer(invitation.email, invitation.by.locale)


def _changed_letter(invitation: Invitation, session: Session, to: Receiver) -> Letter:
    with speaking(to):
        is_off, name = session.status is Status.CANCELLED, session.name
        subject = (
            _("%(session)s is cancelled", session=name)
            if is_off
            else _("%(session)s has another time or place", session=name)
        )
        return Letter(
            subject=subject,
            paragraphs=[f"{subject}."],
            facts=[(_("Circle"), session.group.name), *_facts_of(session)],
            reason=_reason(invitation, to),
        )


def _out_letter(session: Session, to: Receiver, reason: str) -> Letter:
    with speaking(to):
        return Letter(
            subject=_("Your invitation to %(name)s is taken back", name=session.name),
            paragraphs=[_("You are not expected at this session any more.")],
            facts=[(_("Circle"), session.group.name), *_facts_of(session)],
            reason=reason,
        )


def attendee_of(invitation: Invitation, visitor: Visitor | None = None) -> Attendee:
    """Return whom the mail's calendar names, by the name and the answer of one who came by it."""
    if visitor is None:
        return Attendee(invitation.email, invitation.email)
    return Attendee(visitor.name, invitation.email, Reply(visitor.answer.value))


def _reason(invitation: Invitation, to: Receiver) -> str:
    with speaking(to):
        name = invitation.by.name
        return _("You get this mail because %(name)s invited you by mail.", name=name)


def _subject(invitation: Invitation) -> str:
    if invitation.purpose is Purpose.SESSION and invitation.session:
        return _("Invitation to %(name)s", name=invitation.session.name)
    if invitation.purpose is Purpose.CIRCLE and invitation.group:
        return _("Invitation to the circle %(name)s", name=invitation.group.name)
    return _("Invitation to Lingkar")


def _facts(invitation: Invitation) -> list[tuple[str, str]]:
    facts = []
    if invitation.group:
        facts.append((_("Circle"), invitation.group.name))
    if invitation.session:
        facts += _facts_of(invitation.session)
    return [*facts, (_("Works until"), full_day(invitation.expires_at))]


def _facts_of(session: Session) -> list[tuple[str, str]]:
    at, tzid = session.starts_at, session.tzid
    day = full_day(at, tzid, weekday=True)
    hour = f", {clock_time(at, tzid)} {zone_name(tzid, at)}" if session.time_known else ""
    facts = [(_("Session"), session.name), (_("When"), f"{day}{hour}")]
    held = where(session.mode, session.place)
    return [*facts, (_("Place"), held)] if held else facts
