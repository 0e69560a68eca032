"""Under which number a circle's printed documents are filed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cop.groups.models import Group


class Filed(StrEnum):
    """What is filed; the letter stands in its number and is the same in every language."""

    AGENDA = "A"
    MINUTES = "M"
    OUTPUT = "O"


@dataclass(frozen=True)
class Paper:
    """What stands on every page of a document: whose it is, its number and where to find it."""

    library: str
    number: str
    address: str


def paper(group: Group, what: Filed, *, number: int, year: int, address: str) -> Paper:
    """Return the letterhead, numbered by circle, year, kind and number: “obrolan-pagi/2026/M28”."""
    library = group.library.name if group.library else ""
    return Paper(library, f"{group.slug}/{year}/{what}{number}", address)
