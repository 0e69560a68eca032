"""What an address of the archive asks for, and the addresses of its answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flask import url_for
from werkzeug.datastructures import MultiDict

from cop.groups.queries import group_seen_by
from cop.search.results import Filters
from cop.search.words import DocKind

if TYPE_CHECKING:
    from cop.groups.models import Group
    from cop.people.models import Person

YEARS = range(1, 10_000)


@dataclass(frozen=True)
class Asked:
    """A question with its filters: words, kind, circle, year; and where the page begins."""

    words: str = ""
    kind: DocKind | None = None
    group: Group | None = None
    year: int | None = None
    after: str = ""

    @property
    def filters(self) -> Filters:
        """Return the filters as the search takes them."""
        return Filters(self.kind, self.group.id if self.group else None, self.year)

    @property
    def narrows(self) -> bool:
        """Say whether anything but the words is asked for."""
        return bool(self.kind or self.group or self.year)

    def address(self) -> str:
        """Return the address that asks for this."""
        return url_for(
            "archive.search",
            q=self.words or None,
            kind=self.kind.value if self.kind else None,
            group=self.group.slug if self.group else None,
            year=self.year,
            after=self.after or None,
        )

    def of_kind(self, kind: DocKind) -> str:
        """Return the address narrowed to the kind, or widened again where it is chosen."""
        return replace(self, kind=None if kind == self.kind else kind, after="").address()

    def of_group(self, group: Group) -> str:
        """Return the address narrowed to the circle, or widened again where it is chosen."""
        chosen = self.group is not None and self.group.id == group.id
        return replace(self, group=None if chosen else group, after="").address()

    def of_year(self, year: int) -> str:
        """Return the address narrowed to the year, or widened again where it is chosen."""
        return replace(self, year=None if year == self.year else year, after="").address()

    def from_cursor(self, cursor: str) -> str:
        """Return the address of the page that begins at the cursor."""
        return replace(self, after=cursor).address()


def asked(person: Person | None, given: MultiDict[str, str]) -> Asked:
    """Read the address; what cannot be meant, or names what the person may not see, is left out."""
    kind, slug = given.get("kind", ""), given.get("group", "")
    year = given.get("year", type=int)
    return Asked(
        words=given.get("q", ""),
        kind=DocKind(kind) if kind in set(DocKind) else None,
        group=group_seen_by(person, slug) if slug else None,
        year=year if year in YEARS else None,
        after=given.get("after", ""),
    )
