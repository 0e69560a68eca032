"""What is open in writing over some days stands on each of them."""

from __future__ import annotations

from datetime import UTC, datetime

from cop.kit.meeting import Mode
from cop.sessions.words import Status

MONDAY = datetime(2026, 11, 30, 1, tzinfo=UTC)
FOUR_DAYS = 4 * 24 * 60 + 9 * 60  # minutes, until Friday 17:00


def test_it_stands_on_each_of_its_days_also_in_the_next_month(make, client_for, clock):
    clock.set(datetime(2026, 11, 20, 3, tzinfo=UTC))
    group = make.group()
    make.session(group, title="Putaran", mode=Mode.IN_WRITING, starts_at=MONDAY, duration=FOUR_DAYS)
    make.session(group, title="Tatap muka", starts_at=MONDAY)
    sari = client_for(make.sari)
    november = sari.get("/calendar?month=2026-11&view=list").all(".entry__title")
    december = sari.get("/calendar?month=2026-12&view=list").all(".entry__title")
    assert sorted(november) == ["Putaran", "Tatap muka"]
    assert december == ["Putaran"] * 4


def test_today_names_the_next_meeting_before_what_is_open_in_writing(make, client_for, clock):
    clock.set(MONDAY)
    group = make.group()
    written = {"mode": Mode.IN_WRITING, "duration": FOUR_DAYS, "starts_at": MONDAY}
    make.session(group, title="Putaran", state=Status.IN_PROGRESS, **written)
    make.session(group, title="Tatap muka")
    page = client_for(make.sari).get("/")
    assert page.all(".next h2") == ["Tatap muka"]
    assert "open until 4 Dec, 17:00" in page.says.replace("\u00a0", " ")
