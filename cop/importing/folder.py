"""The files of a folder, read one by one; a broken one is named with its reason."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cop.importing.reading import (
    LARGEST,
    SUFFIXES,
    Article,
    Meeting,
    Unreadable,
    Why,
    read_article,
    read_minutes,
)
from cop.importing.reading.decoding import text_of

LONGEST_KEY = 280  # leaves room for the number of a meeting within its file


@dataclass(frozen=True)
class Read:
    """One thing that a file holds: its key within the folder, and the original with its mark."""

    key: str
    original: str
    checksum: str
    content: Meeting | Article

    @property
    def file(self) -> str:
        """Return the path of the file within the folder."""
        return self.key.rpartition("#")[0] or self.key


@dataclass(frozen=True)
class Broken:
    """A file that could not be read, and why, in a sentence."""

    key: str
    reason: str


def meetings_in(path: Path) -> Iterator[Read | Broken]:
    """Read every file of minutes below the path; one file may hold several meetings."""
    for key, file in _files(path):
        try:
            content = _bytes(file)
            yield from _meetings(key, content, read_minutes(file.name, content))
        except (Unreadable, OSError) as fault:
            yield Broken(key, str(fault))


def articles_in(path: Path) -> Iterator[Read | Broken]:
    """Read every article below the path."""
    for key, file in _files(path):
        try:
            content = _bytes(file)
            article = read_article(file.name, content)
            yield Read(key, text_of(content), _mark(article.body), article)
        except (Unreadable, OSError) as fault:
            yield Broken(key, str(fault))


def _files(path: Path) -> list[tuple[str, Path]]:
    """Return the files with their keys; only endings that minutes are written in count."""
    if path.is_file():
        return [(path.name, path)]
    files = (f for f in sorted(path.rglob("*")) if f.is_file() and f.suffix.lower() in SUFFIXES)
    return [(file.relative_to(path).as_posix()[-LONGEST_KEY:], file) for file in files]


def _bytes(file: Path) -> bytes:
    if file.stat().st_size > LARGEST:
        raise Unreadable(Why.TOO_LARGE)
    return file.read_bytes()


def _meetings(key: str, content: bytes, meetings: Iterable[Meeting]) -> Iterator[Read]:
    """Name each meeting by its date, so that a file may grow at either end."""
    original, taken = text_of(content), Counter[str]()
    for meeting in meetings:
        named = f"{key}#{meeting.date}"
        taken[named] += 1
        again = f"-{taken[named]}" if taken[named] > 1 else ""
        yield Read(f"{named}{again}", original, _mark(meeting.kept()), meeting)


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
