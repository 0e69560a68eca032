"""Whose turn it is: the rule alone, without a database."""

from __future__ import annotations

import itertools
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from cop.duties.rules import A_YEAR, WINDOW, Able, Had, Missing, counting, suggested

AT = datetime(2026, 11, 24, 1, tzinfo=UTC)
A_DAY = timedelta(days=1)
LONG_AGO = AT - 3 * A_YEAR
FRIDAY = date(2026, 11, 27)
NAMES = {1: "Ani", 2: "Bayu", 3: "Citra", 4: "Dedi", 5: "Eka"}


def able(number, **more):
    return Able(number, NAMES.get(number, f"Orang {number:03}"), **{"since": LONG_AGO, **more})


def people(*numbers, **more):
    return [able(number, **more) for number in numbers]


def had(*numbers, until=AT, step=A_DAY):
    """Give sessions before the moment, the newest one named last."""
    return [Had(until - step * (len(numbers) - i), who) for i, who in enumerate(numbers)]


def turn(who, past=(), **more):
    found = suggested(who, list(past), at=AT, **more)
    return found.id if found else None


def test_who_had_it_the_fewest_times_comes_first():
    assert turn(people(1, 2, 3), had(3, 1, 1, 2, 2)) == 3


def test_then_who_had_it_longest_ago():
    assert turn(people(1, 2, 3), had(2, 3, 1)) == 2
    assert turn(people(1, 2, 3), had(3, 2, 1)) == 3


def test_who_never_had_it_comes_before_who_had_it_long_ago():
    assert turn(people(1, 2), had(1, *[None] * WINDOW)) == 2


def test_a_tie_goes_by_name_however_people_are_listed():
    assert turn(people(3, 2, 1)) == 1
    assert turn(people(2, 3)) == 2


def test_two_of_the_same_name_are_told_apart():
    twins = [Able(9, "Sari", LONG_AGO), Able(8, "Sari", LONG_AGO)]
    assert turn(twins) == 8


def test_who_had_it_just_before_waits_where_somebody_else_can():
    assert turn(people(1, 2), had(1, 1, 1, 2)) == 1
    assert turn(people(1, 2), had(1, 1, 1, 1, 2)) == 1
    assert turn([able(1, spared=True), able(2)], had(1, 2)) == 2


def test_a_single_member_has_every_turn():
    assert turn(people(1), had(1, 1, 1)) == 1


def test_without_members_it_is_nobodys_turn():
    assert turn([]) is None


def test_who_is_away_is_passed_over_and_named():
    away = able(1, missing=Missing.AWAY, until=FRIDAY)
    found = suggested([away, able(2)], had(2, 2), at=AT)
    assert found.id == 2
    assert found.passed == (away,)


def test_who_is_away_and_would_not_have_come_before_is_not_named():
    away = able(3, missing=Missing.AWAY, until=FRIDAY)
    assert suggested([able(2), away], [], at=AT).passed == ()


@pytest.mark.parametrize("missing", list(Missing))
def test_where_everybody_is_missing_nobody_is_left(missing):
    assert turn(people(1, 2, missing=missing)) is None


def test_who_asked_not_to_be_suggested_is_left_out_without_a_word():
    found = suggested([able(1, spared=True), able(2)], [], at=AT)
    assert (found.id, found.passed) == (2, ())
    assert turn([able(1, spared=True)]) is None


def test_two_duties_go_to_two_people_where_there_are_two():
    assert turn(people(1, 2), taken=[1]) == 2
    assert turn(people(1), taken=[1]) == 1


def test_a_trainee_does_not_train():
    trainer, trainee = able(1, moderates=True), able(2)
    assert turn([trainer, trainee], had(1, 1), trainer=True) == 1
    assert turn([trainee], had(1, 1), trainer=True) is None


def test_who_trained_before_trains_again_without_being_a_moderator():
    assert turn(people(1, 2), had(2, None), trainer=True) == 2


def test_only_the_last_sessions_count():
    many = had(*[1] * 5, *[2, 3] * (WINDOW // 2))
    assert turn(people(1, 2, 3), many) == 1
    assert len(counting(many, at=AT)) == WINDOW


def test_what_is_older_than_a_year_does_not_count():
    old = [Had(AT - A_YEAR - A_DAY, 1), Had(AT - A_YEAR, 2), Had(AT - A_DAY, 3)]
    found = suggested(people(1, 2, 3), old, at=AT)
    assert found.id == 1
    assert (found.turn.times, found.turn.last, found.turn.of) == (0, None, 2)


def test_what_is_given_already_ahead_counts():
    ahead = [Had(AT + A_DAY, 1), Had(AT + 2 * A_DAY, 2), Had(AT + 3 * A_DAY, None)]
    assert turn(people(1, 2, 3), ahead) == 3
    assert turn(people(1, 2), ahead) == 1


def test_who_is_new_does_not_make_up_for_the_time_before():
    past = had(*[1, 2, 3] * 6)
    new = able(4, since=AT - 2 * A_DAY)
    found = suggested([*people(1, 2, 3), new], past, at=AT)
    assert found.id == 4
    after = [*past, Had(AT, 4)]
    order = []
    for count in range(1, 5):
        at = AT + count * A_DAY
        one = suggested([*people(1, 2, 3), new], after, at=at)
        order.append(one.id)
        after.append(Had(at, one.id))
    assert order == [1, 2, 3, 4]


def test_in_a_circle_of_newcomers_who_had_it_less_comes_first():
    new = [able(number, since=AT - A_DAY) for number in (1, 2)]
    assert turn(new, had(1, 1, None, step=2 * A_DAY)) == 2


@pytest.mark.parametrize("size", [2, 3, 4, 5, 7, 23, 40])
def test_over_a_month_the_rota_turns_fairly(size):
    who, past = people(*range(1, size + 1)), []
    for day in range(22):
        at = AT + day * A_DAY
        past.append(Had(at, suggested(who, past, at=at).id))
    times = Counter(one.person_id for one in past)
    counts = [times[one.id] for one in who]
    assert max(counts) - min(counts) <= 1
    assert all(one.person_id != two.person_id for one, two in itertools.pairwise(past))


def test_over_two_years_everybody_keeps_their_distance():
    who, past, size = people(1, 2, 3, 4, 5), [], 5
    for day in range(500):
        at = AT + day * A_DAY
        past.append(Had(at, suggested(who, past, at=at).id))
    for start in range(0, 500, size):
        assert len({one.person_id for one in past[start : start + size]}) == size


def test_who_was_away_comes_back_without_a_row_of_turns():
    who, past = people(1, 2, 3), []
    for day in range(30):
        at = AT + day * A_DAY
        gone = [
            able(one.id, missing=Missing.AWAY, until=FRIDAY) if one.id == 3 and day < 20 else one
            for one in who
        ]
        past.append(Had(at, suggested(gone, past, at=at).id))
    assert 3 not in [one.person_id for one in past[:20]]
    later = [one.person_id for one in past[20:]]
    assert later[0] == 3
    assert all(one != two for one, two in itertools.pairwise(later))
