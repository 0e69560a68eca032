"""The words that stand in texts, to complete the one that somebody is typing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from zlib import crc32

from sqlalchemy import Connection, Select, func, insert, select

from cop.db.prepared import prepared, rows
from cop.search.models import SearchWord

MOST_COMPLETIONS = 12  # the most frequent ones; the next letter brings others
_LONGEST = 24  # longer ones, and long numbers, are names of files and the like
_LONGEST_NUMBER = 8
_HIGHEST = 20
_AT_ONCE = 500
_LAST = "\U0010ffff"


def level_of(name: str) -> int:
    """Return 0 for half of all texts, 1 for a quarter, and so on, by the text's name.

    The highest level among the texts with a word tells about how many they are, and a word
    that many texts have hardly ever needs a new row (the estimate of Flajolet and Martin).
    """
    number = crc32(name.encode()) | 1 << _HIGHEST
    return (number & -number).bit_length() - 1


def remember(connection: Connection, words: Iterable[str], level: int) -> None:
    """Note that a text of this level has the words."""
    worth = sorted(word for word in words if _is_worth_completing(word))
    for start in range(0, len(worth), _AT_ONCE):
        some = worth[start : start + _AT_ONCE]
        known = set(_known(connection, some, level))
        if rows := [{"word": word, "level": level} for word in some if word not in known]:
            connection.execute(insert(SearchWord), rows)


def completions(beginning: str) -> list[str]:
    """Return words that begin so, the most frequent first; not the beginning itself."""
    return [row[0] for row in rows(*_completions(beginning, beginning + _LAST))]


@prepared
def _completions(beginning: str, end: str) -> Select[str]:
    highest = func.max(SearchWord.level)
    return (
        select(SearchWord.word)
        .where(SearchWord.word > beginning, SearchWord.word < end)
        .group_by(SearchWord.word)
        .order_by(highest.desc(), func.length(SearchWord.word), SearchWord.word)
        .limit(MOST_COMPLETIONS)
    )


def _known(connection: Connection, words: Collection[str], level: int) -> Iterable[str]:
    return connection.scalars(
        select(SearchWord.word).where(SearchWord.word.in_(words), SearchWord.level >= level)
    )


def _is_worth_completing(word: str) -> bool:
    longest = _LONGEST if word.isalpha() else _LONGEST_NUMBER
    return 2 < len(word) <= longest
