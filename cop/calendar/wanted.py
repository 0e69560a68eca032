"""Whose sessions are meant, wherever the calendar is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select

from cop.db.prepared import Given, rows
from cop.groups.models import Group


@dataclass(frozen=True)
class Wanted:
    """Which sessions are meant: one's own or all that one sees, of one circle, series, library."""

    own: bool = False
    series_id: int | None = None
    group_id: int | None = None
    library_id: int | None = None


def narrowed(
    asked: tuple[Select[Any], Given], wanted: Wanted, series: ColumnElement[Any]
) -> Sequence[Any]:
    """Return the rows of a question about circles, narrowed as it is wanted.

    `series` is the column that says of which series a row is.
    """
    found, given = asked
    if wanted.series_id is not None:
        found = found.where(series == wanted.series_id)
    if wanted.group_id is not None:
        found = found.where(Group.id == wanted.group_id)
    if wanted.library_id is not None:
        found = found.where(Group.library_id == wanted.library_id)
    return rows(found, given)
