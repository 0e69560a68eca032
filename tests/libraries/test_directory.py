"""The list of libraries, and the page of one."""

from __future__ import annotations

import pytest

from cop.groups.words import Visibility
from cop.libraries.words import LibraryType


def names(answer):
    return answer.all("#libraries-found .rows__title")


@pytest.mark.parametrize(
    "words",
    ["cempaka", "CEMPAKA", "perpusda", "ID-BDG1", "bandung", "barat", "cem dung", "Pérpusda"],
)
def test_a_library_is_found_by_any_of_its_names_codes_and_places(make, client_for, words):
    make.library(
        "Perpustakaan Daerah Cempaka",
        alternate_names="Perpusda Cempaka\nThe Cempaka Library",
        isil="ID-BDG1",
        city="Bandung",
        region="Jawa Barat",
    )
    make.library("Perpustakaan Universitas Melati", city="Depok")
    assert names(client_for(make.maya).get("/libraries", query_string={"q": words})) == [
        "Perpustakaan Daerah Cempaka"
    ]


def test_all_of_them_stand_by_name_and_the_types_are_counted(make, client_for):
    for name, kind in (("Melati", "academic"), ("cempaka", "public"), ("Kenanga", "public")):
        make.library(name, type=LibraryType(kind))
    page = client_for(make.maya).get("/libraries")
    assert names(page) == ["cempaka", "Kenanga", "Melati"]
    assert page.all(".facet__item") == ["Public library2", "Academic library1"]


def test_a_type_narrows_and_is_kept_while_typing(make, client_for):
    make.library("Melati Kota", type=LibraryType.PUBLIC)
    make.library("Melati Kampus", type=LibraryType.ACADEMIC)
    client = client_for(make.maya)
    page = client.get("/libraries?q=melati&type=academic")
    assert names(page) == ["Melati Kampus"]
    assert page.page.query_one('form input[name="type"]').attrs["value"] == "academic"
    chosen = page.page.query_one('.facet__item a[aria-current="true"]')
    assert chosen.attrs["href"] == "/libraries?q=melati"


def test_percent_and_nonsense_are_only_words(make, client_for):
    make.library("Melati")
    client = client_for(make.maya)
    for nonsense in ("q=%25", "q=_", "type=bogus&q=zzz", "q=" + "x" * 900):
        assert client.get(f"/libraries?{nonsense}").status_code == 200
    assert names(client.get("/libraries?q=%25")) == []
    assert "No library is found so" in client.get("/libraries?q=zzz").says


def test_the_list_goes_on_where_the_page_ends(make, client_for):
    for number in range(51):
        make.library(f"Perpustakaan {number:02}")
    client = client_for(make.maya)
    first = client.get("/libraries?q=perpus")
    older = first.page.query_one("a[rel=next]").attrs["href"]
    assert len(names(first)) == 50
    assert names(client.get(older)) == ["Perpustakaan 50"]
    assert "q=perpus" in older


def test_typing_gets_the_list_alone(make, client_for):
    make.library("Melati")
    fragment = client_for(make.maya).get("/libraries?q=mel", htmx=True)
    assert names(fragment) == ["Melati"]
    assert "<main" not in fragment.text


def test_a_library_says_where_and_how(make, client_for):
    make.library(
        "Perpustakaan Kota Kenanga",
        alternate_names="Kenanga",
        city="Malang",
        country="ID",
        website="https://kenanga.example/",
        ror="03yrm5c26",
        time_zone="Asia/Jakarta",
        address="<b>Jalan</b> Ijen 1",
    )
    page = client_for(make.maya).get("/libraries/perpustakaan-kota-kenanga")
    assert "Malang, Indonesia" in page.says
    assert "Also: Kenanga" in page.says
    assert "<b>Jalan</b> Ijen 1" in page.says
    assert page.page.query_one('a[href="https://ror.org/03yrm5c26"]')
    assert not page.page.query('a[href$="/edit"]')


def test_a_library_shows_its_people_circles_and_outputs(make, client_for):
    library = make.library("Melati")
    for name, login in (("Sari", "sari2"), ("Ayu", "ayu2")):
        make.person(name, login=login, library="Melati")
    group = make.group("Obrolan", library=library)
    hidden = make.group("Rahasia", library=library, visibility=Visibility.MEMBERS)
    make.output(group, "Panduan rak")
    make.output(group, "Naskah", published=False)
    make.output(hidden, "Catatan rahasia")
    outsider, member = client_for(make.maya), client_for(make.bayu)
    page = outsider.get("/libraries/melati")
    assert page.all(".colleague") == ["AAyu", "SSari"]
    assert page.all(".rows__title") == ["Obrolan", "Panduan rak"]
    assert "ahasia" not in page.text
    assert "Rahasia" in member.get("/libraries/melati").says


def test_no_library_at_the_address_is_404(make, client_for):
    assert client_for(make.maya).get("/libraries/nowhere").status_code == 404


def test_visitors_sign_in_first(make, client):
    make.library("Melati")
    assert client.get("/libraries").location == "/login?next=/libraries"
    assert client.get("/libraries/melati").location == "/login?next=/libraries/melati"
