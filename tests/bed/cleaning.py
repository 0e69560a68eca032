"""Leaves the database empty after each test: only what was written to is emptied."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Engine, event

WRITES = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|REPLACE INTO|UPDATE)\s+"?(\w+)', re.I)
AROUND = {  # in whatever order the tables are emptied, no reference stands in the way
    "sqlite": (["PRAGMA foreign_keys = OFF", "BEGIN"], ["COMMIT", "PRAGMA foreign_keys = ON"]),
    "postgresql": (["SET LOCAL session_replication_role = replica"], ["COMMIT"]),
}


class Cleaner:
    """Remembers which tables were written to since the last cleaning."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._touched: set[str] = set()
        event.listen(engine, "before_cursor_execute", self._notice)

    def clean(self) -> None:
        """Empty the tables that were written to."""
        tables, self._touched = sorted(self._touched), set()
        if not tables:
            return
        before, after = AROUND[self._engine.dialect.name]
        connection = self._engine.raw_connection()
        try:
            cursor = connection.cursor()
            for statement in (*before, *(f'DELETE FROM "{t}"' for t in tables), *after):
                cursor.execute(statement)
        finally:
            connection.close()

    def _notice(self, _c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        match = WRITES.match(statement)
        if match:
            self._touched.add(match[1].lower())
