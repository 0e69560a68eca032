"""Entities made of rows that came straight from the driver, where one is needed on every page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import inspect
from sqlalchemy.orm import make_transient_to_detached

from cop.db import Base, db

M = TypeVar("M", bound=Base)


@cache
def columns_of(model: type[Base]) -> tuple[Any, ...]:
    """Return the columns that an entity of the model is made of, to be selected in this order."""
    kept = (one for one in inspect(model).column_attrs if not one.deferred)
    return tuple(getattr(model, one.key) for one in kept)


def as_loaded(model: type[M], values: Sequence[Any]) -> M:
    """Return the entity with the values of `columns_of`, as if the session had loaded it.

    It belongs to the session and is written back like any other; one that the session has
    already is returned as it is there.
    """
    mapper: Any = inspect(model)
    session = db.session()
    columns = columns_of(model)
    named = {column.key: value for column, value in zip(columns, values, strict=True)}
    key = mapper.identity_key_from_primary_key(tuple(named[one.key] for one in mapper.primary_key))
    known: M | None = session.identity_map.get(key)
    if known is not None:
        return known
    made: M = mapper.class_manager.new_instance()
    made.__dict__.update(named)
    make_transient_to_detached(made)
    session.add(made)
    return made
