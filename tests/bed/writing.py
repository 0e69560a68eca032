"""What tests write: in units of work of their own, as the site does, which may be writing too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from types import FunctionType
from typing import Any, TypeVar

from cop.db import db
from cop.db.engine import writing
from cop.db.unit import unit_of_work

C = TypeVar("C", bound=type)


@contextmanager
def own_unit() -> Iterator[None]:
    """Forget what was read, take the write lock at once, and commit at the end of the block.

    A test reads without the lock; a write after such a read fails where the site wrote between.
    """
    db.session.commit()
    before = writing.set(True)
    try:
        with unit_of_work():
            yield
    finally:
        writing.reset(before)


def in_own_units(made: C) -> C:
    """Let every public method of the class run in a unit of work of its own."""
    for name, method in list(vars(made).items()):
        if isinstance(method, FunctionType) and not name.startswith("_"):
            setattr(made, name, _alone(method))
    return made


def _alone(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def run(*given: Any, **named: Any) -> Any:
        with own_unit():
            return method(*given, **named)

    return run
