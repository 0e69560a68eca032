"""A guest takes part in one session and finds nothing else of its circle."""

from __future__ import annotations

import pytest

from cop.db import db
from cop.discussions.models import Post
from cop.groups.words import Visibility
from cop.people.words import Role
from cop.rounds import actions as rounds
from cop.sessions.actions import let_in, let_out
from cop.sessions.models import Attendance
from cop.sessions.queries import guests_of, points_of
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


def test_the_printed_record_says_who_was_a_guest(client_for, make, tono, live, there):
    make.attend(live, tono, make.bayu)
    printed = client_for(make.rina).get(f"{there}/print")
    assert "Tono Wijaya (guest), Bayu Pratama" in printed.text


@pytest.mark.parametrize("named", [True, False])
def test_a_guest_is_marked_at_what_they_write_in_a_round_with_names(
    client_for, make, tono, live, there, named
):
    point = points_of(make.rina, live)[0]
    held = rounds.start(point, named=named, question="", by=make.rina)
    rounds.save(held, "Dari Bayu.", base=0, by=make.bayu)
    db.session.commit()
    written = f"{there}/points/{point.id}/round"
    client_for(tono).post(f"{written}/text", source="Dari tamu.", base="0")
    rounds.open_round(held)
    db.session.commit()
    texts = client_for(make.rina).get(written).all(".round__text")
    marked = [text for text in texts if "guest" in text]
    assert [("Dari tamu." in text) for text in marked] == ([True] if named else [])


def test_the_scribe_writes_a_guest_down(client_for, make, tono, there):
    answer = client_for(make.bayu).submit(
        there, f"{there}/attendance", **{f"present-{tono.id}": "remote"}
    )
    assert answer.status_code == 303
    assert db.session.query(Attendance).filter_by(person_id=tono.id).one().as_guest


def test_a_guest_rewords_and_withdraws_a_proposal(client_for, tono, live, there):
    client = client_for(tono)
    client.submit(f"{there}/points/new", f"{there}/points", title="Usul tamu")
    edit = next(
        link.attrs["href"]
        for link in client.get(there).page.query("#proposals a")
        if link.attrs["href"].endswith("/edit")
    )
    assert client.submit(edit, title="Usul tamu, jelas").status_code == 303
    assert "Usul tamu, jelas" in client.get(there).says
    assert client.submit(edit.replace("/edit", "/withdraw")).status_code == 303
    assert "Usul tamu" not in client.get(there).says


def test_a_guest_is_not_offered_what_only_the_circle_does(client_for, make, tono, live, there):
    offered = f"{there}/threads/{live.thread_id}/drafts"
    assert offered in client_for(make.sari).get(there).text
    assert offered not in client_for(tono).get(there).text


def posts_of(client, there, live):
    return client.get(f"{there}/threads/{live.thread_id}").all(".post__head")


def test_what_a_guest_wrote_says_so_even_after_they_are_gone(client_for, make, tono, live, there):
    client_for(tono).submit(there, f"{there}/threads/{live.thread_id}/posts", source="Dari luar.")
    make.post(live, "Dari dalam.")
    let_out(guests_of(make.rina, live)[0])
    db.session.commit()
    guests, inside = posts_of(client_for(make.rina), there, live)
    assert "Tono Wijaya" in guests
    assert "guest" in guests
    assert "guest" not in inside


def test_a_guest_without_a_name_is_not_known_as_one_before_giving_it(
    client_for, make, tono, live, there
):
    thread = f"{there}/threads/{live.thread_id}"
    client = client_for(tono)
    client.submit(there, f"{thread}/posts", source="Diam-diam.", nameless="y")
    (told,) = posts_of(client_for(make.rina), there, live)
    assert "guest" not in told
    post = db.session.query(Post).one()
    client.submit(f"{thread}/posts/{post.id}/name")
    (told,) = posts_of(client_for(make.rina), there, live)
    assert "Tono Wijaya" in told
    assert "guest" in told


def test_a_guest_writes_in_a_round_and_reads_it_when_it_is_opened(
    client_for, make, tono, live, there
):
    point = points_of(make.rina, live)[-1]
    held = rounds.start(point, named=True, question="", by=make.rina)
    rounds.save(held, "Dari Sari.", base=0, by=make.sari)
    db.session.commit()
    page = f"{there}/points/{point.id}/round"
    client = client_for(tono)
    assert f'href="{page}"' in client.get(there).text
    assert "Dari Sari." not in client.get(page).text
    assert client.submit(page, f"{page}/text", source="Dari tamu.").status_code == 303
    assert "2 have written" in client.get(f"{page}/progress", htmx=True).says
    assert client.post(f"{page}/open").status_code == 403
    client_for(make.rina).submit(page, f"{page}/open")
    shown = client.get(page)
    assert "Dari Sari." in shown.says
    assert "Dari tamu." in shown.says
    assert not shown.page.query('main a[href="/groups/lingkar-tertutup"]')


def test_a_round_is_no_page_for_the_guest_of_another_session(client_for, make, tono, live):
    other = make.session(live.group, state=Status.IN_PROGRESS)
    point = points_of(make.rina, other)[0]
    rounds.start(point, named=True, question="", by=make.rina)
    db.session.commit()
    page = f"/groups/{live.group.slug}/sessions/{other.number}/points/{point.id}/round"
    for path in (page, f"{page}/progress"):
        assert client_for(tono).get(path).status_code == 404


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


def test_a_guest_sees_that_a_proposal_waits_with_the_circle(client_for, make, tono, live, there):
    make.point(live.group, "Rak anak", by=tono)
    make.point(live.group, "Rahasia kami", by=make.sari)
    page = client_for(tono).get(there)
    assert page.all(f"#session-{live.id}-waiting li") == ["Rak anak waits with the circle"]
    assert "Rahasia kami" not in page.says
    assert "waits with the circle" not in client_for(make.sari).get(there).says
