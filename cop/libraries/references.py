"""What refers to a library, in whichever room it stands: told by the database's own keys."""

from __future__ import annotations

from sqlalchemy import Column, func, select

from cop.db import Base, db
from cop.libraries.models import Library


def references() -> list[Column[int]]:
    """Return every column of the database that names a library."""
    keys = (key for table in Base.metadata.tables.values() for key in table.foreign_keys)
    return [key.parent for key in keys if key.column.table is Library.__table__]


def is_used(library: Library) -> bool:
    """Say whether anything refers to the library."""
    asked = (select(func.count()).where(column == library.id) for column in references())
    return any(db.session.scalar(question) for question in asked)
