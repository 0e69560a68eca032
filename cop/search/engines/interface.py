"""What each engine does; what it finds is the same, how it finds is not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

from sqlalchemy import ColumnElement, Connection, Select, String, func, or_, type_coerce

from cop.search.models import SearchDoc
from cop.search.wanting import Asking

BUILT = 1000  # queries in memory, each of them for one person
NO_GROUP = 0  # stands for the group of a text that has none; ids begin with 1
GroupIds = Select[Any] | None  # ids of the groups whose texts may be seen; None: all of them


class Indexed(NamedTuple):
    """A text as an engine keeps it."""

    id: int
    group_id: int | None
    marks: list[str]


class Candidate(NamedTuple):
    """A text that was found, with what it is ranked and counted by; `kind` is the value of one."""

    id: int
    kind: str
    group_id: int | None
    weights: str
    type: str | None = None
    language: str | None = None
    subjects: str = ""
    whole: int | None = None


CANDIDATE: dict[str, ColumnElement[Any]] = {
    name: SearchDoc.__table__.c[name] for name in Candidate._fields
}
CANDIDATE["kind"] = type_coerce(CANDIDATE["kind"], String)  # a thousand members take their time


class Engine(Protocol):
    """The one interface of SQLite's and PostgreSQL's full-text search."""

    def create_tables(self, connection: Connection) -> None:
        """Make the engine's tables; a migration calls it."""

    def drop_tables(self, connection: Connection) -> None:
        """Take them away."""

    def put(self, connection: Connection, texts: Sequence[Indexed]) -> None:
        """Index texts whose ids are not indexed yet."""

    def remove(self, connection: Connection, ids: Sequence[int]) -> None:
        """Forget the texts with these ids."""

    def newest(
        self, connection: Connection, asking: Asking, sees: GroupIds, limit: int
    ) -> list[Candidate]:
        """Return the newest texts that are wanted and may be seen, the newest first."""


def may_see(sees: GroupIds, group_id: ColumnElement[Any]) -> list[ColumnElement[bool]]:
    """Return the condition on a text's group, as the part of a WHERE; empty where all are seen.

    It is written so that no index on groups serves it: texts are read in the order of time.
    """
    group = func.coalesce(group_id, NO_GROUP)
    return [] if sees is None else [or_(group == NO_GROUP, group.in_(sees))]
