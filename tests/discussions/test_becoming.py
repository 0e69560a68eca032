"""A post becomes a point, a follow-up or part of the notes, and both ends tell of it."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import func, select

from cop.db import db
from cop.discussions.models import Became, Post
from cop.followups.models import FollowUp
from cop.groups.models import Group
from cop.groups.words import Visibility
from cop.minutes.models import Note
from cop.sessions.models import AgendaItem, Session
from cop.sessions.words import PointStatus, Status
from tests.bed.browsing import Client
from tests.discussions.scene import SARI_WROTE, Scene
from tests.make import Make

ClientFor = Callable[..., Client]


def thread_of(session: Session, post: Post) -> str:
    """Return the address of the discussion in which the post stands."""
    place = f"/groups/{session.group.slug}/sessions/{session.number}"
    return f"{place}/threads/{post.thread_id}"


def becomes(session: Session, post: Post, kind: str = "", verb: str = "") -> str:
    """Return the address at which the post becomes something."""
    ends = "/".join(part for part in ("become", kind, verb) if part)
    return f"{thread_of(session, post)}/posts/{post.id}/{ends}"


def newest_point() -> AgendaItem:
    """Return the point that was made last."""
    return db.session.scalars(select(AgendaItem).order_by(AgendaItem.id.desc())).all()[0]


def test_a_moderator_puts_a_post_on_the_agenda_by_one_press(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    rina = client_for(make.rina)
    path = becomes(scene.session, scene.first)
    answer = rina.submit(path, f"{path}/point", htmx=True)
    point = newest_point()
    assert (point.title, point.status) == ("Rak 800 kosong sejak Senin.", PointStatus.SCHEDULED)
    assert point.session_id == scene.session.id
    assert answer.all(".post__fruits li")[0].startswith("Became a point: Rak 800 kosong sejak")
    link = answer.page.query_one(".post__fruits a")
    assert link is not None
    assert f'id="{link.attrs["href"].partition("#")[2]}"' in rina.get(link.attrs["href"]).text


def test_the_point_says_from_whose_post_it_is(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    rina = client_for(make.rina)
    rina.post(becomes(scene.session, scene.first, "point"))
    page = rina.get(f"/groups/{scene.session.group.slug}/sessions/{scene.session.number}")
    links = page.page.query(f'#point-{newest_point().id} a[href*="post={scene.first.id}"]')
    assert [link.to_text() for link in links] == ["a post by Sari Wulandari"]


def test_what_a_member_makes_of_a_post_is_a_proposal(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    answer = client_for(make.bayu).post(becomes(scene.session, scene.first, "point"))
    assert answer.status_code == 303
    point = newest_point()
    assert (point.status, point.proposed_by_id) == (PointStatus.PROPOSED, make.bayu.id)


def test_a_long_post_stands_below_its_first_words(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    post = make.post(scene.point, "kata " * 300)
    client_for(make.rina).post(becomes(scene.session, post, "point"))
    point = newest_point()
    assert point.title.endswith("…")
    assert len(point.title) <= 200
    assert point.source == post.source


def test_a_point_is_called_by_the_authors_own_words_and_not_by_a_quotation(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    post = make.post(scene.point, f"> **Sari:**\n>\n> {SARI_WROTE}\n\nItu juga di sini.")
    client_for(make.rina).post(becomes(scene.session, post, "point"))
    assert newest_point().title == "Itu juga di sini."
    assert newest_point().source == post.source


def test_the_same_post_becomes_a_point_once_and_is_then_offered_with_its_link(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    rina = client_for(make.rina)
    for _again in range(2):
        rina.post(becomes(scene.session, scene.first, "point"))
    assert db.session.scalar(select(func.count(Became.id))) == 1
    page = rina.get(becomes(scene.session, scene.first))
    assert "Became a point: Rak 800 kosong" in page.says
    assert not page.page.query('form[action$="/become/point"]')


def test_after_the_session_it_waits_for_the_next_one_or_on_the_backlog(
    make: Make, client_for: ClientFor
) -> None:
    session = make.session(make.group(), state=Status.ADOPTED)
    post = make.post(session)
    rina = client_for(make.rina)
    assert "onto the backlog" in rina.get(becomes(session, post)).says
    answer = rina.post(becomes(session, post, "point"))
    assert newest_point().session_id is None
    assert "Became a point: Di cabang kami juga begitu., backlog" in rina.follow(answer).says


def test_a_nameless_author_stays_unknown_at_both_ends(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    shy = make.post(scene.point, "Saya takut bertanya.", by=make.sari, nameless=True)
    client_for(make.sari).post(becomes(scene.session, shy, "point"))
    point = newest_point()
    assert (point.proposed_by_id, point.nameless) == (None, True)
    assert db.session.scalars(select(Became.by_id)).all() == [None]
    page = client_for(make.rina).get(scene.thread)
    assert "Became a point: Saya takut bertanya." in page.says
    place = f"/groups/{scene.session.group.slug}/sessions/{scene.session.number}"
    page = client_for(make.rina).get(place)
    assert "a post without a name" in " ".join(page.all("#proposals"))
    assert "Sari" not in " ".join(page.all("#proposals"))


def test_what_one_may_not_see_is_not_told_at_the_post(make: Make, client_for: ClientFor) -> None:
    group = make.group()
    over = make.session(group, state=Status.ADOPTED)
    draft = make.session(group, state=Status.DRAFT)
    post = make.post(over, by=make.sari)
    client_for(make.rina).post(becomes(over, post, "point"))
    assert newest_point().session_id == draft.id
    assert "Became a point" in client_for(make.rina).get(thread_of(over, post)).says
    assert "Became a point" not in client_for(make.sari).get(thread_of(over, post)).says


def test_what_was_made_a_moment_ago_is_undone_at_the_post(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    rina = client_for(make.rina)
    rina.post(becomes(scene.session, scene.first, "point"))
    button = rina.get(scene.thread).page.query_one(".post__fruits button")
    assert button is not None
    answer = rina.post(button.attrs["formaction"])
    assert newest_point().status is PointStatus.WITHDRAWN
    assert "Became" not in rina.follow(answer).says
    assert client_for(make.sari).post(button.attrs["formaction"]).status_code == 404


def test_a_point_with_which_somebody_went_on_is_not_taken_back(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    rina = client_for(make.rina)
    rina.post(becomes(scene.session, scene.first, "point"))
    make.post(newest_point(), "Bagus.")
    answer = rina.post(becomes(scene.session, scene.first, "point", "undo"))
    assert answer.status_code == 409
    assert newest_point().status is PointStatus.SCHEDULED


def test_a_proposal_that_was_accepted_is_not_taken_back_at_the_post(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    sari = client_for(make.sari)
    sari.post(becomes(scene.session, scene.first, "point"))
    place = f"/groups/{scene.session.group.slug}/sessions/{scene.session.number}"
    client_for(make.rina).post(f"{place}/points/{newest_point().id}/accept")
    assert newest_point().status is PointStatus.SCHEDULED
    answer = sari.post(becomes(scene.session, scene.first, "point", "undo"))
    assert answer.status_code == 409
    assert newest_point().status is PointStatus.SCHEDULED


def test_a_point_with_notes_is_not_taken_back_at_the_post(
    make: Make, client_for: ClientFor
) -> None:
    session = make.session(make.group(), state=Status.IN_PROGRESS)
    post, rina = make.post(session, by=make.sari), client_for(make.rina)
    rina.post(becomes(session, post, "point"))
    make.note(session, newest_point(), "Kami bahas.")
    assert rina.post(becomes(session, post, "point", "undo")).status_code == 409
    assert newest_point().status is PointStatus.SCHEDULED


def test_a_point_is_taken_back_where_it_stands_by_now(make: Make, client_for: ClientFor) -> None:
    group = make.group()
    over = make.session(group, state=Status.ADOPTED)
    post, rina = make.post(over, by=make.sari), client_for(make.rina)
    rina.post(becomes(over, post, "point"))
    assert newest_point().session_id is None
    make.session(group, state=Status.DRAFT, points=())
    assert rina.post(becomes(over, post, "point", "undo")).status_code == 303
    assert newest_point().status is PointStatus.WITHDRAWN


def test_a_post_becomes_a_follow_up_with_sensible_defaults(
    make: Make, client_for: ClientFor
) -> None:
    session = make.session(make.group(), state=Status.IN_PROGRESS, scribe=make.bayu)
    point = make.point(session, "Buku yang hilang")
    post = make.post(point, "Saya cari di gudang.", by=make.sari)
    bayu = client_for(make.bayu)
    path = becomes(session, post)
    answer = bayu.submit(path, f"{path}/follow-up", htmx=True)
    follow_up = db.session.scalars(select(FollowUp)).one()
    assert (follow_up.what, follow_up.who_id) == ("Saya cari di gudang.", make.sari.id)
    assert (follow_up.agenda_item_id, follow_up.due is not None) == (point.id, True)
    assert "Became a follow-up: Saya cari di gudang." in " ".join(answer.all(".post__fruits li"))
    place = f"/groups/{session.group.slug}/sessions/{session.number}"
    links = bayu.get(place).page.query(f"#follow-up-{follow_up.id} a[href*='post={post.id}']")
    assert [link.to_text() for link in links] == ["from a post by Sari Wulandari"]


def test_a_follow_up_without_words_is_asked_for_again(make: Make, client_for: ClientFor) -> None:
    session = make.session(make.group(), state=Status.IN_PROGRESS, scribe=make.bayu)
    post = make.post(session)
    path = becomes(session, post)
    answer = client_for(make.bayu).submit(path, f"{path}/follow-up", what=" ", who="Bu Tini")
    assert answer.status_code == 422
    assert "Please write down what is to be done." in answer.says
    assert 'value="Bu Tini"' in answer.text
    assert db.session.scalars(select(FollowUp)).all() == []


def test_a_removed_follow_up_leaves_no_link(make: Make, client_for: ClientFor) -> None:
    session = make.session(make.group(), state=Status.IN_PROGRESS, scribe=make.bayu)
    post = make.post(make.point(session, "Buku yang hilang"))
    bayu, path = client_for(make.bayu), becomes(session, post)
    bayu.submit(path, f"{path}/follow-up")
    bayu.post(f"{path}/follow-up/undo")
    assert db.session.scalars(select(Became)).all() == []
    assert db.session.scalars(select(FollowUp)).all() == []


def test_a_post_goes_below_the_notes_with_who_said_it(make: Make, client_for: ClientFor) -> None:
    session = make.session(make.group(), state=Status.IN_PROGRESS, scribe=make.bayu)
    point = make.point(session, "Buku yang hilang")
    make.note(session, point, "Sudah dicatat.")
    post = make.post(point, SARI_WROTE, by=make.sari)
    bayu = client_for(make.bayu)
    for _again in range(2):
        bayu.post(becomes(session, post, "note"))
    note = db.session.scalars(select(Note).where(Note.agenda_item_id == point.id)).one()
    assert note.source.startswith("Sudah dicatat.\n\n> **Sari Wulandari:**\n>\n> Rak 800")
    assert note.source.count("Rak 800") == 1
    assert f"?post={post.id}#post-{post.id}" in note.source
    assert note.revision == 2


def test_only_those_who_keep_the_notes_make_follow_ups_and_notes(
    make: Make, client_for: ClientFor
) -> None:
    session = make.session(make.group(), state=Status.IN_PROGRESS, scribe=make.bayu)
    post = make.post(session)
    sari = client_for(make.sari)
    assert not sari.get(becomes(session, post)).page.query('form[action$="note"]')
    for kind in ("note", "follow-up"):
        assert sari.post(becomes(session, post, kind)).status_code == 403


def test_nobody_outside_makes_anything_of_a_post(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    path = becomes(scene.session, scene.first, "point")
    assert client_for(None).post(path).status_code in (302, 303)
    assert client_for(make.maya).post(path).status_code == 403
    assert client_for(make.andi).post(path).status_code == 403
    group: Group = make.group("Tertutup", visibility=Visibility.MEMBERS)
    session = make.session(group)
    assert client_for(make.maya).post(becomes(session, make.post(session))).status_code == 405
    hidden = becomes(session, make.post(session), "point")
    assert client_for(make.maya).post(hidden).status_code == 404


def test_of_a_removed_post_nothing_is_made(scene: Scene, make: Make, client_for: ClientFor) -> None:
    rina = client_for(make.rina)
    rina.submit(scene.post(scene.first, "hide"), reason="Bukan di sini.")
    assert rina.post(becomes(scene.session, scene.first, "point")).status_code == 404
    assert rina.get(becomes(scene.session, scene.first)).status_code == 303
