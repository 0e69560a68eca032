"""The two questions a view asks before it goes on."""

from __future__ import annotations

from typing import TypeVar

from flask import abort

T = TypeVar("T")


def found(thing: T | None) -> T:
    """Return the thing; 404 where it is not there or may not be seen, which is the same."""
    if thing is None:
        abort(404)
    return thing


def require(allowed: bool) -> None:
    """Go on, or answer 403 to somebody who sees the thing but lacks the right."""
    if not allowed:
        abort(403)
