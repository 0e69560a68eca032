"""Posts are rendered once for all who would see the same, and anew for whoever would not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cop.db import db
from cop.discussions.actions import edit, remove
from cop.groups.actions import change_role
from cop.groups.words import MemberRole
from tests.bed.browsing import Answer, Client
from tests.bed.clock import Clock
from tests.discussions.scene import Scene
from tests.make import Make

ClientFor = Callable[..., Client]


@pytest.fixture
def read(scene: Scene, make: Make, client_for: ClientFor) -> Answer:
    """Give the thread as Sari saw it, so that its posts are in memory."""
    client_for(make.rina).get(scene.thread)
    return client_for(make.sari).get(scene.thread)


def test_a_reader_without_the_right_gets_no_buttons_of_others(
    read: Answer, scene: Scene, make: Make, client_for: ClientFor
) -> None:
    own = f"#post-{scene.second.id}-hide"
    assert client_for(make.rina).get(scene.thread).page.query(own)
    assert not read.page.query(own)
    assert not client_for(make.maya).get(scene.thread).page.query(".post__acts")


def test_a_right_that_is_lost_takes_its_buttons_along(
    read: Answer, scene: Scene, make: Make, client_for: ClientFor
) -> None:
    assert read.page.query(".post__acts")
    change_role(scene.session.group, make.sari, MemberRole.INFORMED)
    db.session.commit()
    assert not client_for(make.sari).get(scene.thread).page.query(".post__acts")


def test_another_language_has_other_words(
    read: Answer, scene: Scene, make: Make, client_for: ClientFor
) -> None:
    assert "Quote" in read.says
    make.sari.locale = "id"
    db.session.commit()
    again = client_for(make.sari).get(scene.thread)
    assert "Kutip" in again.says
    assert "Quote" not in again.says


def test_another_zone_has_another_time(
    read: Answer, scene: Scene, make: Make, client_for: ClientFor
) -> None:
    make.sari.time_zone = "Asia/Jayapura"
    db.session.commit()
    again = client_for(make.sari).get(scene.thread)
    assert again.all(".post__link time") != read.all(".post__link time")


def test_an_edited_post_has_its_new_text(
    read: Answer, scene: Scene, make: Make, client_for: ClientFor
) -> None:
    edit(scene.first, "Rak 900 juga.", base=scene.first.version, by=scene.first.author)
    db.session.commit()
    again = client_for(make.sari).get(scene.thread)
    assert "Rak 900 juga." in again.says
    assert "Rak 800" not in again.says


def test_a_removed_post_is_gone_for_everybody(
    read: Answer, scene: Scene, make: Make, client_for: ClientFor
) -> None:
    remove(scene.first, by=make.rina)
    db.session.commit()
    for reader in (make.rina, make.sari, make.maya):
        assert "Rak 800" not in client_for(reader).get(scene.thread).says


def test_a_new_name_stands_beside_old_posts(
    read: Answer, scene: Scene, make: Make, client_for: ClientFor
) -> None:
    scene.first.author.name = "Bayu Baru"
    db.session.commit()
    assert "Bayu Baru" in client_for(make.sari).get(scene.thread).all(".post__name")


def test_tomorrow_says_yesterday(
    read: Answer, scene: Scene, make: Make, client_for: ClientFor, clock: Clock
) -> None:
    client = client_for(make.sari)
    assert read.all(".post__link time")[0].startswith("today")
    clock.move(days=1)
    assert client.get(scene.thread).all(".post__link time")[0].startswith("yesterday")
