"""What the tests of searching begin with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cop.search.actions import Findable, index
from cop.search.queries import Found, find
from cop.search.words import DocKind
from tests.search.judged import TEXTS

Put = Callable[..., None]
Ask = Callable[..., Found]


@pytest.fixture
def put(database: None) -> Put:
    """Give a function that makes a text findable; its number is told by `ref`."""

    def made(title: str, body: str = "", *, ref: int = 1, **more: Any) -> None:
        given = {"part": 0, "kind": DocKind.MINUTES, "group_id": None, "date": date(2026, 11, 2)}
        given |= {"language": None, "path": f"/texts/{ref}", "facts": {}} | more
        index(Findable(ref=ref, title=title, body=body, **given))

    return made


@pytest.fixture
def ask(database: None) -> Ask:
    """Give a function that asks as one who sees all, unless told."""

    def asked(question: str, sees: Any = None, **more: Any) -> Found:
        return find(sees, question, **more)

    return asked


@pytest.fixture
def judged(put: Put) -> None:
    """Make the judged texts findable."""
    for number, one in enumerate(TEXTS.values()):
        put(ref=number, **one | {"kind": DocKind(one["kind"])})
