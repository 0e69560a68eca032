"""How fast the pages are: each beside a bare Jinja page of the same size, in the same run.

Both are asked in turns, in this process, and what counts is the processor's time, the best of
many turns: what else the machine does at the same time then matters little.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextvars import Context
from time import process_time
from typing import TYPE_CHECKING, Any, NamedTuple

from bench.bare import bare_client, path_of_size
from bench.scene import Scene
from bench.table import Line, at_least, at_most

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

TURNS, SECONDS = 8, 0.25  # of each of the two
SHARE, SHARE_UNCHANGED = 0.4, 0.6  # of the speed of what they are compared with
STATEMENTS = {"session": 20}
STATEMENTS_ELSE, STATEMENTS_UNCHANGED = 15, 2
PARTIAL = {"HX-Request": "true", "HX-Request-Type": "partial"}
Ask = Callable[[], int]


class Speeds(NamedTuple):
    """How often both can be asked in a second."""

    page: float
    bare: float


def pages(app: Flask, scene: Scene) -> Iterator[Line]:
    """Give two lines for each page: its share of the bare page's speed, and its statements."""
    client, bare = app.test_client(), bare_client()
    client.set_cookie(scene.cookie_name, scene.cookie)
    for name, path in scene.pages.items():
        ask = _asking(client, path)
        size = ask()
        speeds = _speeds(ask, _asking(bare, path_of_size(bare, size)))
        yield at_least(f"{name} page, of a bare one", *_share(speeds, SHARE), _said(speeds, size))
        most = STATEMENTS.get(name, STATEMENTS_ELSE)
        yield at_most(f"{name} page, statements", _statements(app, ask), most)
    unchanged = _unchanged(client, scene.polled)
    speeds = _speeds(unchanged, _asking(bare, "/hello"))
    share = _share(speeds, SHARE_UNCHANGED)
    yield at_least("part unchanged (304), of a hello", *share, _said(speeds))
    count = _statements(app, unchanged)
    yield at_most("part unchanged (304), statements", count, STATEMENTS_UNCHANGED)


def _share(speeds: Speeds, budget: float) -> tuple[float, float, str]:
    return speeds.page / speeds.bare, budget, "%"


def _said(speeds: Speeds, size: int = 0) -> str:
    kind = f"{size / 1000:.0f} kB, " if size else ""
    return f"{kind}{speeds.page:.0f} a second; the bare one {speeds.bare:.0f}"


def _asking(client: FlaskClient, path: str, **headers: str) -> Ask:
    """Return a function that fetches the page and gives its size in bytes."""

    def ask() -> int:
        answer: Any = Context().run(client.get, path, headers=headers)
        assert answer.status_code in (200, 304), f"{path} answered {answer.status_code}"
        return len(answer.data)

    return ask


def _unchanged(client: FlaskClient, path: str) -> Ask:
    first: Any = Context().run(client.get, path, headers=PARTIAL)
    return _asking(client, path, **PARTIAL, **{"If-None-Match": first.headers["ETag"]})


def _speeds(page: Ask, bare: Ask) -> Speeds:
    page(), bare()
    turns = [(_quickest(page), _quickest(bare)) for _ in range(TURNS)]
    return Speeds(*(1 / min(seconds) for seconds in zip(*turns, strict=True)))


def _quickest(ask: Ask) -> float:
    """Return the processor seconds of the quickest answer of one turn."""
    quickest, end = float("inf"), process_time() + SECONDS
    while (begun := process_time()) < end:
        ask()
        quickest = min(quickest, process_time() - begun)
    return quickest


def _statements(app: Flask, ask: Ask) -> int:
    from cop.db import db
    from tests.bed.counting import statements_of

    with app.app_context():
        engine = db.engine
    with statements_of(engine) as sent:
        ask()
    return len(sent)
