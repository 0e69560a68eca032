"""A guest takes part in one session and finds nothing else of its circle."""

from __future__ import annotations

import pytest

from cop.db import db
from cop.discussions.models import Post
from cop.groups.words import Visibility
from cop.people.words import Role
from cop.sessions.actions import let_in
from cop.sessions.models import Attendance
from cop.sessions.queries import guests_of
from cop.sessions.words import Status


@pytest.fixture(params=[Visibility.MEMBERS, Visibility.SIGNED_IN])
def group(make, request):
    """Give a circle that guests of the site do not see."""
    return make.group("Lingkar Tertutup", visibility=request.param)


@pytest.fixture
def tono(make):
    """Give somebody from outside the site."""
    return make.person("Tono Wijaya", login="tono", role=Role.GUEST)


@pytest.fixture
def live(make, group, tono):
    """Give a session that is on, into which Tono was let."""
    session = make.session(group, state=Status.IN_PROGRESS, scribe=make.bayu)
    point = make.point(session, "Buku yang hilang")
    make.note(session, point, "Rak 800 kosong.")
    let_in(session, tono)
    db.session.commit()
    return session


@pytest.fixture
def there(live):
    """Give the address of the session."""
    return f"/groups/{live.group.slug}/sessions/{live.number}"


def test_a_guest_reads_the_session_with_its_notes(client_for, tono, there):
    page = client_for(tono).get(there)
    assert "Rak 800 kosong." in page.text
    assert "You are a guest" in page.says
    assert not page.page.query('main a[href="/groups/lingkar-tertutup"]')


def test_a_guest_finds_nothing_else_of_the_circle(client_for, make, tono, live, there):
    other = make.session(live.group, state=Status.OPEN, follows=live)
    make.output(live.group, "Panduan rahasia")
    client = client_for(tono)
    base = f"/groups/{live.group.slug}"
    for path in ("", "/sessions", "/members", "/backlog", f"/sessions/{other.number}"):
        assert client.get(base + path).status_code == 404, path
    assert client.get("/archive?q=rahasia").all(".hit") == []
    assert "Panduan rahasia" not in client.get(there).says
    assert client.get("/groups").all(".circle__name") == []


def test_a_guest_checks_in_and_is_shown_as_one(client_for, make, tono, there):
    assert client_for(tono).submit(there, f"{there}/check-in").status_code == 303
    assert db.session.query(Attendance).filter_by(person_id=tono.id).one().as_guest
    rows = client_for(make.rina).get(there).all(".attendance li")
    assert any("Tono Wijaya" in row and "guest" in row for row in rows)


def test_the_scribe_writes_a_guest_down(client_for, make, tono, there):
    answer = client_for(make.bayu).submit(
        there, f"{there}/attendance", **{f"present-{tono.id}": "remote"}
    )
    assert answer.status_code == 303
    assert db.session.query(Attendance).filter_by(person_id=tono.id).one().as_guest


def test_a_guest_discusses_and_proposes(client_for, tono, live, there):
    client = client_for(tono)
    thread = f"{there}/threads/{live.thread_id}"
    client.submit(thread, f"{thread}/posts", source="Di penerbit kami juga begitu.")
    assert db.session.query(Post).count() == 1
    answer = client.submit(f"{there}/points/new", f"{there}/points", title="Harga buku")
    assert answer.status_code == 303


def test_a_guest_does_not_lead_write_or_plan(client_for, tono, there):
    client = client_for(tono)
    for path in ("/end", "/advance", "/attendance", ""):
        assert client.post(there + path).status_code == 403, path


def test_today_shows_a_guest_the_session(client_for, tono, live):
    assert live.name in client_for(tono).get("/").says


def test_a_guest_who_is_removed_finds_the_session_no_more(client_for, make, tono, live, there):
    rina, client = client_for(make.rina), client_for(tono)
    invitations = f"/groups/{live.group.slug}/invitations"
    assert rina.get(invitations).all("#guests .who a") == ["Tono Wijaya"]
    answer = rina.submit(f"{there}/guests/tono/remove")
    assert answer.location == invitations
    assert client.get(there).status_code == 404
    assert rina.get(f"{there}/guests/tono/remove").status_code == 404


def test_who_is_a_guest_elsewhere_is_none_here(client_for, make, tono, live):
    other = make.session(make.group("Lain", visibility=Visibility.MEMBERS), state=Status.OPEN)
    path = f"/groups/{other.group.slug}/sessions/{other.number}"
    assert client_for(tono).get(path).status_code == 404


def test_a_member_is_no_guest(make, live):
    let_in(live, make.sari)
    assert [one.person.login for one in guests_of(make.rina, live)] == ["tono"]
