"""The list is read as a tree, searched by any name, and begun with headings of librarianship."""

from __future__ import annotations

from cop.db import db
from cop.subjects import actions
from cop.subjects.actions.starting import outline
from cop.subjects.queries import suggestions, tree


def test_the_list_stands_as_a_tree_in_the_persons_language(make, client_for):
    above = make.subject("Organisasi informasi", "Organisation of information")
    make.subject("Katalogisasi", "Cataloguing", broader=[above])
    page = client_for(make.maya).get("/subjects")
    assert page.all(".subjects h2") == ["Organisation of information"]
    assert page.all(".subjects li") == ["Cataloguing"]
    budi = make.person("Budi", locale="id")
    assert client_for(budi).get("/subjects").all(".subjects li") == ["Katalogisasi"]


def test_any_name_in_any_language_finds_the_heading(make, client_for):
    make.subject("Katalogisasi", "Cataloguing", others=["Pengatalogan"])
    for words in ("katalog", "PENGATALOGAN", "catalogu"):
        page = client_for(make.maya).get(f"/subjects?q={words}")
        assert page.all(".rows__title") == ["Cataloguing"], words
    page = client_for(make.maya).get("/subjects?q=pengatalogan")
    assert "Pengatalogan" in page.says


def test_what_no_heading_fits_is_said(make, client_for):
    make.subject()
    page = client_for(make.maya).get("/subjects?q=astronomi")
    assert "No heading fits “astronomi”" in page.says


def test_an_empty_list_is_begun_by_an_administrator(make, client_for):
    assert "Whoever looks after this site begins it." in client_for(make.maya).get("/subjects").says
    answer = client_for(make.dewi).submit("/subjects", "/subjects/begin")
    assert answer.location == "/subjects"
    page = client_for(make.maya).get("/subjects")
    assert {"Collections", "User services", "Preservation"} <= set(page.all(".subjects h2"))


def test_the_first_headings_have_both_languages_and_no_name_twice(make):
    lines = list(outline())
    assert 110 <= len(lines) <= 160
    assert actions.begin_list() == len(lines)
    db.session.commit()
    whole = tree()
    assert len(whole.roots) < 12
    assert len(whole.headings) == len(lines)
    assert actions.begin_list() == 0


def test_the_heading_page_names_what_is_above_and_below(make, client_for):
    above = make.subject("Organisasi informasi", "Organisation of information")
    other = make.subject("Teknologi", "Technology")
    one = make.subject("Katalogisasi", "Cataloguing", broader=[above, other], others=["Olah"])
    make.subject("Rekaman ganda", "Duplicate records", broader=[one])
    page = client_for(make.maya).get(f"/subjects/{one.id}-cataloguing")
    assert page.all("h1") == ["Cataloguing"]
    assert page.all(".side .tag") == [
        "Organisation of information",
        "Technology",
        "Duplicate records",
    ]
    assert "Katalogisasi, Olah" in page.says


def test_another_slug_leads_to_the_address_of_the_heading(make, client_for):
    one = make.subject()
    answer = client_for(make.maya).get(f"/subjects/{one.id}-lama")
    assert (answer.status_code, answer.location) == (301, f"/subjects/{one.id}-cataloguing")
    assert client_for(make.maya).get("/subjects/999999-lama").status_code == 404


def test_the_page_of_a_broader_heading_counts_what_the_narrower_ones_have(make, client_for):
    above = make.subject("Organisasi informasi", "Organisation of information")
    make.subject("Katalogisasi", "Cataloguing", broader=[above])
    make.output(title="Aturan baru", subjects=["katalogisasi"])
    page = client_for(make.maya).get(f"/subjects/{above.id}-organisation-of-information")
    assert "Aturan baru" in page.all(".rows__title")


def test_the_page_shows_only_what_the_person_may_see(make, client_for):
    one = make.subject()
    hidden = make.group("Tertutup", visibility="members")
    make.output(hidden, "Rahasia", subjects=["Katalogisasi"])
    path = f"/subjects/{one.id}-cataloguing"
    assert "Rahasia" not in client_for(make.maya).get(path).says
    assert "Rahasia" in client_for(make.sari).get(path).says


def test_what_is_typed_last_is_completed(make, client_for):
    make.subject("Katalogisasi", "Cataloguing", others=["Pengatalogan"])
    answer = client_for(make.maya).get("/subjects/suggest?subjects=Metadata, peng", htmx=True)
    assert answer.all("[role=option]") == ["Cataloguing Pengatalogan"]
    assert (
        client_for(make.maya)
        .get("/subjects/suggest?subjects=Metadata,", htmx=True)
        .all("[role=option]")
        == []
    )


def test_signs_that_databases_know_are_only_signs(make):
    make.subject()
    for typed in ("%", "_", "\\", "'", "~"):
        assert suggestions(typed) == [], typed
