"""Names that people wrote and the list does not have: put on it, or tied to a library of it."""

from __future__ import annotations

from sqlalchemy import select

from cop.audit.models import AuditEntry
from cop.db import db
from cop.libraries.models import Library
from cop.people.models import Affiliation

PAGE = "/libraries/unlisted"


def placed() -> list[tuple[str, str]]:
    rows = db.session.scalars(select(Affiliation).order_by(Affiliation.id))
    return [(row.library.name if row.library else "", row.library_name) for row in rows]


def test_names_that_differ_in_capitals_only_are_one(make, client_for):
    for login, library in (("a", "Taman Baca"), ("b", "Mawar"), ("c", "taman baca")):
        make.person(f"Orang {login}", login=login, library=library)
    page = client_for(make.dewi).get(PAGE)
    assert page.all(".rows__title")[:2] == ["Taman Baca", "Mawar"]
    assert "Orang a, Orang c" in page.says


def test_one_click_puts_it_on_the_list(make, client_for):
    make.person(login="a", library="Taman Baca")
    make.person(login="c", library="taman BACA")
    dewi = make.person("Dewi", login="dewi", role="administrator")
    client = client_for(dewi)
    answer = client.submit(PAGE, f"{PAGE}/add")
    assert answer.location == PAGE
    assert placed() == [("Taman Baca", ""), ("Taman Baca", "")]
    assert "Every name is in the list" in client.follow(answer).says
    assert [e.verb for e in db.session.scalars(select(AuditEntry))] == ["add"]


def test_it_is_tied_to_a_library_which_is_then_known_by_it(make, client_for):
    make.library("Perpustakaan Daerah Cempaka")
    make.person(login="a", library="Perpusda Cmpk")
    dewi = make.person("Dewi", login="dewi", role="administrator")
    client = client_for(dewi)
    client.submit(PAGE, f"{PAGE}/tie", library="perpustakaan daerah cempaka")
    assert placed() == [("Perpustakaan Daerah Cempaka", "")]
    assert db.session.scalars(select(Library)).one().other_names == ["Perpusda Cmpk"]
    make.person(login="b", library="PERPUSDA CMPK")
    assert placed()[1] == ("Perpustakaan Daerah Cempaka", "")


def test_a_name_that_is_not_there_is_asked_for_again(make, client_for):
    make.library("Melati")
    make.person(login="a", library="Taman Baca")
    dewi = make.person("Dewi", login="dewi", role="administrator")
    answer = client_for(dewi).submit(PAGE, f"{PAGE}/tie", library="Kenanga")
    assert answer.status_code == 422
    assert answer.page.query_one("#unlisted-1-library").attrs["value"] == "Kenanga"
    assert client_for(dewi).post(f"{PAGE}/add", name=" ").status_code == 422


def test_a_library_that_is_added_takes_those_who_wrote_its_name(make, client_for):
    make.person(login="a", library="Taman Baca Mawar")
    dewi = make.person("Dewi", login="dewi", role="administrator")
    client_for(dewi).submit(
        "/libraries/new", "/libraries", name="TBM Mawar", alternate_names="taman baca mawar"
    )
    assert placed() == [("TBM Mawar", "")]


def test_others_do_not_see_them(make, client_for):
    assert client_for(make.rina).get(PAGE).status_code == 403
