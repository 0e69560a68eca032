"""Where the tests of reviews go."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cop.sessions.models import Session


def address(session: Session, rest: str = "") -> str:
    """Return the path of the session, or of what stands below it."""
    return f"/groups/{session.group.slug}/sessions/{session.number}" + (f"/{rest}" if rest else "")
