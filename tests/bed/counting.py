"""Counts the SQL statements that a block sends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

FRAME = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA")


@contextmanager
def statements_of(engine: Engine) -> Iterator[list[str]]:
    """Give a list that grows with every statement but those that frame a transaction."""
    sent: list[str] = []

    def notice(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.lstrip().upper().startswith(FRAME):
            sent.append(statement)

    event.listen(engine, "before_cursor_execute", notice)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", notice)
