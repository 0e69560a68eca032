"""Long lists in pages, by the place of the last row (a keyset): nothing is skipped or counted."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, literal, tuple_

T = TypeVar("T")
Place = tuple[Any, ...]
Columns = Sequence[Any]  # mapped columns or expressions, in the order of the list
LONGEST = 2_000  # characters of a place in an address; a name of 200 letters fits in any script
TOO_LARGE = 10**18


@dataclass(frozen=True)
class Page(Generic[T]):
    """Some rows of a list, and the place after which the next page begins; empty at the end."""

    items: Sequence[T]
    next: str


def cut(rows: Sequence[T], size: int, place: Callable[[T], Place]) -> Page[T]:
    """Return a page of `size` rows; give it one row more, to know whether it is the last."""
    items = rows[:size]
    return Page(items, written(place(items[-1])) if len(rows) > size else "")


def after(columns: Columns, place: Place) -> ColumnElement[bool]:
    """Return the condition that a row comes after the place, where all columns ascend."""
    return tuple_(*columns) > _values(columns, place)


def before(columns: Columns, place: Place) -> ColumnElement[bool]:
    """Return the condition that a row comes after the place, where all columns descend."""
    return tuple_(*columns) < _values(columns, place)


def written(place: Place) -> str:
    """Return the place as a part of an address; takes text, numbers, truths and moments."""
    values = [value.isoformat() if isinstance(value, datetime) else value for value in place]
    return urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def read(text: str, *kinds: type) -> Place | None:
    """Return the place that an address names; None, the beginning, for one that was never made."""
    if not text or len(text) > LONGEST:
        return None
    try:
        values = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        return tuple(_fit(*pair) for pair in zip(values, kinds, strict=True))
    except (ValueError, TypeError, OverflowError, RecursionError):
        return None


def _fit(value: Any, kind: Any) -> Any:
    """Return the value as its kind; raises ValueError for anything a database would refuse."""
    if kind is datetime:
        return datetime.fromisoformat(value).astimezone(UTC)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise ValueError("not of this kind")
    if kind is int and abs(value) >= TOO_LARGE:
        raise ValueError("too large")
    if kind is str and "\0" in value.encode().decode():
        raise ValueError("not storable")
    return value


def _values(columns: Columns, place: Place) -> ColumnElement[Any]:
    pairs = zip(columns, place, strict=True)
    return tuple_(*(literal(value, column.type) for column, value in pairs))
