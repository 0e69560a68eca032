"""Read an article with its front matter: title, authors, date, subjects, where it came out."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from cop.importing.reading import front_matter
from cop.importing.reading.dates import mentions
from cop.importing.reading.decoding import text_of
from cop.importing.reading.head import date_from
from cop.importing.reading.languages import language_of
from cop.importing.reading.lines import Kind, lines_of
from cop.importing.reading.minutes import markdown_of
from cop.importing.reading.plain import plain
from cop.importing.reading.shapes import Article, DateSource, Unreadable, Why

_TITLE = ("title", "judul", "name")
_AUTHORS = ("authors", "author", "penulis", "creator", "creators", "by", "byline", "oleh")
_DATE = ("date", "tanggal", "published", "publishdate", "date_published", "pubdate", "created")
_SUBJECTS = ("subjects", "tags", "keywords", "subjek", "kata kunci", "topics", "tag", "subject")
_PLACES = ("categories", "category", "kategori")  # where a site files it: subjects for want of any
_SUMMARY = (
    "summary",
    "teaser",
    "description",
    "abstract",
    "excerpt",
    "abstrak",
    "ringkasan",
    "lead",
)
_ADDRESS = (
    "source",
    "source_url",
    "canonical_url",
    "canonical",
    "url",
    "permalink",
    "link",
    "sumber",
)
_LANGUAGE = ("language", "lang", "bahasa", "locale")


def read_article(name: str, source: bytes | str) -> Article:
    """Return an article with what its front matter says; without one, what its text shows.

    `name` is the file's name, which may tell the date. Raises Unreadable.
    """
    front, _, below = front_matter.split(text_of(source))
    body = markdown_of(name, below, ends_count=False) if below.strip() else ""
    if not body.strip():
        raise Unreadable(Why.NO_TEXT)
    date, date_source = _date(front, name)
    return Article(
        title=_text(front, _TITLE) or _heading(body) or _from_name(name),
        body=body,
        authors=tuple(dict.fromkeys(_people(_first(front, _AUTHORS)))),
        date=date,
        date_source=date_source,
        subjects=tuple(dict.fromkeys(_subjects(front))),
        summary=_text(front, _SUMMARY),
        language=_text(front, _LANGUAGE)[:2].lower() or language_of(body),
        address=_text(front, _ADDRESS) or None,
    )


def _first(front: dict[str, Any], names: tuple[str, ...]) -> Any:
    return next((front[name] for name in names if front.get(name) not in (None, "", [])), None)


def _text(front: dict[str, Any], names: tuple[str, ...]) -> str:
    value = _first(front, names)
    if isinstance(value, (dict, list)) or value is None:
        return ""
    return " ".join(str(value).split())


def _heading(body: str) -> str:
    return next((line.plain for line in lines_of(body) if line.kind is Kind.HEADING), "")


def _from_name(name: str) -> str:
    stem = re.sub(r"\.[A-Za-z]{2,8}$", "", name.rsplit("/", 1)[-1])
    title = " ".join(re.sub(r"^[\d_.-]+(?=\D)|[_-]+", " ", stem).split())
    return title[:1].upper() + title[1:] or stem


def _date(front: dict[str, Any], name: str) -> tuple[dt.date | None, DateSource | None]:
    for field in _DATE:
        if field in front and (date := date_from(front[field])):
            return date, DateSource.FRONT_MATTER
    for mention in mentions(name.rsplit("/", 1)[-1]):
        if date := mention.date():
            return date, DateSource.FILE_NAME
    return None, None


def _people(value: object, depth: int = 0) -> Iterator[str]:
    """Yield names from a name, a list of them, or records that hold one each."""
    if isinstance(value, dict):
        names = {str(field).lower(): entry for field, entry in value.items()}
        if "name" in names or "nama" in names:
            yield from _people(names.get("name", names.get("nama")), depth + 1)
        elif parts := [names[part] for part in ("given", "family") if names.get(part)]:
            yield " ".join(str(part) for part in parts)
    elif isinstance(value, list) and depth < 3:
        for entry in value:
            yield from _people(entry, depth + 1) if not isinstance(entry, str) else [plain(entry)]
    elif isinstance(value, str):
        several = re.split(r"\s*[;,]\s*(?:and\s|dan\s|&\s)?|\s+(?:and|dan|&)\s+", plain(value))
        yield from (name for name in several if name)


def _subjects(front: dict[str, Any]) -> Iterator[str]:
    chosen = [front[name] for name in _SUBJECTS if front.get(name)]
    chosen = chosen or [front[name] for name in _PLACES if front.get(name)]
    for value in chosen:
        if isinstance(value, str):
            value = re.split(r"\s*[,;]\s*", value)
        for entry in value if isinstance(value, list) else [value]:
            if not isinstance(entry, (dict, list)) and entry is not None:
                yield " ".join(str(entry).split())
