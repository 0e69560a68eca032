"""Prepared questions: built once, asked by anybody for anything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Select, select

from cop.db import db
from cop.db.prepared import prepared, rows
from cop.groups.models import Group
from cop.groups.queries import groups_seen_by
from cop.groups.words import Visibility
from cop.people.models import Person

if TYPE_CHECKING:
    from tests.make import Make


@prepared
def _names(person: Person | None, slugs: list[str], limit: int) -> Select[str]:
    seen = Group.id.in_(groups_seen_by(person))
    return select(Group.name).where(Group.slug.in_(slugs), seen).order_by(Group.id).limit(limit)


def _found(person: Person | None, slugs: list[str], limit: int = 9) -> list[str]:
    return [name for (name,) in rows(*_names(person, slugs, limit))]


def test_each_person_is_answered_by_what_they_see(make: Make) -> None:
    outsider = make.person()
    closed = make.group(slug="closed", visibility=Visibility.MEMBERS)
    public = make.group(slug="public", visibility=Visibility.PUBLIC)
    slugs = ["closed", "public"]
    for _ in range(2):
        assert _found(make.rina, slugs) == [closed.name, public.name]
        assert _found(outsider, slugs) == [public.name]
        assert _found(None, slugs) == [public.name]


def test_what_is_given_counts_each_time(make: Make) -> None:
    make.group(slug="one", name="One")
    make.group(slug="two", name="Two")
    assert _found(make.rina, ["one", "two"]) == ["One", "Two"]
    assert _found(make.rina, ["one", "two"], limit=1) == ["One"]
    assert _found(make.rina, ["two"]) == ["Two"]
    assert _found(make.rina, []) == []


def test_a_question_that_is_asked_again_is_not_planned_again(make: Make) -> None:
    if db.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL keeps the plans of what is prepared there")
    make.group(slug="one", name="One")
    driver: Any = db.session.connection().connection.driver_connection
    planned: list[object] = []
    driver.set_authorizer(lambda *asked: planned.append(asked) or 0)  # SQLite asks as it plans
    assert _found(make.rina, ["one"], limit=1) == ["One"]
    assert planned
    planned.clear()
    assert _found(make.rina, ["one"], limit=2) == ["One"]
    driver.set_authorizer(None)
    assert not planned


def test_what_was_just_written_is_found(make: Make) -> None:
    group = make.group(slug="one", name="One")
    group.name = "Other"
    assert _found(make.rina, ["one"]) == ["Other"]
