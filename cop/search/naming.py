"""The names by which a text is found, which stand behind its words and are no part of them."""

from __future__ import annotations

from collections.abc import Iterable

_BEHIND = "\f"  # stands between them; in a text it is a blank


def with_names(words: str, names: Iterable[str]) -> str:
    """Return the words of a text with the names behind them, as `parted` takes them apart."""
    written = "\n".join(" ".join(name.split()) for name in names)
    words = words.replace(_BEHIND, " ")
    return f"{words}{_BEHIND}{written}" if written else words


def parted(body: str) -> tuple[str, list[str]]:
    """Return the words of a text, and the names by which it is found as well."""
    words, _behind, names = body.partition(_BEHIND)
    return words, names.splitlines()
