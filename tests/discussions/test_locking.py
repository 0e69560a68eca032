"""A locked discussion is read by all and written in by moderators alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from cop.audit.models import AuditEntry
from cop.db import db
from cop.discussions import actions
from cop.discussions.queries import counts
from tests.bed.browsing import Client
from tests.bed.writing import own_unit
from tests.discussions.scene import Scene
from tests.make import Make

ClientFor = Callable[..., Client]
WHY = "Kita bicarakan langsung besok."
SAID = f"Rina Anggraini has locked this discussion: “{WHY}”"


@pytest.fixture
def locked(scene: Scene, make: Make) -> Scene:
    """Give the scene with its discussion locked by Rina."""
    with own_unit():
        actions.lock_thread(scene.point.thread_id, WHY, by=make.rina)
    return scene


def test_everybody_reads_who_locked_it_and_why(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    rina = client_for(make.rina)
    assert rina.submit(f"{scene.thread}/lock", reason=WHY).status_code == 303
    for person in (make.rina, make.sari, make.andi, make.maya):
        for way in ("", "/posts?since=0"):
            said = client_for(person).get(scene.thread + way, htmx=bool(way)).all(".talk__lock")
            assert said[0].startswith("Rina Anggraini locked this discussion today")
            assert WHY in said[0]


def test_members_find_no_way_to_write(locked: Scene, make: Make, client_for: ClientFor) -> None:
    sari = client_for(make.sari)
    page = sari.get(locked.thread)
    assert not page.page.query("textarea")
    assert page.all(".post__acts a, .post__acts button") == ["Remove"]  # her own
    for verb in ("edit", "quote"):
        assert sari.get(locked.post(locked.first, verb)).status_code == 403
    assert sari.post(locked.post(locked.second, "thank")).status_code == 403


@pytest.mark.parametrize("htmx", [False, True])
def test_what_somebody_typed_meanwhile_is_kept(
    locked: Scene, make: Make, client_for: ClientFor, htmx: bool
) -> None:
    sari = client_for(make.sari)
    answer = sari.post(f"{locked.thread}/posts", source="Saya setuju.", htmx=htmx)
    assert answer.status_code == 409
    assert SAID in answer.says
    assert answer.all("textarea") == ["Saya setuju."]
    own = locked.post(locked.first, "edit")
    answer = sari.post(own, source="Rak 800 sudah diisi.", base="1", htmx=htmx)
    assert answer.status_code == 409
    assert SAID in answer.says
    assert answer.all("textarea") == ["Rak 800 sudah diisi."]
    assert counts(make.rina, [locked.point.thread_id])[locked.point.thread_id].posts == 2


def test_moderators_go_on_writing_and_unlock(
    locked: Scene, make: Make, client_for: ClientFor
) -> None:
    rina = client_for(make.rina)
    answer = rina.submit(locked.thread, f"{locked.thread}/posts", source="Sampai besok.")
    assert answer.status_code == 303
    assert rina.submit(locked.thread, f"{locked.thread}/unlock").status_code == 303
    sari = client_for(make.sari)
    assert sari.submit(locked.thread, f"{locked.thread}/posts", source="Baik.").status_code == 303
    verbs = db.session.scalars(select(AuditEntry.verb).order_by(AuditEntry.id)).all()
    assert verbs == ["lock", "unlock"]


def test_nobody_else_locks(scene: Scene, make: Make, client_for: ClientFor) -> None:
    for person in (make.sari, make.andi, make.maya, make.dewi):
        client = client_for(person)
        assert client.get(f"{scene.thread}/lock").status_code == 403
        assert client.post(f"{scene.thread}/lock", reason=WHY).status_code == 403
        assert client.post(f"{scene.thread}/unlock").status_code == 403
    scene.session.group.visibility = "members"
    assert client_for(make.maya).get(f"{scene.thread}/lock").status_code == 404
    assert client_for(None).get(f"{scene.thread}/lock").location.startswith("/login")


def test_without_a_reason_it_stays_open(scene: Scene, make: Make, client_for: ClientFor) -> None:
    rina = client_for(make.rina)
    answer = rina.submit(f"{scene.thread}/lock", reason=" ")
    assert answer.status_code == 422
    assert "Please say why" in answer.all(".field__error")[0]
    assert not rina.get(scene.thread).page.query(".talk__lock")


def test_two_moderators_at_once_lock_it_once(
    locked: Scene, make: Make, client_for: ClientFor
) -> None:
    answer = client_for(make.rina).post(f"{locked.thread}/lock", reason="Alasan lain.")
    assert answer.status_code == 409
    field = answer.page.query_one('input[name="reason"]')
    assert field is not None
    assert field.attrs["value"] == "Alasan lain."


def test_the_session_page_locks_its_own_discussion(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    with own_unit():
        actions.lock_thread(scene.session.thread_id, WHY, by=make.rina)
    page = client_for(make.sari).get(scene.thread.rpartition("/threads")[0])
    assert WHY in page.all(".talk__lock")[0]
    assert not page.page.query(".talk__reply")
