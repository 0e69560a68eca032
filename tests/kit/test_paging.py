"""Places in long lists, as addresses name them."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cop.kit.paging import cut, read, written

STORABLE = some.text(
    some.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200
)


@given(STORABLE, some.integers(-(10**17), 10**17), some.datetimes(timezones=some.just(UTC)))
def test_a_place_is_read_as_it_was_written(name, number, moment):
    place = (name, number, moment)
    text = written(place)
    assert read(text, str, int, datetime) == place
    assert quote(text, safe="") == text


@given(some.text(max_size=80))
def test_whatever_is_typed_is_a_place_or_the_beginning(text):
    assert read(text, str, int) is None or isinstance(read(text, str, int), tuple)


@pytest.mark.parametrize(
    "place",
    [("a",), ("a", 1, 2), (1, "a"), ("a", True), ("a", 1.5), ("a", 10**19), ("\0", 1), (None, 1)],
)
def test_a_place_of_another_list_is_the_beginning(place):
    assert read(written(place), str, int) is None


def test_half_of_a_letter_is_the_beginning():
    assert read("WyJcdWQ4MDAiLDFd", str, int) is None  # ["\ud800",1]


def test_a_moment_outside_of_the_calendar_is_the_beginning():
    assert read(written(("0001-01-01T00:00:00+14:00",)), datetime) is None


def test_one_row_more_than_a_page_says_that_there_is_another():
    assert cut([1, 2, 3], 2, lambda row: (row,)).items == [1, 2]
    assert read(cut([1, 2, 3], 2, lambda row: (row,)).next, int) == (2,)
    assert cut([1, 2], 2, lambda row: (row,)).next == ""
    assert cut([], 2, lambda row: (row,)).next == ""
