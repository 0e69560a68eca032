"""Where the tests of reviews go."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cop.review.models import Wording
    from cop.sessions.models import Session
    from tests.bed.browsing import Answer, Client


DECIDED = "Rak 800 ditata ulang tiap Jumat."


def address(session: Session, rest: str = "") -> str:
    """Return the path of the session, or of what stands below it."""
    return f"/groups/{session.group.slug}/sessions/{session.number}" + (f"/{rest}" if rest else "")


def settle(browser: Client, wording: Wording, how: str, **words: str) -> Answer:
    """Settle what was said to the minutes, from the page of the session."""
    there = address(wording.review.session)
    return browser.submit(there, f"{there}/review/wordings/{wording.id}/{how}", **words)
