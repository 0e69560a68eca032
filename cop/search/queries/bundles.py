"""Texts of one thing stand together: of a session's points the best, and the others below it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar


class _Part(Protocol):
    @property
    def id(self) -> int: ...


T = TypeVar("T", bound=_Part)
Wholes = dict[int, int | None]  # by a text's id the thing of which it is a part, if of any


def bundled(order: Iterable[T], wholes: Wholes) -> list[list[T]]:
    """Return the texts in bundles, each where its first one stands in the order."""
    bundles: dict[int, list[T]] = {}
    for one in order:
        whole = wholes[one.id]
        bundles.setdefault(-one.id if whole is None else whole, []).append(one)
    return list(bundles.values())


def ids_of(bundles: Iterable[Sequence[_Part]]) -> list[list[int]]:
    """Return the bundles as ids."""
    return [[one.id for one in bundle] for bundle in bundles]
