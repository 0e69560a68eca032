"""Times beside posts are said as everywhere else on the site."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from cop.discussions.moments import Moments
from cop.kit.clock import now
from cop.kit.dates import clock_time, exact, near_day

SUMMER_ENDS = datetime(2026, 10, 25, 1, tzinfo=UTC)  # where clocks are changed, in Europe


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Jayapura", "Europe/Berlin"])
def test_moments_are_said_as_on_every_page(
    language: str, zone: str, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "COP_TIME_ZONE", zone)
    steps = [SUMMER_ENDS + timedelta(minutes=20 * n) for n in range(-9, 9)]
    with app.test_request_context(headers={"Accept-Language": language}):
        moments = Moments()
        for moment in (*steps, now(), now() - timedelta(days=1)):
            said = moments.said(moment)
            assert said.near == f"{near_day(moment)}, {clock_time(moment)}"
            assert said.exact == exact(moment)
