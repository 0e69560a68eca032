"""Administrators look after the list of libraries."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from cop.audit.models import AuditEntry
from cop.db import db
from cop.libraries.models import Library
from cop.libraries.words import LibraryType

CEMPAKA = "/libraries/perpustakaan-daerah-cempaka"
FACTS = {
    "name": "Perpustakaan Universitas Melati",
    "alternate_names": "Melati\nUPT Melati\nmelati",
    "type": "academic",
    "city": "Depok",
    "region": "Jawa Barat",
    "country": "ID",
    "time_zone": "Asia/Jakarta",
    "address": "Jalan Melati 1",
    "email": "Pustaka@Melati.example",
    "phone": "021-1",
    "website": "https://melati.example",
    "catalogue": "https://opac.melati.example",
    "isil": "ID-DPK1",
    "ror": "https://ror.org/03yrm5c26",
    "npp": "3174021D0000123",
}


def only_library() -> Library:
    return db.session.scalars(select(Library)).one()


def told() -> list[tuple[str, str]]:
    return [(entry.verb, entry.thing) for entry in db.session.scalars(select(AuditEntry))]


def test_an_administrator_adds_a_library_with_all_that_is_known(make, client_for):
    answer = client_for(make.dewi).submit("/libraries/new", "/libraries", **FACTS)
    assert answer.location == "/libraries/perpustakaan-universitas-melati"
    library = only_library()
    assert (library.type, library.ror, library.isil) == (
        LibraryType.ACADEMIC,
        "03yrm5c26",
        "ID-DPK1",
    )
    assert library.other_names == ["Melati", "UPT Melati"]
    assert told() == [("add", "library")]


def test_a_name_is_enough(make, client_for):
    answer = client_for(make.dewi).submit("/libraries/new", "/libraries", name="Kenanga")
    assert answer.location == "/libraries/kenanga"
    assert (only_library().isil, only_library().country) == (None, "ID")


def test_libraries_of_one_name_have_addresses_of_their_own(make):
    slugs = [make.library(name).slug for name in ("Melati", "melati", "New", "本")]
    assert slugs == ["melati", "melati-2", "new-2", "library"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"name": "x" * 201},
        {"isil": "JKT"},
        {"ror": "03yrm5c27"},
        {"email": "melati"},
        {"website": "melati.example"},
        {"website": "ftp://melati.example"},
        {"catalogue": "https://"},
        {"type": "bogus"},
        {"country": "QQ"},
        {"time_zone": "Mars/Base"},
        {"city": "x" * 201},
    ],
)
def test_what_cannot_be_kept_is_said_and_what_was_typed_stays(make, client_for, wrong):
    answer = client_for(make.dewi).post("/libraries", **(FACTS | wrong))
    assert answer.status_code == 422
    assert len(answer.all(".field__error")) == 1
    assert answer.page.query_one("#city").attrs["value"] == (FACTS | wrong)["city"]
    assert db.session.scalars(select(Library)).all() == []


def test_an_unusual_national_code_is_kept_with_a_warning(make, client_for):
    client = client_for(make.dewi)
    answer = client.submit("/libraries/new", "/libraries", name="Kenanga", npp="12 ab")
    assert only_library().npp == "12AB"
    assert "seven digits" in client.follow(answer).text


@pytest.mark.parametrize("code", [{"isil": "id-dpk1"}, {"isil": "ID-dpk1"}, {"ror": "03yrm5c26"}])
def test_a_code_is_of_one_library_only(make, client_for, code):
    make.library("Melati", isil="ID-DPK1", ror="03yrm5c26")
    answer = client_for(make.dewi).submit("/libraries/new", "/libraries", name="Lain", **code)
    assert answer.status_code == 409
    assert "is that of “Melati”" in answer.says
    assert answer.page.query_one("#name").attrs["value"] == "Lain"


def test_a_library_is_changed_and_the_log_keeps_what_it_said(make, client_for):
    make.library(city="Bandung")
    answer = client_for(make.dewi).submit(f"{CEMPAKA}/edit", name="Cempaka", city="Cimahi")
    assert answer.location == CEMPAKA
    assert (only_library().name, only_library().city) == ("Cempaka", "Cimahi")
    entry = db.session.scalars(select(AuditEntry)).one()
    assert "Bandung" in entry.before


def test_of_two_who_change_at_once_the_second_sees_both(make, client_for):
    make.library(city="Bandung")
    first, second = client_for(make.dewi), client_for(make.dewi)
    late = {"name": "Cempaka", "city": "Cimahi", "type": "public", "country": "ID"}
    late |= {"time_zone": "Asia/Jakarta", "version": "1"}
    first.submit(f"{CEMPAKA}/edit", city="Lembang")
    answer = second.post(f"{CEMPAKA}/edit", **late)
    assert answer.status_code == 409
    assert answer.page.query_one("#city").attrs["value"] == "Cimahi"
    assert "Lembang" in answer.says
    again = second.post(f"{CEMPAKA}/edit", **(late | {"version": "2"}))
    assert (again.status_code, only_library().city) == (303, "Cimahi")


def test_a_library_that_nothing_refers_to_can_be_taken_off(make, client_for):
    make.library("Mawar")
    client = client_for(make.dewi)
    answer = client.submit("/libraries/mawar/remove")
    assert answer.location == "/libraries"
    assert client.get("/libraries/mawar").status_code == 404
    assert told() == [("remove", "library")]


@pytest.mark.parametrize("path", ["/libraries/new", f"{CEMPAKA}/edit", f"{CEMPAKA}/merge"])
def test_others_may_not(make, client_for, path):
    make.library()
    assert client_for(make.rina).get(path).status_code == 403
    assert client_for(make.rina).post(path.replace("/new", "")).status_code == 403
