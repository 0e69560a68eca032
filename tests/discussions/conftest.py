"""What the tests of discussions begin with."""

from __future__ import annotations

import pytest

from tests.discussions.scene import BAYU_WROTE, SARI_WROTE, Scene
from tests.make import Make


@pytest.fixture
def scene(make: Make) -> Scene:
    """Give a session with a discussion on a point: Sari wrote, Bayu answered."""
    session = make.session(make.group(informed=[make.andi]), points=["Rak yang kosong"])
    point = make.point(session, "Layanan yang berubah")
    first = make.post(point, SARI_WROTE, by=make.sari)
    return Scene(session, point, first, make.post(point, BAYU_WROTE, by=make.bayu))
