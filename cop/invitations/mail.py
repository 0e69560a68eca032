"""What somebody gets by mail who is invited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _

from cop.invitations.words import Purpose
from cop.jobs.letters import Letter, Receiver, speaking
from cop.kit.dates import clock_time, full_day, zone_name

if TYPE_CHECKING:
    from cop.invitations.models import Invitation
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
    return [*facts, (_("Place"), session.place)] if session.place else facts
