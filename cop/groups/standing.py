"""What a circle that rests or is concluded refuses, in a sentence."""

from __future__ import annotations

from flask_babel import gettext as _

from cop.groups.models import Group
from cop.groups.words import GroupStatus
from cop.kit.problems import Refused


def concluded(name: str) -> Refused:
    """Return the problem that whoever changes something in a concluded circle is told."""
    return Refused(
        _("%(name)s is concluded. It can be read, and nothing in it changes any more.", name=name)
    )


def must_go_on(group: Group) -> None:
    """Let what changes something pass only where the circle is not concluded; raises Refused."""
    if group.is_concluded:
        raise concluded(group.name)


def must_be_active(group: Group) -> None:
    """Let sessions be planned only where the circle is active; raises Refused."""
    must_go_on(group)
    if group.status is GroupStatus.DORMANT:
        raise Refused(_("%(name)s is dormant. A moderator can wake it.", name=group.name))
