"""Entities made of rows: the same as if the session had loaded them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Select, inspect, literal, select
from sqlalchemy.orm import aliased

from cop.db import db
from cop.db.entities import apart, as_loaded, columns_of
from cop.db.prepared import prepared, rows
from cop.groups.models import Group
from cop.people.models import Person

if TYPE_CHECKING:
    from tests.make import Make


@prepared
def _person(login: str) -> Select[*tuple[Any, ...]]:
    return select(*columns_of(Person)).where(Person.login == login)


def _found(login: str) -> Person:
    return as_loaded(Person, rows(*_person(login))[0])


@pytest.fixture
def sari(make: Make) -> int:
    made = make.person("Sari Wulandari", login="sari").id
    db.session.commit()
    db.session.expunge_all()
    return made


def test_it_holds_what_the_session_would_have_loaded(sari: int) -> None:
    made = _found("sari")
    values = {name: getattr(made, name) for name, _ in inspect(Person).column_attrs.items()}
    assert inspect(made).persistent
    assert not db.session.is_modified(made)
    assert db.session.get(Person, sari) is made
    db.session.expunge_all()
    loaded = db.session.get_one(Person, sari)
    assert values == {name: getattr(loaded, name) for name in values}


def test_what_is_changed_in_it_is_written(sari: int) -> None:
    _found("sari").name = "Sari W."
    db.session.commit()
    db.session.expunge_all()
    assert db.session.get_one(Person, sari).name == "Sari W."


def test_one_that_the_session_has_is_that_one(sari: int) -> None:
    known = db.session.get_one(Person, sari)
    known.name = "Sari W."
    assert _found("sari") is known
    assert known.name == "Sari W."


@prepared
def _group(slug: str) -> Select[*tuple[Any, ...]]:
    other = aliased(Person)
    columns = (*columns_of(Group), *columns_of(other), literal("rest"))
    return select(*columns).outerjoin(other, other.login == "nobody").where(Group.slug == slug)


def test_a_row_comes_apart_into_entities_what_was_not_found_and_its_rest(make: Make) -> None:
    group = make.group(slug="one")
    assert apart(rows(*_group("one"))[0], Group, Person) == (group, None, ("rest",))
