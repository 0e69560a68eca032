"""The page of one circle."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cop.groups import actions
from cop.groups.words import Joining, Kind, MemberRole, Visibility
from cop.kit.clock import now
from cop.sessions.words import Status

CIRCLE = "/groups/obrolan-pagi"


def test_a_member_sees_what_the_circle_is_for(make, client_for):
    make.group(
        charter="Tiga puluh menit **sebelum** buka.", library=make.library("Perpustakaan Cempaka")
    )
    page = client_for(make.sari).get(CIRCLE)
    assert page.all("h1") == ["Obrolan Pagi"]
    assert "Tiga puluh menit sebelum buka." in page.says
    assert page.all(".crumb")[0] == "Circles Morning talk Perpustakaan Cempaka"


def test_a_long_charter_leaves_the_head_to_its_first_words(make, client_for):
    make.group(charter="Kami membaca.\n\n## Aturan\n\n" + "- Semua membaca sebelum datang.\n" * 40)
    page = client_for(make.sari).get(CIRCLE)
    assert page.all(".page__head .lead") == ["Kami membaca."]
    assert page.all("#charter h3") == ["Aturan"]


def test_the_chain_shows_the_newest_sessions_in_order_of_time(make, client_for):
    group = make.group()
    for days in range(-8, 0):
        make.session(group, title=f"Hari {days}", starts_at=now() + timedelta(days=days))
    page = client_for(make.sari).get(CIRCLE)
    assert page.all(".thread__node .chain__title") == [
        f"{number} Hari {number - 9}" for number in range(3, 9)
    ]
    assert "8 sessions since" in page.says


def test_outputs_hang_from_the_sessions_they_came_from(make, client_for):
    group = make.group(kind=Kind.STUDY_GROUP)
    made = make.session(group, state=Status.IN_PROGRESS, starts_at=now() - timedelta(days=2))
    make.output(made, "Pedoman usul rak")
    make.bring(made, Status.CLOSED)
    make.session(group, state=Status.CLOSED, starts_at=now() - timedelta(days=1))
    page = client_for(make.sari).get(CIRCLE)
    assert page.all(".thread__node:first-child .leaf") == ["Pedoman usul rak"]
    assert page.all(".thread__node:last-child .leaf") == [
        "no output: Sesi ini hanya berbagi kabar."
    ]


def test_the_next_agenda_is_there_without_what_is_only_proposed(make, client_for):
    session = make.session(points=["Anggaran rak"], duration=30)
    make.point(session, "Usul Sari", by=make.sari, accepted=False)
    page = client_for(make.sari).get(CIRCLE)
    assert page.all(f"#group-{session.group_id}-agenda li a") == ["Anggaran rak"]


def test_a_moderator_of_a_circle_without_a_plan_is_offered_one_thing_to_do(make, client_for):
    make.group()
    page = client_for(make.rina).get(CIRCLE)
    assert page.all("main .btn--main") == ["Plan the first session"]


def test_a_new_circle_says_what_to_do_first(make, client_for):
    make.group(members=[])
    page = client_for(make.rina).get(CIRCLE)
    assert "The chain begins with the first session" in page.says
    assert "New since yesterday" in page.says
    for step in ("Write the charter", "Bring colleagues in", "Plan the first session"):
        assert step in page.says


def test_members_take_part_and_the_informed_only_read(make, client_for):
    make.group(informed=[make.andi])
    assert "Propose a point" in client_for(make.sari).get(CIRCLE).says
    assert "Propose a point" not in client_for(make.andi).get(CIRCLE).says


def test_the_session_that_is_on_is_one_click_away_for_members(make, client_for):
    make.session(state=Status.IN_PROGRESS)
    page = client_for(make.sari).get(CIRCLE)
    assert page.all("main .btn--main") == ["Go to the session"]
    assert page.all("main h2")[1] == "On now"


def test_somebody_new_may_join_and_is_told_who_is_there(make, client_for):
    make.group()
    page = client_for(make.maya).get(CIRCLE)
    assert page.all("main .btn--main") == ["Join this circle"]
    assert "3 members" in page.says


def test_only_moderators_see_that_somebody_asks(make, client_for):
    group = make.group(joining=Joining.ASK)
    actions.ask_to_join(group, make.maya, "Boleh ikut?")
    assert "1 person asks to join" in client_for(make.rina).get(CIRCLE).says
    assert "asks to join" not in client_for(make.sari).get(CIRCLE).says


def test_drafts_of_outputs_are_seen_by_the_circle_alone(make, client_for):
    group = make.group()
    make.output(group, "Naskah belum jadi", published=False)
    assert "Naskah belum jadi" in client_for(make.sari).get(CIRCLE).says
    assert "Naskah belum jadi" not in client_for(make.maya).get(CIRCLE).says


def test_an_outsider_does_not_find_a_circle_for_members(make, client_for):
    make.group(visibility=Visibility.MEMBERS)
    assert client_for(make.maya).get(CIRCLE).status_code == 404
    assert client_for(make.sari).get(CIRCLE).status_code == 200


def test_a_visitor_is_sent_to_sign_in_and_back(make, client):
    make.group()
    assert client.get(CIRCLE).location == "/login?next=/groups/obrolan-pagi"


def test_a_visitor_of_a_public_circle_reads_but_learns_no_names(make, client, app, monkeypatch):
    monkeypatch.setitem(app.config, "COP_ACCESS", "public")
    make.group(visibility=Visibility.PUBLIC)
    page = client.get(CIRCLE)
    assert "3 members" in page.says
    assert make.sari.name not in page.get_data(as_text=True)
    assert page.all("main form") == []


@pytest.mark.parametrize("slug", ["nowhere", "..", "%E2%98%95", "x" * 300, "a%20b"])
def test_a_circle_that_is_not_there_is_not_found(make, client_for, slug):
    assert client_for(make.maya).get(f"/groups/{slug}").status_code == 404


def test_a_hostile_charter_is_harmless(make, client_for):
    charter = (
        '<script>alert(1)</script><img src=x onerror=alert(1)> <a href="javascript:alert(1)">a</a>'
        '<div hx-get="/logout" hx-trigger="load">b</div> ' + "[" * 3000 + "\n\n" + "*" * 1000
    )
    make.group(charter=charter, members=[make.sari])
    for path in (CIRCLE, "/groups"):
        page = client_for(make.sari).get(path)  # the page check finds inline scripts and handlers
        assert page.status_code == 200
        assert page.page.query("main [hx-trigger], main img, main a[href^=javascript]") == []


def test_what_people_typed_into_names_stays_text(make, client_for):
    name = "<b>Obrolan</b> & {{ 7*7 }} “pagi”"
    group = make.group(name, library=make.library("<i>Cempaka</i>"))
    page = client_for(make.sari).get(f"/groups/{group.slug}")
    assert page.all("h1") == [name]
    assert "<i>Cempaka</i>" in page.says


def test_another_role_shows_another_menu(make, client_for):
    group = make.group()
    browser = client_for(make.sari)
    assert "You are a member" in browser.get(CIRCLE).says
    actions.change_role(group, make.sari, MemberRole.MODERATOR)
    assert "Set up the circle" in browser.get(CIRCLE).says
