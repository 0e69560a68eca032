"""Days and times are said as people say them, and never break across lines."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from flask import Flask
from flask_babel import force_locale

from cop.kit import dates

TALK = datetime(2024, 11, 19, 0, 45, tzinfo=UTC)


@pytest.mark.parametrize("language", ["en", "id"])
def test_no_line_ends_within_a_day_or_a_time(app: Flask, language: str) -> None:
    with app.test_request_context(), force_locale(language):
        said = (
            dates.long_day(TALK),
            dates.short_day(TALK),
            dates.full_day(TALK, weekday=True),
            dates.month(TALK),
            dates.time_span(TALK, 30, "Asia/Jakarta"),
        )
    for words in said:
        assert " " not in words
        assert "–" not in words.replace("–\u2060", "")
