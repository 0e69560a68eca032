"""The directory of people."""

from __future__ import annotations

import pytest

from cop.people import actions
from cop.people.actions import AffiliationText
from cop.people.workplaces import this_day

PAGE = "/people"


@pytest.fixture
def everybody(make):
    """Give people at two libraries, one of them at both."""
    melati, kenanga = make.library("Perpustakaan Melati", city="Depok"), make.library("Kenanga")
    sari, ayu = make.person("Sari", login="sari"), make.person("Ayu", login="ayu")
    for person, library, post in ((sari, melati, "Pengatalog"), (ayu, kenanga, "Kepala")):
        actions.affiliate(person, AffiliationText(library.name, post))
    actions.affiliate(ayu, AffiliationText(melati.name, "Pengajar"))
    actions.affiliate(sari, AffiliationText("Taman Baca Mawar"))
    return make.maya


def names(answer):
    return answer.all("#people-found .who a")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["Ayu", "Maya Tanjung", "Sari"]),
        ("SARI", ["Sari"]),
        ("mel", ["Ayu", "Sari"]),
        ("depok ayu", ["Ayu"]),
        ("pengatalog", ["Sari"]),
        ("mawar", ["Sari"]),
        ("%", []),
        ("pustaka.example", []),
    ],
)
def test_people_are_found_by_name_post_and_library(everybody, client_for, words, found):
    page = client_for(everybody).get(PAGE, query_string={"q": words})
    assert names(page) == found


def test_a_library_narrows_and_stays_with_the_words(everybody, client_for):
    client = client_for(everybody)
    page = client.get(f"{PAGE}?q=a&library=perpustakaan-melati")
    assert names(page) == ["Ayu", "Sari"]
    chosen = page.page.query_one("#people-library option[selected]")
    assert chosen.attrs["value"] == "perpustakaan-melati"
    assert names(client.get(f"{PAGE}?library=kenanga")) == ["Ayu"]


def test_a_row_says_what_somebody_is_and_where(everybody, client_for):
    page = client_for(everybody).get(PAGE)
    assert page.all(".listed-person__places")[0] == "Kepala, KenangaPengajar, Perpustakaan Melati"
    assert "@" not in page.says


def test_what_is_over_is_not_listed(make, everybody, client_for):
    one = actions.affiliate(make.bayu, AffiliationText("Kenanga", until=this_day()))
    actions.end_affiliation(one)
    client = client_for(everybody)
    assert "Bayu Pratama" in names(client.get(f"{PAGE}?library=kenanga"))
    one.until = this_day().replace(year=2020)
    assert "Bayu Pratama" not in names(client.get(f"{PAGE}?library=kenanga"))


def test_a_closed_account_is_not_listed(make, everybody, client_for):
    actions.deactivate(make.bayu)
    assert "Bayu Pratama" not in names(client_for(everybody).get(PAGE))


def test_typing_gets_the_list_alone_and_pages_go_on(make, client_for):
    for number in range(52):
        make.person(f"Orang {number:02}")
    client = client_for(make.maya)
    fragment = client.get(f"{PAGE}?q=orang", htmx=True)
    assert len(names(fragment)) == 50
    older = fragment.page.query_one("a[rel=next]").attrs["href"]
    assert "q=orang" in older
    assert names(client.get(older)) == ["Orang 50", "Orang 51"]


def test_the_header_leads_to_people_and_libraries(make, client_for):
    page = client_for(make.maya).get(PAGE)
    nav = ["Today", "Circles", "Calendar", "Archive", "People", "Libraries"]
    assert page.all(".bar__nav a") == nav
    assert page.all(".bar__nav a[aria-current]") == ["People"]


def test_visitors_do_not_see_who_is_here(make, client):
    assert make.rina
    assert client.get(PAGE).location == "/login?next=/people"


def test_a_name_is_found_without_its_accents_and_capitals(make, client_for):
    jose = make.person("José Ñandú", login="jn")
    actions.affiliate(jose, AffiliationText("Médiathèque", "Préparateur"))
    client = client_for(make.maya)
    for words in ("jose", "JOSÉ", "nandu", "jn", "mediatheque", "PRÉPARATEUR jose"):
        assert names(client.get(PAGE, query_string={"q": words})) == ["José Ñandú"]
    actions.update_profile(jose, name="Zoë", locale="en", time_zone="Asia/Jakarta")
    assert names(client.get(f"{PAGE}?q=zoe")) == ["Zoë"]
    assert names(client.get(f"{PAGE}?q=jose")) == []


@pytest.fixture
def knowing(make):
    """Make a heading above two others, each of which somebody knows about."""
    above = make.subject("Organisasi informasi", "Organisation of information")
    make.subject("Katalogisasi", "Cataloguing", broader=[above])
    make.subject("Metadata", "Metadata", broader=[above])
    actions.claim_subjects(make.sari, ["Katalogisasi", "Entah apa"])
    actions.claim_subjects(make.bayu, ["Metadata"])
    return above


def test_people_show_what_they_know_about_and_are_found_by_it(make, client_for, knowing):
    client = client_for(make.maya)
    page = client.get(PAGE)
    assert page.all(".listed-person .tag") == ["Metadata", "Cataloguing"]
    for words in ("katalog", "cataloguing sari"):
        assert names(client.get(PAGE, query_string={"q": words})) == ["Sari Wulandari"]
    assert names(client.get(f"{PAGE}?q=entah")) == []


def test_a_subject_narrows_with_all_below_it_and_stays_with_the_words(make, client_for, knowing):
    client = client_for(make.maya)
    page = client.get(f"{PAGE}?subject={knowing.id}")
    assert names(page) == ["Bayu Pratama", "Sari Wulandari"]
    assert page.all("#people-subject option") == [
        "All subjects", "Cataloguing", "Metadata", "Organisation of information",
    ]  # fmt: skip
    assert names(client.get(f"{PAGE}?subject={knowing.id}&q=sari")) == ["Sari Wulandari"]


def test_the_page_of_a_subject_leads_to_all_who_know_about_it(make, client_for, knowing):
    client = client_for(make.maya)
    page = client.get(f"/subjects/{knowing.id}-organisation-of-information")
    [link] = page.page.query(f'a[href="/people?subject={knowing.id}"]')
    assert names(client.get(link.attrs["href"])) == ["Bayu Pratama", "Sari Wulandari"]


@pytest.mark.parametrize("subject", ["x", "-1", "999999999", "9" * 40, "²"])
def test_a_subject_that_is_none_narrows_nothing(make, client_for, knowing, subject):
    page = client_for(make.maya).get(PAGE, query_string={"subject": subject})
    assert names(page) == ["Bayu Pratama", "Maya Tanjung", "Sari Wulandari"]
