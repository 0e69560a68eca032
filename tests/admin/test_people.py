"""What administrators do to accounts, and what they may not."""

from __future__ import annotations

import pytest

from cop.audit.models import AuditEntry
from cop.db import db
from cop.people.models import PasswordLink
from cop.people.queries import person_by_login
from cop.people.words import Role
from tests.cast import PASSWORD

NEW = {"name": "Tono Wijaya", "email": "tono@pustaka.example", "login": "", "library": "Kota"}


@pytest.fixture
def dewi(client_for, make):
    """Give the browser of an administrator."""
    return client_for(make.dewi)


def acts():
    """Return what the audit log tells, the newest line last."""
    return [entry.verb for entry in db.session.query(AuditEntry).order_by(AuditEntry.id)]


def link_on(answer):
    """Return the path of the link that the page shows."""
    return answer.page.query_one("#link").attrs["value"].removeprefix("http://127.0.0.1:8000")


def test_the_front_page_leads_to_the_places(dewi):
    answer = dewi.get("/admin")
    assert {"People", "Audit log"} <= set(answer.all("main .rows a"))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=anggr", ["Rina Anggraini"]),
        ("q=RINA+cempaka", ["Rina Anggraini"]),
        ("q=bayu@", ["Bayu Pratama"]),
        ("role=administrator", ["Dewi Lestari"]),
        ("state=closed", ["Maya Tanjung"]),
        ("q=%25", []),
        ("role=nonsense&state=x&q=sari+wul", ["Sari Wulandari"]),
    ],
)
def test_people_are_found(dewi, make, query, found):
    _ = make.rina, make.bayu, make.sari
    dewi.post(f"/admin/people/{make.maya.login}/deactivate")
    assert dewi.get(f"/admin/people?{query}").all("main .who a") == found


def test_a_long_list_has_pages(dewi, make):
    for number in range(55):
        make.person(f"Anggota {number:02}")
    first = dewi.get("/admin/people?q=anggota")
    assert len(first.all(".account")) == 50
    address = first.page.query_one("a[rel=next]").attrs["href"]
    assert dewi.get(address).all(".account .who a")[0] == "Anggota 50"


def test_an_added_person_sets_a_password_by_the_link_and_signs_in(dewi, client_for):
    answer = dewi.submit("/admin/people/new", "/admin/people", **NEW)
    assert answer.location == "/admin/people/tono"
    assert "has no password yet" in dewi.follow(answer).says
    shown = dewi.submit("/admin/people/tono", "/admin/people/tono/password-link")
    assert (
        client_for(None).submit(link_on(shown), password=PASSWORD, again=PASSWORD).location == "/"
    )
    assert "last here today" in dewi.get("/admin/people?q=tono").says
    assert acts() == ["add", "make password link"]


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"name": " "}, 422),
        ({"email": "not one"}, 422),
        ({"login": "Ä b"}, 422),
        ({"role": "king"}, 422),
        ({"email": "dewi@pustaka.example"}, 409),
        ({"login": "dewi"}, 409),
    ],
)
def test_what_cannot_be_used_is_said_and_kept(dewi, wrong, status):
    answer = dewi.post("/admin/people", **({"role": "member", "locale": "en"} | NEW | wrong))
    assert answer.status_code == status
    assert answer.page.query_one("#library").attrs["value"] == "Kota"
    assert acts() == []


def test_a_link_is_shown_once_and_ends_the_one_before(dewi, make, client):
    page = f"/admin/people/{make.sari.login}"
    first = link_on(dewi.submit(page, f"{page}/password-link"))
    second = link_on(dewi.submit(page, f"{page}/password-link"))
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200
    assert second not in dewi.get(page).text
    assert "A link is under way" in dewi.get(page).says
    hashes = [link.token_hash for link in db.session.query(PasswordLink)]
    assert not any(second.endswith(one) for one in hashes)


def test_a_role_is_changed_and_the_log_tells_what_it_was(dewi, make):
    page = f"/admin/people/{make.sari.login}"
    answer = dewi.submit(page, f"{page}/role", role="director")
    assert "Director" in dewi.follow(answer).says
    assert make.sari.role is Role.DIRECTOR
    assert "before: Member" in dewi.get("/admin/audit").says
    assert dewi.post(f"{page}/role", role="king").status_code == 422


def test_the_last_administrator_stays_one(dewi, make):
    page = f"/admin/people/{make.dewi.login}"
    for path, fields in (("role", {"role": "member"}), ("deactivate", {})):
        answer = dewi.post(f"{page}/{path}", **fields)
        assert answer.status_code == 409
        assert "The site needs an administrator." in answer.says
    make.person("Kedua", role=Role.ADMINISTRATOR)
    assert dewi.post(f"{page}/role", role="member").status_code == 303
    assert dewi.get("/admin").status_code == 403


def test_a_closed_account_is_out_at_once_and_its_record_stays(dewi, make, client_for, client):
    group = make.group()
    sari = make.person("Sari Baru", login="saribaru", password=PASSWORD)
    theirs, page = client_for(sari), f"/admin/people/{sari.login}"
    link = link_on(dewi.submit(page, f"{page}/password-link"))
    assert dewi.submit(f"{page}/deactivate").status_code == 303
    assert theirs.get("/me/settings").status_code == 303
    assert client.get(link).status_code == 404
    answer = client.submit("/login", login="saribaru", password=PASSWORD)
    assert (answer.status_code, "This account is closed." in answer.says) == (409, True)
    assert client.submit("/login", login="saribaru", password="wrong").status_code == 422
    assert "account closed" in client_for(make.rina).get("/people/saribaru").says
    assert dewi.post(f"{page}/password-link").status_code == 409
    rina = client_for(make.rina)
    members = f"/groups/{group.slug}/members"
    assert rina.submit(members, members, who="saribaru").status_code == 422


def test_an_opened_account_signs_in_again(dewi, make, client):
    maya = make.person("Maya Lagi", login="mayalagi", password=PASSWORD)
    page = f"/admin/people/{maya.login}"
    dewi.submit(f"{page}/deactivate")
    dewi.submit(page, f"{page}/reactivate")
    assert client.submit("/login", login="mayalagi", password=PASSWORD).status_code == 303
    assert acts() == ["deactivate", "reactivate"]


def test_the_menu_leads_administrators_there_and_nobody_else(dewi, client_for, make):
    assert dewi.get("/").page.query('.bar__me a[href="/admin"]')
    assert not client_for(make.rina).get("/").page.query('.bar__me a[href="/admin"]')


@pytest.mark.parametrize("path", ["/admin", "/admin/people", "/admin/people/rina", "/admin/audit"])
def test_others_do_not_look_after_the_site(client, client_for, make, path):
    assert client.get(path).location.startswith("/login")
    assert client_for(make.rina).get(path).status_code == 403
    assert person_by_login("rina").role is Role.MEMBER
