"""A moderator hides what somebody wrote: with a reason, which stands in its place."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select

from cop.audit.models import AuditEntry
from cop.db import db
from cop.discussions import actions
from cop.notices.models import Notice
from cop.notices.sentences import sentence
from tests.bed.browsing import Client
from tests.bed.writing import own_unit
from tests.discussions.scene import SARI_WROTE, Scene
from tests.make import Make

ClientFor = Callable[..., Client]
WHY = "Nama peminjam disebut."
HIDDEN = f"Rina Anggraini hid a post by Sari Wulandari: “{WHY}”"


def hide(scene: Scene, make: Make, client_for: ClientFor) -> None:
    """Let Rina hide what Sari wrote."""
    own = scene.post(scene.first, "hide")
    assert client_for(make.rina).submit(own, reason=WHY).status_code == 303


def told(person):
    """Return what the person was told of hidden posts."""
    db.session.rollback()
    its = select(Notice).where(Notice.person_id == person.id, Notice.told == "hidden")
    return [sentence(notice, "Asia/Jakarta") for notice in db.session.scalars(its)]


def test_the_reason_stands_in_its_place_and_the_text_is_nowhere(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    hide(scene, make, client_for)
    session = scene.thread.rpartition("/threads")[0]
    for person in (make.sari, make.bayu, make.andi, make.maya):
        client = client_for(person)
        for way in ("", "/posts?since=0", f"/posts/{scene.first.id}"):
            page = client.get(scene.thread + way, htmx=bool(way))
            assert page.all(f"#post-{scene.first.id} p") == [HIDDEN]
            assert "sejak Senin" not in page.text
        for page in (session, "/", "/me/notices"):
            assert "sejak Senin" not in client.get(page).text


def test_moderators_and_its_author_still_read_it(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    hide(scene, make, client_for)
    own = f'#post-{scene.first.id} a[href$="/history"]'
    for person in (make.rina, make.sari):
        client = client_for(person)
        link = client.get(scene.thread).page.query_one(own)
        assert link is not None
        assert SARI_WROTE in client.get(link.attrs["href"]).says
    assert not client_for(make.bayu).get(scene.thread).page.query(own)


def test_the_author_is_told_why_until_it_is_brought_back(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    hide(scene, make, client_for)
    said = f"Rina Anggraini hid your post in the discussion of Obrolan Pagi 1: {WHY}"
    assert told(make.sari) == [said]
    assert client_for(make.rina).post(scene.post(scene.first, "restore")).status_code == 303
    assert told(make.sari) == []
    assert "sejak Senin" in client_for(make.bayu).get(scene.thread).says


def test_without_a_reason_it_stays_and_what_was_typed_is_kept(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    rina, own = client_for(make.rina), scene.post(scene.first, "hide")
    for htmx in (False, True):
        answer = rina.submit(own, reason=" ", htmx=htmx)
        assert answer.status_code == 422
        assert "Please say why" in answer.all(".field__error")[0]
        long = rina.post(own, reason="x" * 301, htmx=htmx)
        field = long.page.query_one('input[name="reason"]')
        assert field is not None
        assert field.attrs["value"] == "x" * 301
    assert scene.first.removed_at is None


def test_only_moderators_hide_and_only_what_others_wrote(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    own = scene.post(scene.first, "hide")
    for person in (make.sari, make.bayu, make.andi, make.maya, make.dewi):
        assert client_for(person).get(own).status_code == 403
        assert client_for(person).post(own, reason=WHY).status_code == 403
    assert client_for(make.rina).post(scene.post(scene.first, "remove")).status_code == 403
    hide(scene, make, client_for)
    assert client_for(make.sari).post(scene.post(scene.first, "restore")).status_code == 403


def test_what_its_author_types_meanwhile_is_kept(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    sari, own = client_for(make.sari), scene.post(scene.first, "edit")
    hide(scene, make, client_for)
    answer = sari.post(own, source="Rak 800 sudah diisi.", base="1", htmx=True)
    assert answer.status_code == 409
    assert "hidden meanwhile" in answer.says
    assert "Rak 800 sudah diisi." in answer.all("textarea")[0]


def test_a_post_that_is_gone_already_stays_as_it_is(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    with own_unit():
        actions.remove(scene.first, by=make.sari)
    assert (
        client_for(make.rina).post(scene.post(scene.first, "hide"), reason=WHY).status_code == 303
    )
    assert scene.first.removed_by_id == make.sari.id
    assert told(make.sari) == []


def test_the_author_without_a_name_is_told_and_nobody_learns_who(
    make: Make, client_for: ClientFor
) -> None:
    shy = make.person("Nilam Cahaya", login="nilamc")
    group = make.group(members=[make.bayu, shy])
    session = make.session(group)
    post = make.post(session, "Saya salah menempel label.", by=shy, nameless=True)
    thread = f"/groups/{group.slug}/sessions/1/threads/{session.thread_id}"
    client_for(make.rina).submit(f"{thread}/posts/{post.id}/hide", reason=WHY)
    assert len(told(shy)) == 1
    for person in (make.rina, make.bayu, make.dewi):
        assert told(person) == []
        page = client_for(person).get(thread)
        assert f"Rina Anggraini hid a post without a name: “{WHY}”" in page.says
        assert "ilam" not in page.get_data(as_text=True)


def test_the_audit_log_keeps_who_why_and_the_text(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    hide(scene, make, client_for)
    line = db.session.scalars(select(AuditEntry)).one()
    assert (line.verb, line.thing, line.ref) == ("hide", "post", scene.first.id)
    assert line.person_id == make.rina.id
    assert line.before == f"{WHY}\n\n{SARI_WROTE}"
