"""What a mail says, once: read as text and as a page that looks like the site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from textwrap import wrap
from typing import Protocol

from flask import current_app
from flask_babel import force_locale
from flask_babel import gettext as _

from cop.kit.addresses import public

WIDTH = 74  # letters in a line of text, so that a quoted answer still fits
LONGEST_PART = 2_000  # letters of a paragraph or a line; what is longer is read on the site


class Receiver(Protocol):
    """Whoever gets a mail; a Person is one."""

    email: str
    name: str
    locale: str


class Newcomer:
    """Somebody without an account, who is known by an address alone."""

    def __init__(self, email: str, locale: str) -> None:
        self.email, self.name, self.locale = email, "", locale


@dataclass(frozen=True)
class Row:
    """A line of a list: its words lead to a page, beside them stands when or where."""

    words: str
    link: str = ""
    beside: str = ""


@dataclass(frozen=True)
class Section:
    """A list under a heading."""

    title: str
    rows: Sequence[Row]


@dataclass(frozen=True)
class Letter:
    """What a mail says, in the receiver's language; all of it is plain text.

    `reason` says why one gets it. Links are whole addresses.
    """

    subject: str
    paragraphs: Sequence[str]
    facts: Sequence[tuple[str, str]] = ()
    act: tuple[str, str] | None = None  # what to press, and where it leads
    sections: Sequence[Section] = ()
    reason: str = ""
    feet: Sequence[tuple[str, str]] = field(default_factory=tuple)  # links under the reason


def speaking(receiver: Receiver) -> AbstractContextManager[None]:
    """Let everything inside the block be said in the receiver's language."""
    return force_locale(receiver.locale)


def as_page(letter: Letter) -> str:
    """Return the letter as HTML in the language of the moment."""
    layout = current_app.jinja_env.get_template("layouts/mail/letter.html")
    return layout.render(letter=letter, site=public("/"), cut=_cut)


def as_text(letter: Letter) -> str:
    """Return the letter as plain text in the language of the moment."""
    parts = [part for part in _parts(letter) if part]
    return "\n\n".join(parts) + "\n"


def _parts(letter: Letter) -> Iterator[str]:
    yield from (_filled(paragraph) for paragraph in letter.paragraphs)
    yield "\n".join(f"{name}: {_cut(value)}" for name, value in letter.facts)
    yield from (_list(section) for section in letter.sections)
    if letter.act:
        yield f"{letter.act[0]}:\n{letter.act[1]}"
    yield _foot(letter)


def _list(section: Section) -> str:
    lines = [section.title.upper()]
    for row in section.rows:
        beside = f" ({row.beside})" if row.beside else ""
        lines.append(_filled(f"- {_cut(row.words)}{beside}", indent="  "))
        if row.link:
            lines.append(f"  {row.link}")
    return "\n".join(lines)


def _foot(letter: Letter) -> str:
    lines = ["-- ", "Lingkar · " + public("/")]
    if letter.reason:
        lines.append(_filled(letter.reason))
    lines += [f"{words}: {link}" for words, link in letter.feet]
    return "\n".join(lines)


def _filled(paragraph: str, *, indent: str = "") -> str:
    lines = _cut(paragraph).splitlines() or [""]
    return "\n".join(
        "\n".join(wrap(line, WIDTH, subsequent_indent=indent, break_long_words=False)) or ""
        for line in lines
    )


def _cut(words: str) -> str:
    if len(words) <= LONGEST_PART:
        return words
    return words[:LONGEST_PART].rstrip() + " … " + _("(the rest is on the site)")
