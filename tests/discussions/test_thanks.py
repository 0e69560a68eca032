"""Thanks for a post: given once, by name, taken back; its author is told, named or not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from cop.db import db
from cop.discussions import actions
from cop.discussions.models import Thanks, Thread
from cop.groups.actions import choose_levels
from cop.notices.models import Notice
from cop.notices.sentences import sentence
from cop.notices.words import Level
from cop.sessions import actions as sessions
from tests.bed.browsing import Client
from tests.bed.clock import Clock
from tests.bed.writing import own_unit
from tests.discussions.scene import Scene
from tests.make import Make

ClientFor = Callable[..., Client]
THANKED = "thanked you for what you wrote about Obrolan Pagi 1."


def told(person):
    """Return what the person was told of thanks."""
    db.session.rollback()
    its = select(Notice).where(Notice.person_id == person.id, Notice.told == "thanked")
    return [sentence(notice, "Asia/Jakarta") for notice in db.session.scalars(its)]


def line(client: Client, scene: Scene) -> list[str]:
    """Return the line below the first post."""
    return client.get(scene.thread).all(f"#post-{scene.first.id} .post__thanks")


def press(client: Client, scene: Scene, page: str = "") -> str:
    """Press the button below the first post, and return what it says then."""
    button = client.get(page or scene.thread).page.query_one(f"#post-{scene.first.id}-thank")
    assert button is not None
    answer = client.post(button.attrs["hx-post"], htmx=True)
    return str(answer.all(f"#post-{scene.first.id}-thank")[0])


def test_thanks_stand_below_the_post_by_name(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    bayu = client_for(make.bayu)
    assert bayu.post(scene.post(scene.first, "thank")).status_code == 303
    for person in (make.sari, make.bayu, make.andi, make.maya):
        assert line(client_for(person), scene) == ["Thanks from Bayu"]
    make.thanks(scene.first, make.rina)
    assert line(bayu, scene) == ["Thanks from Bayu and Rina"]


def test_many_are_named_behind_the_line(scene: Scene, make: Make, client_for: ClientFor) -> None:
    others = [make.person(f"Orang {number}", login=f"orang{number}") for number in range(3)]
    make.thanks(scene.first, make.bayu, make.rina, *others)
    page = client_for(make.sari).get(scene.thread)
    own = f"#post-{scene.first.id}-thanks"
    assert page.all(f"{own} summary") == ["Thanks from Bayu, Rina and 3 more"]
    assert "Orang 0, Orang 1, Orang 2" in page.all(f"{own} p")[0]


def test_one_button_thanks_and_takes_back(scene: Scene, make: Make, client_for: ClientFor) -> None:
    bayu = client_for(make.bayu)
    assert press(bayu, scene) == "Take thanks back"
    assert press(bayu, scene) == "Say thanks"
    assert line(bayu, scene) == []


def test_a_new_post_stays_new_when_it_is_thanked_for(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    rina = client_for(make.rina)
    actions.mark_read(make.rina.id, scene.point.thread_id, scene.first.id)
    button = rina.get(scene.thread).page.query_one(f"#post-{scene.second.id}-thank")
    assert button is not None
    answer = rina.post(button.attrs["hx-post"], htmx=True)
    assert answer.all(".talk__new") == ["1 new since you were here"]


def test_nobody_thanks_twice_nor_for_their_own(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    for _ in range(2):
        client_for(make.bayu).post(scene.post(scene.first, "thank"))
    assert db.session.scalar(select(func.count(Thanks.id))) == 1
    assert client_for(make.sari).post(scene.post(scene.first, "thank")).status_code == 403
    assert not client_for(make.sari).get(scene.thread).page.query(f"#post-{scene.first.id}-thank")


def test_two_windows_at_once_thank_once(scene: Scene, make: Make) -> None:
    with own_unit():
        assert actions.thank(scene.first, by=make.bayu)
        assert not actions.thank(scene.first, by=make.bayu)


def test_a_guest_thanks_and_a_visitor_does_not(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    assert client_for(None).post(scene.post(scene.first, "thank")).location.startswith("/login")
    assert client_for(make.maya).post(scene.post(scene.first, "thank")).status_code == 403
    with own_unit():
        sessions.let_in(scene.session, make.maya)
    assert client_for(make.maya).post(scene.post(scene.first, "thank")).status_code == 303


def test_a_post_that_is_gone_is_not_thanked_for(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    with own_unit():
        actions.remove(scene.first, by=make.sari)
    assert client_for(make.bayu).post(scene.post(scene.first, "thank")).status_code == 303
    assert db.session.scalar(select(func.count(Thanks.id))) == 0
    assert told(make.sari) == []


def test_pages_that_poll_learn_of_thanks(scene: Scene, make: Make) -> None:
    its = select(Thread.version).where(Thread.id == scene.point.thread_id)
    before = db.session.scalar(its)
    make.thanks(scene.first, make.bayu)
    assert db.session.scalar(its) != before


def test_the_author_is_told_once_a_day_and_of_all_together(
    scene: Scene, make: Make, clock: Clock
) -> None:
    people = [make.bayu, make.rina, make.person("Tari Utami"), make.person("Wayan Putra")]
    make.thanks(scene.first, *people)
    names = "Bayu Pratama, Rina Anggraini, Tari Utami and 1 other"
    assert told(make.sari) == [f"{names} {THANKED}"]
    clock.move(days=1)
    make.thanks(scene.first, make.dewi)
    assert told(make.sari)[1:] == [
        "Dewi Lestari thanked you for what you wrote about Obrolan Pagi 1."
    ]


def test_thanks_that_are_taken_back_leave_the_notice(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    make.thanks(scene.first, make.bayu, make.rina)
    client_for(make.bayu).post(scene.post(scene.first, "unthank"))
    assert told(make.sari) == [
        "Rina Anggraini thanked you for what you wrote about Obrolan Pagi 1."
    ]
    client_for(make.rina).post(scene.post(scene.first, "unthank"))
    assert told(make.sari) == []


def test_it_waits_for_the_summary_and_respects_what_one_wants_to_be_told(
    scene: Scene, make: Make
) -> None:
    make.thanks(scene.first, make.bayu)
    notice = db.session.scalars(select(Notice).where(Notice.told == "thanked")).one()
    assert not notice.at_once
    with own_unit():
        choose_levels(make.bayu, {scene.session.group_id: Level.NONE})
    make.thanks(scene.second, make.rina)
    assert told(make.bayu) == []


def test_today_shows_thanks_until_they_are_read(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    make.thanks(scene.first, make.bayu)
    sari = client_for(make.sari)
    today = sari.get("/")
    shown = today.page.query_one("#thanks a")
    assert shown is not None
    assert "Bayu Pratama thanked you" in today.says
    assert sari.get(shown.attrs["href"]).location.endswith(f"#post-{scene.first.id}")
    assert "thanked you" not in sari.get("/").says


@pytest.mark.parametrize("way", ["", "/posts?since=0"])
def test_whoever_wrote_without_a_name_is_told_and_not_betrayed(
    way: str, make: Make, client_for: ClientFor
) -> None:
    shy = make.person("Nilam Cahaya", login="nilamc")
    group = make.group(members=[make.bayu, make.sari, shy])
    session = make.session(group)
    post = make.post(session, "Saya salah menempel label.", by=shy, nameless=True)
    thread = f"/groups/{group.slug}/sessions/1/threads/{session.thread_id}"
    client_for(make.bayu).post(f"{thread}/posts/{post.id}/thank")
    assert told(shy) == [f"Bayu Pratama {THANKED}"]
    for person in (make.rina, make.bayu, make.sari, make.dewi):
        assert told(person) == []
        sent = client_for(person).get(thread + way, htmx=bool(way)).get_data(as_text=True)
        assert "ilam" not in sent
        assert client_for(person).get("/me/notices").says.count("thanked") == 0
    own = f"{thread}/posts/{post.id}/thank"
    assert client_for(shy).post(own).status_code == 403
