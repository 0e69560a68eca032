"""Measure the search: `python -m bench.search sqlite:////tmp/bench.db --texts 100000`.

Fills an empty database with made-up texts, once, and asks questions of every class; another run
on the same database only asks. Prints milliseconds per class: median, 95th percentile and worst of
the processors' time, and the 95th percentile by the clock.
`make bench` asks the same of a database that it makes and throws away.
"""

from __future__ import annotations

import argparse
import gc
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from flask import Flask
from sqlalchemy import Integer, Select, column, select, table, text

from bench.filling import prepare_database
from bench.table import Line, at_most
from bench.texts import GROUPS, PEOPLE, Language
from cop.db import db, engine_options
from cop.search.queries import Filters, find
from cop.search.results import Trait
from cop.search.words import DocKind

LIBRARY = frozenset(range(1, 21))  # the groups at home there
MINUTES = Trait(kinds=frozenset({DocKind.MINUTES}))
IN_GROUPS = Trait(groups=LIBRARY)
SMALL = 10_000  # texts that growth is measured from
LATE, GROWTH = 100, 5  # milliseconds of the 95th percentile; times
TIMES = 20  # how often each class is asked
Question = tuple[float, str, Filters]  # the share of the groups that one sees, words, filters

# Words by their rank among all; of a million texts they stand in about so many.
MOST = (0, 12)
OFTEN = (12, 60)
COMMON = (150, 500)
RARE = (4_000, 20_000)
NEEDLE = (100_000, 118_000)


@cache  # as the site does for each person
def sees(share: float) -> Select[Any] | None:
    """Return the groups of one who sees such a share of them."""
    groups = table("bench_groups", column("id", Integer))
    return None if share == 1 else select(groups.c.id).where(groups.c.id <= share * GROUPS)


def questions(language: Language, chance: random.Random) -> dict[str, Callable[[], Question]]:
    """Return what is asked in each class, anew at each call."""

    def word(*ranks: tuple[int, int]) -> str:
        return " ".join(chance.choice(language.words[start:end]) for start, end in ranks)

    def asked(
        words: Callable[[], str], share: float = 0.9, **filters: Any
    ) -> Callable[[], Question]:
        return lambda: (share, words(), Filters(**filters))

    def of(*ranks: tuple[int, int], **more: Any) -> Callable[[], Question]:
        return asked(lambda: word(*ranks) + " ", **more)

    def by_somebody() -> Question:
        name = language.words[-1 - chance.randrange(PEOPLE)]
        return 0.9, word(OFTEN) + " ", Filters(having=(Trait(author=name),))

    return {
        "needle": of(NEEDLE),
        "rare": of(RARE),
        "common": of(COMMON),
        "often": of(OFTEN),
        "in most": of(MOST),
        "two common": of(COMMON, COMMON),
        "common and rare": of(COMMON, RARE),
        "three in most": of(MOST, MOST, OFTEN),
        "two needles": of(NEEDLE, NEEDLE),
        "prefix of 2": asked(lambda: word(COMMON)[:2]),
        "prefix of 4": asked(lambda: word(RARE)[:4]),
        "word and prefix": asked(lambda: f"{word(OFTEN)} {word(COMMON)[:3]}"),
        "phrase": asked(lambda: f'"{word(MOST, OFTEN)}"'),
        "phrase of common": asked(lambda: f'"{word(COMMON, COMMON)}"'),
        "one or other": asked(lambda: f"{word(COMMON)} OR {word(RARE)} "),
        "without": asked(lambda: f"{word(OFTEN)} -{word(MOST)}"),
        "year": of(OFTEN, year=2019),
        "kind and year": of(MOST, kind=DocKind.OUTPUT, year=2018),
        "group": of(OFTEN, group_id=7),
        "library": of(OFTEN, among=LIBRARY),
        "in most, library": of(MOST, among=LIBRARY),
        "subject": of(OFTEN, subjects=frozenset(range(1, 6))),
        "language": of(MOST, language="id"),
        "between days": of(OFTEN, since=date(2018, 3, 1), until=date(2018, 9, 1)),
        "of a kind, not of one": of(MOST, having=(MINUTES,), lacking=(IN_GROUPS,)),
        "by somebody": by_somebody,
        "rare, of a kind": of(RARE, kind=DocKind.OUTPUT),
        "in most, sees few": of(MOST, share=0.01),
        "common, sees few": of(COMMON, share=0.01),
        "common, sees half": of(COMMON, share=0.5),
        "in most, sees all": of(MOST, share=1),
        "newest": asked(str),
        "newest, sees few": asked(str, share=0.01),
        "newest of a group": asked(str, group_id=7),
        "newest of a year": asked(str, year=2019),
        "newest of a library": asked(str, among=LIBRARY),
        "newest of a subject": asked(str, subjects=frozenset({3})),
    }


class Took(NamedTuple):
    """How long a class of questions took, in milliseconds, and how many texts it found.

    It is the time of the processors, here and in the database; `waited` is the 95th percentile by
    the clock, in which other work on the machine counts as well.
    """

    median: float
    late: float  # the 95th percentile
    worst: float
    waited: float
    found: int


def measure(language: Language, times: int) -> Iterator[tuple[str, Took]]:
    """Ask questions of each class; give its name and what it took."""
    backend = _backend()
    for name, question in questions(language, random.Random(3)).items():
        spent, waited, counts = [], [], []
        for _ in range(times):
            share, words, filters = question()
            began, worked = time.perf_counter(), _worked(backend)
            found = find(sees(share), words, filters=filters)
            spent.append(1_000 * (_worked(backend) - worked))
            waited.append(1_000 * (time.perf_counter() - began))
            counts.append(found.count)
            db.session.rollback()
        late = min(times - 1, round(times * 0.95))
        spent, waited = sorted(spent), sorted(waited)
        found_mostly = sorted(counts)[times // 2]
        yield name, Took(spent[times // 2], spent[late], spent[-1], waited[late], found_mostly)


def _backend() -> Path | None:
    """Return where the system tells how long PostgreSQL's process for us has worked."""
    if db.engine.dialect.name != "postgresql":
        return None
    number = db.session.scalar(text("SELECT pg_backend_pid()"))
    return Path(f"/proc/{number}/schedstat")


def _worked(backend: Path | None) -> float:
    """Return for how many seconds processors have worked for us."""
    elsewhere = int(backend.read_text().split()[0]) / 1e9 if backend else 0.0
    return time.process_time() + elsewhere


def searches(texts: int, engine: str) -> Iterator[Line]:
    """Give the lines of the table: the slowest class, and how it grows from 10,000 texts on."""
    small = _took(min(texts, SMALL), engine)
    yield _slowest(small, min(texts, SMALL), engine)
    if texts > SMALL:
        large = _took(texts, engine)
        yield _slowest(large, texts, engine)
        name = max(large, key=lambda name: large[name].median / small[name].median)
        grown = large[name].median / small[name].median
        yield at_most(f"search, growth from {SMALL:,}", grown, GROWTH, "times", f"“{name}”")


def _slowest(took: dict[str, Took], texts: int, engine: str) -> Line:
    name = max(took, key=lambda name: took[name].late)
    note = f"“{name}”, the slowest of {len(took)} classes; {engine}"
    return at_most(f"search in {texts:,}, 95th percentile", took[name].late, LATE, "ms", note)


def _took(texts: int, engine: str) -> dict[str, Took]:
    """Return what each class takes in a new database of so many texts."""
    language = Language(random.Random(1))
    with _database(engine) as address, _application(address).app_context():
        prepare_database(texts, language)
        gc.freeze()  # as the server does
        took = dict(measure(language, TIMES))
        db.session.remove()
        db.engine.dispose()
    return took


@contextmanager
def _database(engine: str) -> Iterator[str]:
    """Give the address of an empty database that is gone afterwards."""
    if engine == "sqlite":
        with tempfile.TemporaryDirectory(prefix="cop-bench-") as folder:
            yield f"sqlite:///{folder}/bench.db"
        return
    from tests.bed.postgres import Postgres

    server = Postgres()
    try:
        yield server.new_database("bench")
    finally:
        server.stop()


def _application(address: str) -> Flask:
    app = Flask("bench")
    app.config["SQLALCHEMY_DATABASE_URI"] = address
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = engine_options(address)
    db.init_app(app)
    return app


def main() -> None:
    """Fill, where there is nothing yet, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", help="address, such as sqlite:////tmp/bench.db")
    parser.add_argument("--texts", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=TIMES, help="how often each class is asked")
    given = parser.parse_args()
    language = Language(random.Random(1))
    with _application(given.database).app_context():
        prepare_database(given.texts, language)
        gc.freeze()  # as the server does
        for name, took in measure(language, given.times):
            times = f"{took.median:8.1f} {took.late:8.1f} {took.worst:8.1f} {took.waited:8.1f}"
            print(f"{name:22} {times}   {took.found:5} found", flush=True)


if __name__ == "__main__":
    main()
