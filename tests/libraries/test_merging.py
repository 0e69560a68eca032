"""Two libraries that are the same become one."""

from __future__ import annotations

from sqlalchemy import select

from cop.audit.models import AuditEntry
from cop.db import db
from cop.libraries import actions
from cop.libraries.queries import library_known_as, library_names
from cop.libraries.words import LibraryType


def test_the_one_that_stays_takes_the_names_and_what_it_lacks(make, client_for):
    make.library("Perpusda Cempaka", isil="ID-BDG1", city="Bandung", alternate_names="Cempaka")
    kept = make.library("Perpustakaan Daerah Cempaka", city="Cimahi", type=LibraryType.PUBLIC)
    client = client_for(make.dewi)
    asked = client.get("/libraries/perpusda-cempaka/merge?with=perpustakaan+daerah+CEMPAKA")
    assert "This cannot be undone" in asked.says
    answer = client.submit(asked.path, "/libraries/perpusda-cempaka/merge")
    assert answer.location == "/libraries/perpustakaan-daerah-cempaka"
    assert (kept.isil, kept.city) == ("ID-BDG1", "Cimahi")
    assert kept.other_names == ["Perpusda Cempaka", "Cempaka"]
    assert [e.verb for e in db.session.scalars(select(AuditEntry))] == ["merge"]


def test_the_old_address_leads_to_the_one_that_stayed(make, client_for):
    first, second, third = make.library("Satu"), make.library("Dua"), make.library("Tiga")
    actions.merge(first, into=second)
    actions.merge(second, into=third)
    db.session.commit()
    client = client_for(make.maya)
    assert client.get("/libraries/satu").location == "/libraries/tiga"
    assert client.get("/libraries/dua").location == "/libraries/tiga"
    assert client.get("/libraries").all("#libraries-found .rows__title") == ["Tiga"]
    assert library_known_as("satu") == third
    assert client_for(make.dewi).get("/libraries/satu/edit").status_code == 404


def test_a_name_that_is_not_there_is_asked_for_again(make, client_for):
    make.library("Melati")
    answer = client_for(make.dewi).get("/libraries/melati/merge?with=Kenanga")
    assert answer.status_code == 422
    assert answer.page.query_one("#with").attrs["value"] == "Kenanga"
    assert client_for(make.dewi).get("/libraries/melati/merge?with=melati").status_code == 422


def test_a_library_is_not_merged_with_itself_nor_twice(make, client_for):
    melati = make.library("Melati")
    kenanga = make.library("Kenanga")
    client = client_for(make.dewi)
    answer = client.post("/libraries/melati/merge", into="melati")
    assert "cannot be merged" in client.follow(answer).text
    actions.merge(melati, into=kenanga)
    db.session.commit()
    assert client.post("/libraries/melati/merge", into="kenanga").status_code == 404


def test_a_merged_library_keeps_the_other_from_being_taken_off(make, client_for):
    make.library("Kenanga")
    client_for(make.dewi).submit("/libraries/kenanga/remove")
    first, second = make.library("Melati"), make.library("Kenanga")
    actions.merge(first, into=second)
    db.session.commit()
    client = client_for(make.dewi)
    assert "so it stays" in client.get("/libraries/kenanga/remove").says
    assert client.post("/libraries/kenanga/remove").status_code == 409


def test_libraries_of_one_name_are_told_apart_by_their_city(make):
    depok = make.library("Melati", city="Depok")
    make.library("melati", city="Bogor")
    make.library("Kenanga", city="Malang")
    assert library_names() == ["Kenanga", "Melati, Depok", "melati, Bogor"]
    assert library_known_as("melati") is None
    make.library("Melati", city="Bogor")
    assert library_names()[1:] == ["Melati, Depok", "melati (melati-2)", "Melati (melati-3)"]
    assert library_known_as("Melati, depok") == depok
    assert library_known_as(" ") is None
