"""Law: every string is there in both languages, and the words are those of the vocabulary."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from functools import cache

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tests.house.source import ROOT

CATALOGUE = ROOT / "cop" / "translations" / "id" / "LC_MESSAGES" / "messages.po"
EXTRACT = ["-m", "babel.messages.frontend", "--quiet", "extract", "-F", "pyproject.toml"]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
NOT_OURS = {  # words of others for things that have a name here
    "id": (
        *("notulensi", "notula", "email", "e-mail", "upload", "download", "draft", "edit"),
        *("meeting", "rapat", "grup", "komentar", "posting", "login", "password", "link"),
        *("browser", "server", "online", "publish", "share", "undo"),
    ),
    "en": ("meeting", "agenda item", "community of practice", "action item", "to-do", "todo"),
}


@cache
def wanted() -> Catalog:
    """Return every string that Python files and templates hold."""
    with tempfile.NamedTemporaryFile(suffix=".pot") as file:
        command = [sys.executable, *EXTRACT, "-k", "_l", "-k", "lazy_gettext", "-o", file.name, "."]
        subprocess.run(command, check=True, cwd=ROOT)
        file.seek(0)
        return read_po(file)


@cache
def translated() -> Catalog:
    """Return the Indonesian catalogue."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="id")


def messages(catalogue: Catalog) -> list[Message]:
    """Return the messages without the header."""
    return [message for message in catalogue if message.id]


def forms(text: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """Return the singular and the plural, or the one form there is."""
    return (text,) if isinstance(text, str) else tuple(text)


def test_every_string_is_translated() -> None:
    missing = [
        message.id
        for message in messages(wanted())
        if (own := translated().get(message.id)) is None or not all(forms(own.string))
    ]
    assert not missing


def test_no_translation_is_left_over_or_doubtful() -> None:
    known = {forms(message.id)[0] for message in messages(wanted())}
    assert not [m.id for m in messages(translated()) if forms(m.id)[0] not in known]
    assert not [m.id for m in messages(translated()) if m.fuzzy]


def test_placeholders_are_equal() -> None:
    unequal = [
        (message.id, text)
        for message in messages(translated())
        for text in forms(message.string)
        if _placeholders(text) != _placeholders(forms(message.id)[-1])
    ]
    assert not unequal


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_words_are_those_of_the_vocabulary(language: str) -> None:
    catalogue = translated() if language == "id" else wanted()
    texts = [
        text
        for message in messages(catalogue)
        for text in forms(message.string if language == "id" else message.id)
    ]
    foreign = re.compile(r"\b(" + "|".join(NOT_OURS[language]) + r")s?\b", re.IGNORECASE)
    assert not [text for text in texts if foreign.search(PLACEHOLDER.sub("", text))]


def _placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


GLOSSARY = re.compile(r"^\| ([a-z][^|]*?) \| ([^|]+?) \|", re.MULTILINE)


@pytest.mark.parametrize("language", ["en", "id"])
def test_the_words_of_the_glossary_are_used(language: str) -> None:
    rows = GLOSSARY.findall((ROOT / "docs" / "words.md").read_text())[1:]
    texts = " ".join(text for m in messages(translated()) for text in spoken(m, language)).lower()
    own = [indonesian if language == "id" else english for english, indonesian in rows]
    assert len(own) > 20
    assert not [word for word in own if not re.search(rf"\b{re.escape(word)}", texts)]


def spoken(message: Message, language: str) -> tuple[str, ...]:
    """Return what the message says in the language."""
    return forms(message.string if language == "id" else message.id)
