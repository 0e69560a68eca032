"""What a person may not see is not found: in no hit, no count, no facet, no notice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from sqlalchemy import Integer, Select, literal, select, union_all

from cop.search.results import Found
from tests.search.conftest import Ask, Put

QUESTIONS = ("server ", "serv", '"server katalog"', "-surel", "", "server yang lambat ")


def sees(ids: Iterable[int]) -> Select[Any]:
    """Return a SELECT of the groups' ids."""
    ids = list(ids)
    rows = union_all(*(select(literal(one, Integer).label("id")) for one in ids or [0]))
    groups = rows.subquery()
    return select(groups.c.id).where(groups.c.id.in_(ids))


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("seen", [[1], list(range(1, 400))])
def test_only_texts_of_groups_that_one_sees_are_found(
    put: Put, ask: Ask, question: str, seen: list[int]
) -> None:
    put("Server katalog", ref=1, group_id=1)
    put("Server katalog", ref=2, group_id=500)
    put("Server katalog", ref=3, group_id=None)
    found = ask(question, sees(seen))
    assert sorted(hit.ref for hit in found.hits) == [1, 3]
    assert found.count == 2
    assert found.facets.group_id == {1: 1}
    assert sum(count or 0 for count in found.facets.kind.values()) == 2


@pytest.mark.parametrize("question", QUESTIONS)
def test_one_who_sees_no_group_finds_what_belongs_to_none(
    put: Put, ask: Ask, question: str
) -> None:
    put("Server katalog", group_id=1)
    put("Server katalog", ref=2, group_id=None)
    assert [hit.ref for hit in ask(question, sees([])).hits] == [2]


def test_a_hidden_text_changes_no_notice(put: Put, ask: Ask) -> None:
    put("Server katalog", ref=1, group_id=2)
    assert ask("server surel ", sees([1])) == Found()
