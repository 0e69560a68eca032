"""Reading a discussion: who sees it, what is new, what a page that polls gets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cop.db import db
from cop.discussions.actions import mark_read
from cop.discussions.models import Post
from cop.discussions.queries import counts
from cop.groups.words import Visibility
from tests.bed.browsing import Client
from tests.discussions.scene import BAYU_WROTE, Scene
from tests.make import Make

ClientFor = Callable[..., Client]


def test_whoever_sees_the_session_reads_what_was_written(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    for reader in (make.rina, make.andi, make.maya):
        page = client_for(reader).get(scene.thread)
        assert "Rak 800 kosong sejak Senin." in page.says
        assert page.all(".prose strong") == ["kosong"]


def test_the_page_leads_back_to_the_circle_and_to_the_point(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    page = client_for(make.sari).get(scene.thread)
    ways = [link.attrs["href"] for link in page.page.query(".crumb a")]
    circle = "/groups/obrolan-pagi"
    assert ways == [circle, f"{circle}/sessions/1#point-{scene.point.id}"]
    assert page.all("h1") == ["Layanan yang berubah"]


def test_a_post_has_a_permanent_address(scene: Scene, make: Make, client_for: ClientFor) -> None:
    client = client_for(make.sari)
    page = client.get(scene.thread)
    links = [link.attrs["href"] for link in page.page.query(".post__link")]
    assert links[0] == f"{scene.thread}?post={scene.first.id}#post-{scene.first.id}"
    assert client.get(scene.post(scene.first)).location == links[0]


@pytest.mark.parametrize("way", ["", "/posts", "/posts/1", "/posts/1/quote", "/posts/1/edit"])
def test_a_circle_that_one_may_not_see_has_no_discussion(
    way: str, make: Make, client_for: ClientFor
) -> None:
    session = make.session(make.group(visibility=Visibility.MEMBERS))
    make.post(session)
    address = f"/groups/obrolan-pagi/sessions/1/threads/{session.thread_id}{way}"
    assert client_for(make.maya).get(address, htmx=bool(way)).status_code == 404


def test_a_thread_of_another_session_is_not_found_here(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    other = make.session(scene.session.group)
    client = client_for(make.sari)
    assert client.get(scene.address_of(other.thread_id)).status_code == 404
    assert client.get(scene.address_of(2**31)).status_code == 404
    assert client.get(scene.address_of(10**30)).status_code == 404
    assert client.get(f"{scene.thread}/posts/{make.post(other).id}").status_code == 404


def test_who_is_not_signed_in_is_asked_to(scene: Scene, client: Client) -> None:
    assert "/login" in (client.get(scene.thread).location or "")
    assert client.get(f"{scene.thread}/posts", htmx=True).status_code == 401


def test_the_informed_and_outsiders_are_told_that_they_only_read(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    for reader in (make.andi, make.maya):
        page = client_for(reader).get(scene.thread)
        assert "Those who take part in this circle can write here." in page.says
        assert page.all(".post__acts, textarea") == []


def test_what_came_since_one_was_here_is_marked_until_one_has_seen_it(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    client = client_for(make.sari)
    assert client.get(scene.thread).all(".talk__new") == ["1 new since you were here"]
    assert client.get(scene.thread).all(".post--new, .talk__new") == []


def test_nothing_is_marked_for_somebody_who_comes_for_the_first_time(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    assert client_for(make.rina).get(scene.thread).all(".post--new, .talk__new") == []


def test_what_one_has_seen_stays_seen(scene: Scene, make: Make) -> None:
    mark_read(make.rina.id, scene.point.thread_id, scene.second.id)
    mark_read(make.rina.id, scene.point.thread_id, scene.first.id)
    assert counts(make.rina, [scene.point.thread_id]) == {scene.point.thread_id: (2, 0)}


def test_the_session_says_how_many_posts_are_new(scene: Scene, make: Make) -> None:
    threads = [scene.point.thread_id, scene.session.thread_id]
    assert counts(make.sari, threads) == {scene.point.thread_id: (2, 1)}
    assert counts(make.rina, threads) == {scene.point.thread_id: (2, 2)}
    assert counts(None, threads) == {scene.point.thread_id: (2, 0)}


def test_a_page_that_polls_gets_what_was_written_meanwhile(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    client = client_for(make.rina)
    polled = client.get(scene.thread).page.query_one(".talk__posts")
    assert polled is not None
    make.post(scene.point, "Kami bantu hari Kamis.", by=make.bayu)
    answer = client.get(
        polled.attrs["hx-get"], htmx=True, headers={"If-None-Match": polled.attrs["data-etag"]}
    )
    assert answer.status_code == 200
    assert answer.all(".post--new .prose") == ["Kami bantu hari Kamis."]
    assert answer.headers["Cache-Control"] == "private, no-cache"


def test_an_unchanged_discussion_costs_a_polling_page_two_statements(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    client = client_for(make.rina)
    polled = client.get(scene.thread).page.query_one(".talk__posts")
    assert polled is not None
    answer = client.get(
        polled.attrs["hx-get"], htmx=True, headers={"If-None-Match": polled.attrs["data-etag"]}
    )
    assert (answer.status_code, answer.text) == (304, "")
    assert len(answer.statements) <= 2


def test_what_is_polled_is_a_part_of_the_page_and_holds_no_form(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    client = client_for(make.bayu)
    page = client.get(scene.thread)
    polled = page.page.query_one(".talk__posts")
    assert polled is not None
    fragment = client.get(polled.attrs["hx-get"], htmx=True).text
    assert fragment.strip() in page.text
    assert "<form" not in fragment
    assert "csrf" not in fragment


def test_a_reader_in_another_language_or_with_other_rights_gets_another_answer(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    etags = {
        client_for(reader).get(f"{scene.thread}/posts?since=0", htmx=True).headers["ETag"]
        for reader in (make.rina, make.sari, make.andi, make.maya)
    }
    assert len(etags) == 4


def test_the_poll_opened_by_hand_leads_to_the_page(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    assert client_for(make.sari).get(f"{scene.thread}/posts").location == scene.thread


@pytest.mark.parametrize("since", ["-1", "x", "9" * 5000, "9" * 30])
def test_a_poll_with_a_strange_address_is_answered(
    since: str, scene: Scene, make: Make, client_for: ClientFor
) -> None:
    answer = client_for(make.sari).get(f"{scene.thread}/posts?since={since}", htmx=True)
    assert BAYU_WROTE in answer.says


def test_a_long_discussion_costs_no_more_statements_than_a_short_one(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    client = client_for(make.rina)
    costs = []
    for more in (3, 495):
        write_many(scene, make, more)
        mark_read(make.rina.id, scene.point.thread_id, 10_000)
        db.session.commit()
        costs.append(len(client.get(scene.thread).statements))
    assert costs[0] == costs[1] <= 7


def write_many(scene: Scene, make: Make, count: int) -> None:
    """Add posts to the discussion, quicker than one by one."""
    text = {"source": "Kabar", "html": "<p>Kabar</p>", "renderer": 1}
    its = {"thread_id": scene.point.thread_id, "author_id": make.bayu.id}
    db.session.add_all(Post(**its, **text) for _ in range(count))
    db.session.commit()
