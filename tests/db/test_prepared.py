"""Prepared questions: built once, asked by anybody for anything."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import Select, String, cast, func, literal, select, text
from sqlalchemy.exc import DBAPIError

from cop.db import db
from cop.db.prepared import prepared, rows, value
from cop.groups.models import Group
from cop.groups.queries import groups_seen_by
from cop.groups.words import Visibility
from cop.people.models import Person
from cop.series.models import Closure
from tests.bed.counting import statements_of

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


@prepared
def _circles(person: Person | None, since: datetime, kinds: list[Visibility]) -> Select[Any, ...]:
    columns = (Group.slug, Group.visibility, Group.created_at, literal(None))
    wanted = Group.visibility.in_(kinds) & (Group.created_at > since)
    return select(*columns).where(wanted, Group.visibility.in_(list(Visibility))).order_by(Group.id)


def test_values_are_what_python_knows_on_both_databases(make: Make) -> None:
    group = make.group(slug="one", visibility=Visibility.MEMBERS)
    make.group(slug="other", visibility=Visibility.PUBLIC)
    before = group.created_at - timedelta(seconds=1)
    found = rows(*_circles(make.rina, before, [Visibility.MEMBERS]))
    assert found == [("one", Visibility.MEMBERS, group.created_at, None)]
    assert rows(*_circles(make.rina, group.created_at + timedelta(days=1), list(Visibility))) == []


def test_sequences_of_every_size_are_answered_by_few_texts(make: Make) -> None:
    rina, slugs = make.rina, [f"circle-{number}" for number in range(9)]
    for slug in slugs:
        make.group(slug=slug, name=slug)
    assert _found(rina, slugs) == slugs
    with statements_of(db.engine) as sent:
        for size in range(10):
            assert _found(rina, slugs[:size]) == slugs[:size]
    assert len(sent) == 10
    assert len(set(sent)) == 6  # for none, one, two, four, eight and sixteen


@prepared
def _unknown(person: Person | None, group_id: int) -> Select[Any]:
    return select(func.no_such_function(Group.name)).where(Group.id == group_id)


def test_what_the_database_refuses_is_raised_in_the_words_of_sqlalchemy(make: Make) -> None:
    rina = make.rina
    with pytest.raises(DBAPIError) as raised:
        rows(*_unknown(rina, 1))
    assert "no_such_function" in str(raised.value.orig)
    db.session.rollback()


def test_what_is_added_to_a_prepared_question_counts(make: Make) -> None:
    make.group(slug="one", name="One")
    make.group(slug="two", name="Two")
    question, given = _names(make.rina, ["one", "two"], 9)
    assert rows(question.where(Group.name > "P"), given) == [("Two",)]
    assert rows(question, given) == [("One",), ("Two",)]


def test_one_value_is_asked_for_by_itself(make: Make) -> None:
    make.group(slug="one", name="One")
    assert value(*_names(make.rina, ["one"], 1)) == "One"
    assert value(*_names(make.rina, ["two"], 1)) is None


def test_days_turn_into_text_as_iso_has_them(make: Make) -> None:
    closed = make.closure(date(2026, 12, 25))
    said = select(cast(Closure.first_day, String)).where(Closure.id == closed.id)
    if db.engine.dialect.name == "postgresql":
        assert db.session.scalar(text("SHOW datestyle")) == "ISO, YMD"
    assert db.session.scalar(said) == "2026-12-25"
