"""Naming the whole circle in a post: all who take part are told, and not again within the hour."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from cop.db import db
from cop.groups.actions import choose_levels
from cop.notices.models import Notice
from cop.notices.sentences import sentence
from cop.notices.words import Level
from cop.sessions import actions as sessions
from cop.sessions.words import Status
from tests.bed.browsing import Client
from tests.bed.clock import Clock
from tests.bed.writing import own_unit
from tests.discussions.scene import Scene
from tests.make import Make

ClientFor = Callable[..., Client]
NOT_AGAIN = "The circle was not told of it"


def told(person):
    """Return what the person was told of posts that name them or their circle."""
    db.session.rollback()
    its = select(Notice).where(Notice.person_id == person.id, Notice.key.startswith("named-"))
    return [sentence(notice, "Asia/Jakarta") for notice in db.session.scalars(its)]


@pytest.mark.parametrize("call", ["@circle", "@Lingkar"])
def test_all_who_take_part_are_told_and_nobody_else(
    scene: Scene, make: Make, client_for: ClientFor, call: str
) -> None:
    words = f"{call} dan @bayu: besok mulai pukul delapan."
    client_for(make.sari).submit(scene.thread, f"{scene.thread}/posts", source=words)
    assert told(make.rina) == [
        "Sari Wulandari named the circle in the discussion of Obrolan Pagi 1."
    ]
    assert told(make.bayu) == ["Sari Wulandari named you in the discussion of Obrolan Pagi 1."]
    assert told(make.sari) == told(make.andi) == told(make.maya) == told(make.dewi) == []


@pytest.mark.parametrize("htmx", [False, True])
def test_a_second_time_within_the_hour_is_posted_and_told_to_nobody(
    scene: Scene, make: Make, client_for: ClientFor, clock: Clock, htmx: bool
) -> None:
    sari, posts = client_for(make.sari), f"{scene.thread}/posts"
    sari.submit(scene.thread, posts, source="@circle satu")
    answer = sari.submit(scene.thread, posts, source="@circle dua", htmx=htmx)
    page = answer if htmx else sari.follow(answer)
    assert NOT_AGAIN in page.get_data(as_text=True)
    assert "@circle dua" in sari.get(scene.thread).says
    assert len(told(make.rina)) == 1
    clock.move(minutes=61)
    sari.submit(scene.thread, posts, source="@circle tiga")
    assert len(told(make.rina)) == 2


def test_it_tells_each_as_much_as_they_wish(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    with own_unit():
        choose_levels(make.rina, {scene.session.group_id: Level.NONE})
        choose_levels(make.bayu, {scene.session.group_id: Level.DIGEST})
    sari = client_for(make.sari)
    answer = sari.submit(scene.thread, f"{scene.thread}/posts", source="@circle", preview="1")
    assert "Names the circle: 1 person is told." in answer.says
    sari.submit(scene.thread, f"{scene.thread}/posts", source="@circle")
    assert told(make.rina) == []
    its = select(Notice).where(Notice.person_id == make.bayu.id, Notice.key.startswith("named-"))
    assert not db.session.scalars(its).one().listed


def test_a_guest_a_quotation_and_code_name_no_circle(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    with own_unit():
        sessions.let_in(scene.session, make.maya)
    for person, words in (
        (make.maya, "@circle halo"),
        (make.sari, "> @circle\n\nSetuju `@circle`"),
    ):
        client_for(person).submit(scene.thread, f"{scene.thread}/posts", source=words)
    assert told(make.rina) == []


def test_a_nameless_post_names_the_circle_for_nobody_in_particular(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    fields = {"source": "@circle siapa tahu?", "nameless": "y"}
    client_for(make.sari).submit(scene.thread, f"{scene.thread}/posts", **fields)
    said = "A member of the circle named the circle in the discussion of Obrolan Pagi 1."
    assert told(make.rina) == [said]


def test_a_draft_is_told_to_those_alone_who_plan_it(make: Make, client_for: ClientFor) -> None:
    session = make.session(state=Status.DRAFT)
    thread = f"/groups/obrolan-pagi/sessions/1/threads/{session.thread_id}"
    client_for(make.rina).submit(thread, f"{thread}/posts", source="@circle rahasia")
    assert told(make.sari) == told(make.bayu) == []


def test_the_discussion_of_a_circle_tells_it_too(make: Make, client_for: ClientFor) -> None:
    group = make.group()
    thread = f"/groups/{group.slug}/discussion"
    client_for(make.sari).submit(thread, f"{thread}/posts", source="@lingkar halo")
    assert told(make.rina) == ["Sari Wulandari named the circle in the discussion of Obrolan Pagi."]
