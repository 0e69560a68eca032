"""Kinds of texts and types of outputs by their names in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from flask_babel import force_locale

from cop.outputs.words import LANGUAGES, OUTPUT_TYPES, OutputType
from cop.search.results import Trait
from cop.search.words import DOC_KINDS, DocKind
from cop.subjects.naming import key_of

SHORTEST = 3  # letters of the beginning of a name


class Kinds(NamedTuple):
    """What is meant, as the search takes it and as the person reads it."""

    trait: Trait
    label: str


def kinds_named(typed: str) -> Kinds | None:
    """Return the kinds and types with the name, or with its beginning (“decisions”, “kep”)."""
    key, names = key_of(typed), _names()
    meant = {names[key]} if key in names else set(_begun(key, names))
    if not meant:
        return None
    kinds = frozenset(one for one in meant if isinstance(one, DocKind))
    types = frozenset(one for one in meant if isinstance(one, OutputType))
    labels = sorted(str(_label(one)) for one in meant)
    return Kinds(Trait(kinds=kinds, types=frozenset(map(str, types))), ", ".join(labels))


def _begun(key: str, names: dict[str, DocKind | OutputType]) -> Iterable[DocKind | OutputType]:
    if len(key) < SHORTEST:
        return ()
    return (one for name, one in names.items() if name.startswith(key) or key.startswith(name))


@cache
def _names() -> dict[str, DocKind | OutputType]:
    every: tuple[DocKind | OutputType, ...] = (*DocKind, *OutputType)
    names = {key_of(one.value): one for one in reversed(every)}
    for language in LANGUAGES:
        with force_locale(language):
            names |= {key_of(str(_label(one))): one for one in reversed(every)}
    return names


def _label(one: DocKind | OutputType) -> object:
    return DOC_KINDS[one] if isinstance(one, DocKind) else OUTPUT_TYPES[one]
