"""Column types: moments that are always aware and in UTC, closed sets, long text."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

from sqlalchemy import DateTime, Dialect, Enum, Integer, String, Text
from sqlalchemy.orm import mapped_column
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[datetime]):
    """A moment; takes only aware datetimes and gives them back in UTC on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC; raises ValueError for a naive one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without its zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Return the stored moment, aware."""
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def closed_set(members: type[StrEnum]) -> Enum:
    """Return a column type for the members, stored as their values."""
    return Enum(
        members,
        native_enum=False,
        create_constraint=False,
        length=24,
        validate_strings=True,
        values_callable=lambda kinds: [kind.value for kind in kinds],
    )


Id = Annotated[int, mapped_column(Integer, primary_key=True)]
Line = Annotated[str, mapped_column(String(200))]  # one line as people type it: a title, a name
LongText = Annotated[str, mapped_column(Text)]

LINE_LENGTH = 200
TYPES: dict[Any, Any] = {datetime: UtcDateTime}
