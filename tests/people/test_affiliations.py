"""Where people work and worked, on their page and in lists."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from cop.audit.models import AuditEntry
from cop.db import db
from cop.people import actions
from cop.people.models import Affiliation
from cop.people.queries import library_of
from cop.people.workplaces import current_workplaces, this_day

NEW = "/people/maya/affiliations/new"
SAVE = "/people/maya/affiliations"


@pytest.fixture
def maya(make):
    """Give somebody who has said nothing yet."""
    return make.person("Maya Tanjung", login="maya")


def only_one() -> Affiliation:
    return db.session.scalars(select(Affiliation)).one()


def said(make, person, library="Melati", **more) -> Affiliation:
    made = actions.affiliate(person, actions.AffiliationText(library=library, **more))
    db.session.commit()
    return made


def test_one_says_where_one_works_by_choosing_from_the_list(make, maya, client_for):
    melati = make.library("Perpustakaan Universitas Melati")
    client = client_for(maya)
    offered = [option.attrs["value"] for option in client.get(NEW).page.query("datalist option")]
    assert offered == ["Perpustakaan Universitas Melati"]
    answer = client.submit(
        NEW, SAVE, library="perpustakaan universitas MELATI", post="Pustakawan", since="2021-03-01"
    )
    page = client.follow(answer)
    assert "Pustakawan, Perpustakaan Universitas Melati" in page.says
    assert "since 1 March 2021" in page.says
    assert page.page.query_one('a[href="/libraries/perpustakaan-universitas-melati"]')
    assert library_of(maya) == melati


def test_a_library_that_is_not_in_the_list_is_kept_as_words(maya, client_for):
    client = client_for(maya)
    page = client.follow(client.submit(NEW, SAVE, library="Taman Baca <Mawar>"))
    assert "not on the list of libraries yet" in page.says
    assert only_one().library_name == "Taman Baca <Mawar>"
    assert only_one().library_id is None


def test_several_at_once_and_what_was(make, maya, client_for):
    said(make, maya, "Melati", post="Kepala")
    said(make, maya, "Kenanga", post="Pengajar", until=this_day())
    said(make, maya, "Dahlia", post="Magang", until=this_day() - timedelta(days=1))
    rows = client_for(maya).get("/people/maya").all(".affiliation__said p:first-child")
    assert rows == ["Kepala, Melati", "Pengajar, Kenanga", "Magang, Dahlia"]
    now = [(place.post, place.library) for place in current_workplaces([maya.id])[maya.id]]
    assert now == [("Kepala", "Melati"), ("Pengajar", "Kenanga")]


@pytest.mark.parametrize(
    "wrong",
    [
        {"library": " "},
        {"library": "x" * 201},
        {"post": "x" * 201},
        {"since": "yesterday"},
        {"since": "2024-05-02", "until": "2024-05-01"},
    ],
)
def test_what_cannot_be_kept_is_said_and_what_was_typed_stays(maya, client_for, wrong):
    typed = {"library": "Melati", "post": "Kepala", "since": "", "until": ""} | wrong
    answer = client_for(maya).post(SAVE, **typed)
    assert answer.status_code == 422
    assert len(answer.all(".field__error")) == 1
    assert answer.page.query_one("#post").attrs["value"] == typed["post"]
    assert db.session.scalars(select(Affiliation)).all() == []


def test_it_ends_today_and_stays_as_what_was(make, maya, client_for):
    one = said(make, maya, since=date(2020, 1, 1))
    client = client_for(maya)
    client.submit("/people/maya", f"/people/maya/affiliations/{one.id}/end")
    assert only_one().until == this_day()
    assert not client.get("/people/maya").page.query('form[action$="/end"]')


def test_the_form_that_corrects_it_names_the_library_as_one_chooses_it(make, maya, client_for):
    make.library("Perpustakaan Universitas Melati")
    one = said(make, maya, library="Perpustakaan Universitas Melati", post="Kepala")
    page = client_for(maya).get(f"/people/maya/affiliations/{one.id}/edit").page
    assert page.query_one("[name=library]").attrs["value"] == "Perpustakaan Universitas Melati"
    assert page.query_one("#post").attrs["value"] == "Kepala"


def test_it_is_corrected_and_of_two_at_once_the_second_sees_both(make, maya, client_for):
    dewi = make.person("Dewi", login="dewi", role="administrator")
    one = said(make, maya, post="Kepala")
    edit = f"/people/maya/affiliations/{one.id}/edit"
    first, second = client_for(maya), client_for(dewi)
    assert first.submit(edit, post="Direktur").status_code == 303
    late = {"library": "Melati", "post": "Ketua", "version": "1"}
    answer = second.post(edit, **late)
    assert answer.status_code == 409
    assert "Direktur" in answer.says
    assert answer.page.query_one("#post").attrs["value"] == "Ketua"
    assert second.post(edit, **(late | {"version": "2"})).status_code == 303
    assert only_one().post == "Ketua"


def test_what_was_never_so_is_removed_with_a_line_in_the_log(make, maya, client_for):
    one = said(make, maya, post="Raja")
    client = client_for(maya)
    answer = client.submit(f"/people/maya/affiliations/{one.id}/remove")
    assert answer.location == "/people/maya"
    entry = db.session.scalars(select(AuditEntry)).one()
    assert (entry.verb, entry.thing) == ("remove", "affiliation")
    assert "Raja, Melati" in entry.before


def test_an_administrator_says_it_for_others_with_a_line_in_the_log(make, maya, client_for):
    client_for(make.dewi).submit(NEW, SAVE, library="Melati")
    entry = db.session.scalars(select(AuditEntry)).one()
    assert (entry.verb, entry.before, entry.person_id) == ("add", "maya", make.dewi.id)


def test_others_see_it_and_may_not_change_it(make, maya, client_for):
    one = said(make, maya, post="Kepala")
    client = client_for(make.rina)
    page = client.get("/people/maya")
    assert "Kepala, Melati" in page.says
    assert not page.page.query('a[href*="/affiliations/"]')
    for path in (NEW, f"/people/maya/affiliations/{one.id}/edit"):
        assert client.get(path).status_code == 403
    assert client.post(f"/people/maya/affiliations/{one.id}/end").status_code == 403


def test_an_affiliation_is_found_on_its_own_persons_page_only(make, maya, client_for):
    one = said(make, maya)
    client = client_for(make.dewi)
    assert client.get(f"/people/dewi/affiliations/{one.id}/edit").status_code == 404
    assert client.get(f"/people/nobody/affiliations/{one.id}/edit").status_code == 404


def test_a_merged_library_takes_its_people_along(make, maya, client_for):
    from cop.libraries.actions import merge

    first, second = make.library("Melati Lama"), make.library("Melati")
    said(make, maya, "Melati Lama")
    merge(first, into=second)
    db.session.commit()
    assert library_of(maya) == second
    assert "Maya Tanjung" in client_for(make.dewi).get("/libraries/melati").says
    assert client_for(make.dewi).post("/libraries/melati/remove").status_code == 409
