"""The sample texts of this folder, as files and as what was read from them."""

from __future__ import annotations

import os
from pathlib import Path

from cop.importing.reading import Article, Meeting, read_article, read_minutes

SAMPLES = Path(__file__).parent / "samples"


def minutes_of(name: str) -> list[Meeting]:
    """Return the meetings of a sample."""
    return read_minutes(name, (SAMPLES / "minutes" / name).read_bytes())


def meeting_of(name: str) -> Meeting:
    """Return the one meeting of a sample."""
    (meeting,) = minutes_of(name)
    return meeting


def article_of(name: str) -> Article:
    """Return the article of a sample."""
    return read_article(name, (SAMPLES / "articles" / name).read_bytes())


def files(kind: str) -> list[Path]:
    """Return the files of a kind: of real records where the environment names some, and ours."""
    folders = [SAMPLES]
    if real := os.environ.get("COP_REAL_DATA"):
        folders.append(Path(real))
    wanted = {"minutes": ("minutes",), "articles": ("articles", "outputs")}[kind]
    return sorted(
        file
        for folder in folders
        for file in folder.rglob("*")
        if file.is_file() and file.parent.name in wanted
    )
