"""What people get by mail about their account."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from flask_babel import gettext as _

from cop.jobs.letters import Letter, speaking

if TYPE_CHECKING:
    from cop.people.models import Person


def password_letter(person: Person, link: str, *, lasts: timedelta) -> Letter:
    """Return the mail with the link that sets the password once."""
    with speaking(person):
        hours = int(lasts.total_seconds() // 3600)
        return Letter(
            subject=_("Set a new password"),
            paragraphs=(
                _("Hello %(name)s,", name=person.first_name),
                _("somebody, probably you, asked for a new password for your account on Lingkar."),
                _(
                    "The link sets it once, within %(hours)s hours. Until then your present "
                    "password works as before.",
                    hours=hours,
                ),
            ),
            facts=((_("Login"), person.login),),
            act=(_("Set the password"), link),
            reason=_("Was it not you? Then there is nothing to do: nobody else reads this mail."),
        )
