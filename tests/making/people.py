"""Makes people and libraries."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from itertools import count
from typing import Any

from cop.kit.clock import today
from cop.libraries import actions as libraries
from cop.libraries.models import Library
from cop.people import actions as people
from cop.people.models import Absence, Person
from tests import cast
from tests.bed.writing import in_own_units
from tests.cast import Figure
from tests.making.steps import kept


@in_own_units
class MakePeople:
    """The cast is made when it is first named: `make.rina`."""

    def __init__(self) -> None:
        self._numbers = count(1)

    @cached_property
    def rina(self) -> Person:
        """Moderates the circles that `make.group` makes."""
        return self.figure(cast.RINA)

    @cached_property
    def bayu(self) -> Person:
        """A member; writes the notes."""
        return self.figure(cast.BAYU)

    @cached_property
    def sari(self) -> Person:
        """A member."""
        return self.figure(cast.SARI)

    @cached_property
    def andi(self) -> Person:
        """Is informed: gets the minutes."""
        return self.figure(cast.ANDI)

    @cached_property
    def maya(self) -> Person:
        """Has an account and belongs to no circle."""
        return self.figure(cast.MAYA)

    @cached_property
    def dewi(self) -> Person:
        """Administers the site and belongs to no circle."""
        return self.figure(cast.DEWI)

    def figure(self, figure: Figure, **more: Any) -> Person:
        """Make somebody of the cast, who reads English unless told."""
        return self.person(
            figure.name, login=figure.login, library=figure.library, role=figure.role, **more
        )

    def person(self, name: str = "", *, login: str = "", **more: Any) -> Person:
        """Make somebody; without a password, which costs time, one signs in by `client_for`."""
        number = next(self._numbers)
        login = login or f"orang{number}"
        more = {"email": f"{login}@pustaka.example", "locale": "en", **more}
        return kept(people.add_person(name=name or f"Orang {number}", login=login, **more))

    def absence(
        self, person: Person, first: int = 30, last: int | None = None, reason: str = ""
    ) -> Absence:
        """Say that the person is away, from one day to another counted from today."""
        day = today(person.time_zone)
        days = (day + timedelta(days=one) for one in (first, first if last is None else last))
        return kept(people.say_absence(person, people.AbsenceText(*days, reason)))

    def library(self, name: str = "Perpustakaan Daerah Cempaka", **more: Any) -> Library:
        """Put a library on the list."""
        return kept(libraries.add_library(libraries.LibraryText(name=name, **more)))
