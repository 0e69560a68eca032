"""Measure the budgets: `make bench`, or `python -m bench --help`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence

from bench.browser import phone
from bench.live import live
from bench.pages import pages
from bench.scene import filled
from bench.search import searches
from bench.served import served, serving
from bench.table import Line, printed

PARTS = ("pages", "served", "live", "phone", "search")


def main() -> int:
    """Print the table; return 1 where a budget is missed and the command says --strict."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--strict", action="store_true", help="end with 1 where one is missed")
    parser.add_argument("--only", choices=PARTS, action="append", help="a part; several: again")
    parser.add_argument("--texts", type=int, default=10_000, help="how many the search looks in")
    parser.add_argument("--engine", choices=("sqlite", "postgres"), default="sqlite")
    given = parser.parse_args()
    parts = given.only or PARTS
    with tempfile.TemporaryDirectory(prefix="cop-bench-") as folder:
        os.environ.update(COP_INSTANCE=folder, COP_RATE_LIMITS="off", COP_DATABASE_URL="")
        missed = printed(_lines(parts, given.texts, given.engine))
    print(f"{missed} of the budgets missed" if missed else "all budgets met")
    return 1 if missed and given.strict else 0


def _lines(parts: Sequence[str], texts: int, engine: str) -> Iterator[Line]:
    from cop import create_app

    if {"pages", "served", "live", "phone"} & set(parts):
        scene = filled()
        if "pages" in parts:
            yield from pages(create_app(), scene)
        if {"served", "live", "phone"} & set(parts):
            with serving() as server:
                if "served" in parts:
                    yield from served(scene, server)
                if "live" in parts:
                    yield from live(create_app(), scene, server)
                if "phone" in parts:
                    yield from phone(scene, server)
    if "search" in parts:
        yield from searches(texts, engine)


if __name__ == "__main__":
    sys.exit(main())
