"""What is one name and what are two; and which of a heading's names a person is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flask_babel import get_locale
from flask_babel import gettext as _

from cop.kit.problems import Invalid
from cop.kit.slugs import slug_of
from cop.subjects.words import LANGUAGES, LONGEST_NAME

SEPARATOR = ","  # between names where several are typed


def key_of(name: str) -> str:
    """Return what names have in common that differ only in case, accents and signs."""
    return slug_of(name, LONGEST_NAME) or " ".join(name.casefold().split())[:LONGEST_NAME]


def in_one_line(name: str) -> str:
    """Return the name with single spaces."""
    return " ".join(name.split())


def separated(text: str) -> list[str]:
    """Return the names that were typed with commas between them, each once."""
    names = (in_one_line(name) for name in text.split(SEPARATOR))
    return list({key_of(name): name for name in names if name}.values())


def fit(name: str) -> str:
    """Return the name as it is kept; raises Invalid for one that cannot be a heading."""
    line = in_one_line(name)
    if len(line) > LONGEST_NAME:
        raise Invalid(_("Please shorten “%(name)s” to 80 letters.", name=f"{line[:30]}…"))
    if SEPARATOR in line:
        raise Invalid(_("“%(name)s” has a comma; commas stand between names.", name=line))
    return line


def own_language() -> str:
    """Return the language in which the person reads headings."""
    locale = get_locale()
    language = locale.language if locale else ""
    return language if language in LANGUAGES else next(iter(LANGUAGES))


def chosen(by_language: Mapping[str, str], language: str) -> str:
    """Return the name in the language, or in the first other one that there is."""
    return by_language.get(language) or next(
        (by_language[one] for one in (*LANGUAGES, *by_language) if by_language.get(one)), ""
    )


def together(names: Iterable[str]) -> str:
    """Return the names as they are typed."""
    return f"{SEPARATOR} ".join(names)
