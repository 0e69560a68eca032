"""Measure the search: `python bench/search.py sqlite:////tmp/bench.db --texts 100000`.

Fills an empty database with made-up texts, once, and asks questions of every class; another run
on the same database only asks. Prints milliseconds per class: median, 95th percentile, worst.
"""

from __future__ import annotations

import argparse
import gc
import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import Integer, Select, column, insert, select, table, text

sys.path.insert(0, str(Path(__file__).parents[1]))

from cop.db import db, engine_options
from cop.db.engine import prepare
from cop.search.engines import create_engine_tables, engine_of
from cop.search.engines.interface import Indexed
from cop.search.lexemes import lexemes_of
from cop.search.models import SearchDoc, SearchMiss, SearchWord
from cop.search.places import next_to, place_of
from cop.search.queries import Filters, find
from cop.search.vocabulary import level_of
from cop.search.words import DocKind

DAYS = 4_000
GROUPS = 400
LANGUAGE_WORDS = 120_000
AT_ONCE = 2_000
SYLLABLES = [c + v for c in "bcdghjklmnprstwy" for v in "aiueo"] + ["an", "er", "ing", "pus", "kat"]
KINDS = [DocKind.MINUTES] * 6 + [DocKind.OUTPUT] + [DocKind.DECISION] * 2 + [DocKind.SESSION]
Question = tuple[float, str, Filters]  # the share of the groups that one sees, words, filters

# Words by their rank among all; with a million texts they stand in about so many of them.
MOST = (0, 12)  # three quarters
OFTEN = (12, 60)  # a fifth
COMMON = (150, 500)  # one in fifty
RARE = (4_000, 20_000)  # some hundred
NEEDLE = (100_000, 120_000)  # some ten


class Language:
    """Made-up words, as unevenly frequent as those of a real language."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        words: dict[str, None] = {}
        while len(words) < LANGUAGE_WORDS:
            size = min(5, 2 + len(words) // 400) if len(words) < 2_000 else chance.randint(2, 5)
            words["".join(chance.choices(SYLLABLES, k=size))] = None
        self.words = list(words)
        self._reach = list(accumulate(1 / (rank + 3) ** 1.05 for rank in range(len(words))))

    def say(self, length: int) -> str:
        """Return so many words."""
        return " ".join(self._chance.choices(self.words, cum_weights=self._reach, k=length))


def texts(count: int, language: Language) -> Iterator[tuple[dict[str, Any], Indexed, set[str]]]:
    """Yield for each text its row, what the engine keeps and its words; the oldest first."""
    chance = random.Random(2)
    used: set[int] = set()
    for number in range(count):
        day = date(2016, 1, 1) + timedelta(days=number * DAYS // count)
        place = place_of(day, str(number))
        while place in used:
            place = next_to(place)
        used.add(place)
        row = {
            "id": place,
            "kind": chance.choice(KINDS),
            "ref": number,
            "part": 0,
            "group_id": chance.randint(1, GROUPS),
            "date": day,
            "language": "id",
            "path": f"/texts/{number}",
            "facts": {"number": number},
            "title": language.say(chance.randint(3, 9)),
            "body": language.say(chance.randint(30, 130)),
        }
        facts = [f"k{row['kind']}", f"g{row['group_id']}", f"y{day.year}"]
        marks, words, row["weights"] = lexemes_of(row["title"], row["body"], facts)
        yield row, Indexed(place, row["group_id"], marks), words


def fill(count: int, language: Language) -> None:
    """Write the texts and the words that complete what is typed."""
    levels: dict[str, int] = {}
    some: list[tuple[dict[str, Any], Indexed, set[str]]] = []
    for one in texts(count, language):
        some.append(one)
        level = level_of(str(one[0]["ref"]))
        levels.update({word: level for word in one[2] if levels.get(word, -1) < level})
        if len(some) == AT_ONCE or one[0]["ref"] == count - 1:
            connection = db.session.connection()
            connection.execute(insert(SearchDoc), [row for row, _, _ in some])
            engine_of(connection).put(connection, [indexed for _, indexed, _ in some])
            db.session.commit()
            some.clear()
            print(f"\r{one[0]['ref'] + 1:,}", end="", file=sys.stderr, flush=True)
    words = [{"word": word, "level": level} for word, level in levels.items()]
    db.session.connection().execute(insert(SearchWord), words)
    db.session.commit()


def prepare_database(count: int, language: Language) -> None:
    """Make and fill the tables where there are none."""
    prepare(db.engine)
    if db.inspect(db.engine).has_table("search_docs"):
        return
    models = (SearchDoc, SearchWord, SearchMiss)
    db.metadata.create_all(db.engine, [model.__table__ for model in models])
    create_engine_tables(db.session.connection())
    db.session.execute(text("CREATE TABLE bench_groups (id integer PRIMARY KEY)"))
    ids = [{"id": number + 1} for number in range(GROUPS)]
    db.session.execute(text("INSERT INTO bench_groups VALUES (:id)"), ids)
    db.session.commit()
    began = time.perf_counter()
    fill(count, language)
    print(f"{count:,} texts written in {time.perf_counter() - began:,.0f} s")
    db.session.execute(text("ANALYZE"))
    db.session.commit()


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
        "rare, of a kind": of(RARE, kind=DocKind.OUTPUT),
        "in most, sees few": of(MOST, share=0.01),
        "common, sees few": of(COMMON, share=0.01),
        "common, sees half": of(COMMON, share=0.5),
        "in most, sees all": of(MOST, share=1),
        "newest": asked(str),
        "newest, sees few": asked(str, share=0.01),
        "newest of a group": asked(str, group_id=7),
        "newest of a year": asked(str, year=2019),
    }


def measure(language: Language, times: int) -> None:
    """Ask and print."""
    for name, question in questions(language, random.Random(3)).items():
        spent, counts = [], []
        for _ in range(times):
            share, words, filters = question()
            began = time.perf_counter()
            found = find(sees(share), words, filters=filters)
            spent.append(1_000 * (time.perf_counter() - began))
            counts.append(found.count)
            db.session.rollback()
        spent.sort()
        median, late = spent[times // 2], spent[min(times - 1, round(times * 0.95))]
        found_often = sorted(counts)[times // 2]
        print(f"{name:18} {median:8.1f} {late:8.1f} {spent[-1]:8.1f}   {found_often:5} found")


def main() -> None:
    """Fill, where there is nothing yet, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database", help="address, such as sqlite:////tmp/bench.db")
    parser.add_argument("--texts", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=20, help="how often each class is asked")
    given = parser.parse_args()
    app = Flask("bench")
    app.config["SQLALCHEMY_DATABASE_URI"] = given.database
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = engine_options(given.database)
    db.init_app(app)
    language = Language(random.Random(1))
    with app.app_context():
        prepare_database(given.texts, language)
        gc.freeze()  # as the server does
        measure(language, given.times)


if __name__ == "__main__":
    main()
