"""What an address of the calendar asks for, and the addresses that ask for a little else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flask import request, url_for

from cop.access import found
from cop.calendar.months import Month, month_of, read_month
from cop.calendar.wanted import Wanted
from cop.calendar.words import View
from cop.groups.queries import group_seen_by
from cop.kit.clock import today
from cop.libraries.queries import library_at
from cop.people.queries import current_person

if TYPE_CHECKING:
    from cop.groups.models import Group
    from cop.libraries.models import Library
    from cop.people.models import Person


@dataclass(frozen=True)
class Asked:
    """Who asks, which month and how it is shown, and whose sessions; a circle goes before `own`.

    `whole`: the list is that of the whole month, also where a part of it is over.
    """

    person: Person | None
    month: Month
    present: Month  # the one that it is now, where the person is
    whole: bool
    view: View | None
    own: bool
    group: Group | None
    library: Library | None

    @property
    def wanted(self) -> Wanted:
        """Return which sessions are asked for."""
        return Wanted(
            own=self.own and self.group is None,
            group_id=self.group.id if self.group else None,
            library_id=self.library.id if self.library else None,
        )

    @property
    def address(self) -> str:
        """Return the address that asks for this."""
        return url_for(
            "calendar.show",
            month=str(self.month) if self.whole or self.month != self.present else None,
            view=self.view.value if self.view else None,
            whose="all" if self.person and not self.own and not self.group else None,
            circle=self.group.slug if self.group else None,
            library=self.library.slug if self.library else None,
        )

    def in_month(self, month: Month) -> str:
        """Return the address of the same in another month."""
        return replace(self, month=month, whole=False).address

    @property
    def whole_list(self) -> str:
        """Return the address of the list of the whole month."""
        return replace(self, view=View.LIST, whole=True).address

    def shown_as(self, view: View) -> str:
        """Return the address of the same in another view."""
        return replace(self, view=view).address

    def of(self, *, own: bool) -> str:
        """Return the address of one's own sessions in this month, or of all that one sees."""
        return replace(self, own=own, group=None).address


def asked(tzid: str) -> Asked:
    """Read the address; what cannot be is left out, and a circle that is not seen is 404."""
    person, given = current_person(), request.args
    present = month_of(today(tzid))
    view, circle = given.get("view", ""), given.get("circle", "")
    month = read_month(given.get("month", ""))
    return Asked(
        person=person,
        month=month or present,
        present=present,
        whole=month is not None,
        view=View(view) if view in set(View) else None,
        own=person is not None and given.get("whose") != "all",
        group=found(group_seen_by(person, circle)) if circle else None,
        library=library_at(given.get("library", "")),
    )
