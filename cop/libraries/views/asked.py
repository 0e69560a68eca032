"""What an address of the list asks for, and the addresses that ask for a little else."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import url_for
from werkzeug.datastructures import MultiDict

from cop.libraries.queries import Wanted
from cop.libraries.words import LibraryType

LONGEST_QUESTION = 300


@dataclass(frozen=True)
class Asked:
    """Words and a type, and where the page begins."""

    words: str = ""
    type: LibraryType | None = None
    after: str = ""

    @property
    def wanted(self) -> Wanted:
        """Return the question as the list takes it."""
        return Wanted(self.words, self.type)

    def address(self) -> str:
        """Return the address that asks for this."""
        kind = self.type.value if self.type else None
        after = self.after or None
        return url_for("libraries.index", q=self.words or None, type=kind, after=after)

    def of_type(self, kind: LibraryType) -> str:
        """Return the address narrowed to the type, or widened again where it is chosen."""
        return replace(self, type=None if kind == self.type else kind, after="").address()

    def from_cursor(self, cursor: str) -> str:
        """Return the address of the page that begins at the cursor."""
        return replace(self, after=cursor).address()


def asked(given: MultiDict[str, str]) -> Asked:
    """Read the address; a type that there is not is left out."""
    kind = given.get("type", "")
    return Asked(
        words=given.get("q", "")[:LONGEST_QUESTION],
        type=LibraryType(kind) if kind in set(LibraryType) else None,
        after=given.get("after", ""),
    )
