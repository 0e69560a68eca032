"""Entities made of rows that came straight from the driver: at a tenth of what the ORM takes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Select, inspect
from sqlalchemy.orm import make_transient_to_detached

from cop.db import Base, db
from cop.db.prepared import Given, rows

M = TypeVar("M", bound=Base)


@cache
def columns_of(model: Any) -> tuple[Any, ...]:
    """Return the columns that an entity of the model is made of, to be selected in this order.

    Takes an alias of a model as well.
    """
    kept = (one for one in inspect(model).mapper.column_attrs if not one.deferred)
    return tuple(getattr(model, one.key) for one in kept if one.columns[0].table is not None)


def loaded(model: type[M], statement: Select[*tuple[Any, ...]], given: Given) -> list[M]:
    """Return the entities for a prepared statement that asks for `columns_of` the model.

    For the few that a page reads whole; where it lists many, rows cost less.
    """
    return [as_loaded(model, row) for row in rows(statement, given)]


def as_loaded(model: type[M], values: Sequence[Any]) -> M:
    """Return the entity with the values of `columns_of`, as if the session had loaded it.

    It belongs to the session and is written back like any other; one that the session has
    already is returned as it is there.
    """
    session, (names, mapper, own) = db.session(), _made_of(model)
    key = mapper.identity_key_from_primary_key(tuple(values[place] for place in own))
    known: M | None = session.identity_map.get(key)
    if known is not None:
        return known
    made: M = mapper.class_manager.new_instance()
    made.__dict__.update(zip(names, values, strict=True))
    make_transient_to_detached(made)
    session.add(made)
    return made


def apart(row: Sequence[Any], *models: type[Base]) -> tuple[Any, ...]:
    """Return the entities of a row that begins with the columns of the models, and its rest.

    One that an outer join did not find is None.
    """
    found: list[Any] = []
    for model in models:
        names, _mapper, own = _made_of(model)
        values, row = row[: len(names)], row[len(names) :]
        found.append(None if values[own[0]] is None else as_loaded(model, values))
    return (*found, row)


@cache
def _made_of(model: type[Base]) -> tuple[list[str], Any, list[int]]:
    """Return the names of the columns, the mapper, and the places of the primary key."""
    mapper = inspect(model)
    names = [column.key for column in columns_of(model)]
    return names, mapper, [names.index(str(one.key)) for one in mapper.primary_key]
