"""Points are counted once: by the page, or by their own titles."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cop.sessions.numbering import count_themselves
from tests.bed.browsing import Client
from tests.make import Make

ADDRESS = "/groups/obrolan-pagi/sessions/1"
COUNTED = ("1 Rak", "2. Label", "Lain-lain")


@pytest.mark.parametrize(
    ("titles", "told"),
    [
        (COUNTED, True),
        (("1", "2"), True),
        (("3 usulan baru", "Rak", "Label"), False),
        (("2026: rencana",), False),
        ((), False),
    ],
)
def test_most_titles_must_begin_with_a_number(titles: tuple[str, ...], told: bool) -> None:
    assert count_themselves(titles) is told


@pytest.mark.parametrize(
    ("points", "printed"),
    [(COUNTED, COUNTED), (("Rak", "2 label"), ("1. Rak", "2. 2 label"))],
    ids=["by-titles", "by-the-page"],
)
def test_points_are_not_counted_twice_on_screen_and_paper(
    points: tuple[str, ...],
    printed: tuple[str, ...],
    make: Make,
    client_for: Callable[..., Client],
) -> None:
    make.session(points=points)
    client = client_for(make.sari)
    left_to_titles = bool(client.get(ADDRESS).page.query(".agenda--counted"))
    assert left_to_titles is (points == printed)
    assert client.get(f"{ADDRESS}/print").all(".record__title") == [*printed]
