"""Libraries, by all their names and codes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from cop.db import Base
from cop.db.types import Id, Line, LongText, closed_set
from cop.kit.clock import now
from cop.libraries.codes import LONGEST
from cop.libraries.words import LibraryType


class Library(Base):
    """An institution that takes part; each code is of one library only.

    One that was merged into another stays as a signpost from its address, and is in no list.
    """

    __tablename__ = "libraries"

    id: Mapped[Id]
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[Line]
    alternate_names: Mapped[LongText] = mapped_column(default="")  # one in a line
    type: Mapped[LibraryType] = mapped_column(closed_set(LibraryType), default=LibraryType.OTHER)
    isil: Mapped[str | None] = mapped_column(String(LONGEST), unique=True)
    ror: Mapped[str | None] = mapped_column(String(LONGEST), unique=True)
    npp: Mapped[str | None] = mapped_column(String(LONGEST), unique=True)
    city: Mapped[Line] = mapped_column(default="")
    region: Mapped[Line] = mapped_column(default="")
    country: Mapped[str] = mapped_column(String(2), default="")  # ISO 3166-1 alpha-2
    address: Mapped[LongText] = mapped_column(default="")
    email: Mapped[str] = mapped_column(String(254), default="")
    phone: Mapped[Line] = mapped_column(default="")
    website: Mapped[str] = mapped_column(String(500), default="")
    catalogue: Mapped[str] = mapped_column(String(500), default="")
    time_zone: Mapped[str] = mapped_column(String(40), default="")
    words: Mapped[LongText] = mapped_column(default="")  # names, codes and places, to search in
    known_as: Mapped[LongText] = mapped_column(default="")  # folded names between line feeds
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("libraries.id"), index=True)
    version: Mapped[int] = mapped_column(default=1)  # grows with every edit, to see conflicts
    created_at: Mapped[datetime] = mapped_column(default=now)

    def __str__(self) -> str:
        return self.name

    @property
    def other_names(self) -> list[str]:
        """Return the alternate names."""
        return self.alternate_names.splitlines()
