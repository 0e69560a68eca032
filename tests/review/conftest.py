"""What the tests of reviews begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cop.sessions.words import Status

if TYPE_CHECKING:
    from cop.sessions.models import Session
    from tests.make import Make


@pytest.fixture
def written_up(make: Make) -> Session:
    """Give a session with one point that is written up; Rina, Bayu (scribe), Sari were there."""
    group = make.group("Kelompok Studi", kind="study-group", informed=[make.andi])
    session = make.session(group, state=Status.WRITING_UP, scribe=make.bayu, points=("Bacaan",))
    make.attend(session, make.bayu, make.sari)
    return session
