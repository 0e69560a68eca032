"""What the tests of reviews begin with."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from cop.decisions.queries import decisions_of
from cop.followups.queries import follow_ups_of
from cop.minutes.queries import information_of
from cop.sessions.queries import points_of
from cop.sessions.rules import part_in
from cop.sessions.words import Status
from tests.review.places import DECIDED

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


@pytest.fixture
def sent(make: Make, written_up: Session) -> Session:
    """Give a session in review with one of each outcome; Rina, Bayu (scribe), Sari were there."""
    point = points_of(make.rina, written_up)[0]
    make.note(written_up, point, "Bab satu dibaca.")
    make.decision(point, DECIDED)
    make.follow_up(point, "Menata rak 800")
    make.information(point, "Gudang tutup Selasa.")
    return make.bring(written_up, Status.IN_REVIEW)


@pytest.fixture
def outcomes(make: Make, sent: Session) -> SimpleNamespace:
    """Give its decision, follow-up and information."""
    part = part_in(make.rina, "moderator", sent)
    return SimpleNamespace(
        decision=decisions_of(make.rina, sent)[0],
        follow_up=follow_ups_of(make.rina, sent)[0],
        information=information_of(part, sent)[0],
    )
