"""What browsers send about duties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import request
from flask_babel import gettext as _

from cop.duties.facts import Facts, Spot
from cop.duties.words import Duty
from cop.kit.problems import Invalid, Refused
from cop.people.queries import person_by_login

if TYPE_CHECKING:
    from cop.people.models import Person

NEXT, NOBODY = "next", "0"  # what may be chosen beside people


@dataclass(frozen=True)
class Given:
    """A duty, whom it is given to, by id, and who had it on the page."""

    duty: Duty
    chosen: str
    seen: int | None

    def person(self, facts: Facts, spot: Spot, holders: dict[Duty, int | None]) -> Person | None:
        """Return who is meant, None for nobody; who has it now is not the next by turn.

        Raises Invalid for somebody who does not take part, Refused where nobody else is left.
        """
        if self.chosen == NOBODY:
            return None
        if self.chosen == NEXT:
            return self._next(facts, spot, holders)
        member = next((one for one in facts.members if str(one.id) == self.chosen), None)
        if member is None:
            raise Invalid(_("Please choose one of these."))
        return person_by_login(member.login)

    def _next(self, facts: Facts, spot: Spot, holders: dict[Duty, int | None]) -> Person | None:
        has = holders.get(self.duty)
        taken = [who for who in holders.values() if who]
        found = facts.suggestion(self.duty, spot, taken=taken)
        member = facts.member(found.id) if found else None
        if member is None or member.id == has:
            raise Refused(_("By turn there is nobody else for this session."))
        return person_by_login(member.login)


def duty_named() -> Duty:
    """Return the duty that was sent; raises Invalid for none."""
    name = request.form.get("duty", "")
    if name not in list(Duty):
        raise Invalid(_("The browser sent something that cannot be used."))
    return Duty(name)


def given() -> Given:
    """Return what was sent of a duty that is given; raises Invalid where it says no duty."""
    seen = request.form.get("seen", 0, int)
    return Given(duty_named(), request.form.get("person", ""), seen or None)
