"""A long discussion comes in parts, and every address and mark still leads to its post."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from cop.db import db
from cop.discussions.actions import mark_read
from cop.discussions.models import Post
from cop.discussions.queries import counts
from tests.bed.browsing import Client
from tests.discussions.scene import Scene
from tests.discussions.test_reading import write_many
from tests.make import Make

ClientFor = Callable[..., Client]
MANY = 498


@pytest.fixture
def ids(scene: Scene, make: Make) -> list[int]:
    """Make 500 posts and give their ids, the first one first."""
    write_many(scene, make, MANY)
    its = Post.thread_id == scene.point.thread_id
    return list(db.session.scalars(select(Post.id).where(its).order_by(Post.id)))


def shown(page: Client) -> list[int]:
    """Return the ids of the posts on the page."""
    return [int(one.attrs["id"].removeprefix("post-")) for one in page.page.query(".post")]


def ways(page: Client) -> dict[str, str]:
    """Return where the page leads on, by words."""
    links = page.page.query(".talk__way a")
    return {link.to_text().strip(): link.attrs["href"] for link in links}


def test_a_page_shows_the_newest_and_leads_to_all_earlier_ones(
    scene: Scene, make: Make, client_for: ClientFor, ids: list[int]
) -> None:
    client = client_for(make.maya)
    page, seen = client.get(scene.thread), []
    assert shown(page) == ids[-50:]
    while True:
        seen = shown(page) + seen
        if "Earlier posts" not in ways(page):
            break
        page = client.get(ways(page)["Earlier posts"].partition("#")[0])
    assert seen == ids


def test_later_posts_follow_up_to_the_newest(
    scene: Scene, make: Make, client_for: ClientFor, ids: list[int]
) -> None:
    client = client_for(make.maya)
    page = client.get(f"{scene.thread}?post={ids[0]}")
    seen = shown(page)
    assert ways(page)["To the newest post"] == f"{scene.thread}?post={ids[-1]}#post-{ids[-1]}"
    while "Later posts" in ways(page):
        page = client.get(ways(page)["Later posts"].partition("#")[0])
        seen += [one for one in shown(page) if one not in seen]
    assert seen == ids


@pytest.mark.parametrize("place", [0, 5, 200, 455, 499])
def test_the_address_of_a_post_leads_to_the_page_that_holds_it(
    scene: Scene, make: Make, client_for: ClientFor, ids: list[int], place: int
) -> None:
    client = client_for(make.maya)
    there = client.get(f"{scene.thread}/posts/{ids[place]}").location
    assert there == f"{scene.thread}?post={ids[place]}#post-{ids[place]}"
    page = client.get(there.partition("#")[0])
    assert ids[place] in shown(page)
    assert len(shown(page)) >= 41
    assert there in [one.attrs["href"] for one in page.page.query(".post__link")]


def test_who_has_much_to_read_begins_with_the_first_that_is_new(
    scene: Scene, make: Make, client_for: ClientFor, ids: list[int]
) -> None:
    mark_read(make.sari.id, scene.point.thread_id, ids[99])
    db.session.commit()
    client = client_for(make.sari)
    page = client.get(scene.thread)
    assert shown(page) == ids[100:150]
    assert page.all(".talk__new") == ["New since you were here"]
    assert counts(make.sari, [scene.point.thread_id])[scene.point.thread_id].unread == 350
    assert shown(client.get(scene.thread)) == ids[150:200]
    mark_read(make.sari.id, scene.point.thread_id, ids[460])
    db.session.commit()
    page = client.get(scene.thread)
    assert shown(page) == ids[-50:]
    assert page.all(".talk__new") == ["39 new since you were here"]


def test_who_looks_up_an_old_post_has_not_read_what_came_after(
    scene: Scene, make: Make, client_for: ClientFor, ids: list[int]
) -> None:
    mark_read(make.sari.id, scene.point.thread_id, ids[99])
    db.session.commit()
    for reader in (make.sari, make.maya):
        client_for(reader).get(f"{scene.thread}?post={ids[20]}")
    assert counts(make.sari, [scene.point.thread_id])[scene.point.thread_id].unread == 400
    assert client_for(make.maya).get(scene.thread).all(".talk__new") == []


def test_a_polling_page_gets_what_is_new_and_keeps_its_beginning(
    scene: Scene, make: Make, client_for: ClientFor, ids: list[int]
) -> None:
    client = client_for(make.maya)
    polled = client.get(scene.thread).page.query_one(".talk__posts")
    assert polled is not None
    asked = {"If-None-Match": polled.attrs["data-etag"]}
    assert client.get(polled.attrs["hx-get"], htmx=True, headers=asked).status_code == 304
    new = make.post(scene.point, "Kami bantu hari Kamis.", by=make.bayu)
    answer = client.get(polled.attrs["hx-get"], htmx=True, headers=asked)
    assert shown(answer) == [*ids[-50:], new.id]
    assert answer.all(".post--new .prose") == ["Kami bantu hari Kamis."]


def test_an_earlier_part_stays_as_it_is_while_others_write(
    scene: Scene, make: Make, client_for: ClientFor, ids: list[int]
) -> None:
    client = client_for(make.maya)
    polled = client.get(f"{scene.thread}?post={ids[20]}").page.query_one(".talk__posts")
    assert polled is not None
    make.post(scene.point, "Kami bantu hari Kamis.", by=make.bayu)
    answer = client.get(polled.attrs["hx-get"], htmx=True)
    assert shown(answer) == ids[11:61]


def test_a_reply_on_the_newest_part_joins_it_and_one_on_an_earlier_part_goes_there(
    scene: Scene, make: Make, client_for: ClientFor, ids: list[int]
) -> None:
    mark_read(make.bayu.id, scene.point.thread_id, ids[-1])
    db.session.commit()
    client = client_for(make.bayu)
    answer = client.submit(scene.thread, f"{scene.thread}/posts", htmx=True, source="Siap.")
    assert len(shown(answer)) == 51
    earlier, said = f"{scene.thread}?post={ids[20]}", "Baru saya baca."
    answer = client.submit(earlier, f"{scene.thread}/posts", htmx=True, source=said)
    newest = db.session.scalars(select(Post.id).order_by(Post.id.desc())).first()
    assert answer.headers["HX-Redirect"] == f"{scene.thread}?post={newest}#post-{newest}"


@pytest.mark.parametrize("way", ["post", "before", "after"])
@pytest.mark.parametrize("number", ["-1", "0", "x", "²", "9" * 30, "2147483647"])
def test_a_place_that_is_none_is_answered(
    scene: Scene, make: Make, client_for: ClientFor, way: str, number: str
) -> None:
    page = client_for(make.maya).get(scene.thread, query_string={way: number})
    assert shown(page) == [scene.first.id, scene.second.id]
