"""The archive is narrowed by subject, type and language too, and each choice can be taken back."""

from __future__ import annotations

import pytest

from cop.libraries import actions as libraries
from cop.outputs.words import OutputType
from cop.subjects import actions
from cop.subjects.queries import proposed


def facet(page, name):
    """Return the choices of the facet with the name, with their numbers."""
    for one in page.page.query(".facet"):
        if name in one.to_text().split("\n")[0] or one.query_one("h2").to_text().strip() == name:
            return [" ".join(item.to_text().split()) for item in one.query(".facet__item")]
    return []


@pytest.fixture
def described(make):
    """Make two outputs, the one below and the other beside a heading."""
    above = make.subject("Organisasi informasi", "Organisation of information")
    make.subject("Katalogisasi", "Cataloguing", broader=[above])
    make.subject("Metadata", "Metadata", broader=[above])
    group = make.group()
    make.output(group, "Deposit satu", subjects=["Katalogisasi"], type=OutputType.GUIDELINE)
    make.output(group, "Deposit dua", subjects=["Metadata"], type=OutputType.ARTICLE, language="en")
    make.output(group, "Deposit tiga", type=OutputType.ARTICLE)
    return above


@pytest.mark.parametrize("words", ["deposit", ""])
def test_a_broader_subject_counts_what_the_narrower_ones_have(make, client_for, described, words):
    maya = client_for(make.maya)
    page = maya.get(f"/archive?q={words}")
    assert "Organisation of information 2" in facet(page, "Subject")
    assert "Cataloguing 1" in facet(page, "Subject")
    narrowed = maya.get(f"/archive?q={words}&subject={described.id}")
    assert sorted(narrowed.all(".hit__title")) == ["Deposit dua", "Deposit satu"]
    assert facet(narrowed, "Subject") == ["Cataloguing 1", "Metadata 1"]


def test_a_merged_subject_still_finds_what_had_it(make, client_for, described):
    old, new = make.subject("Lama", "Old"), make.subject("Baru", "New")
    make.output(title="Tulisan lama", subjects=["Lama"])
    actions.merge_subjects(old, new)
    page = client_for(make.maya).get(f"/archive?subject={new.id}")
    assert page.all(".hit__title") == ["Tulisan lama"]
    assert client_for(make.maya).get(f"/archive?subject={old.id}").all(".hit__title")


@pytest.mark.parametrize("words", ["deposit", ""])
def test_the_archive_is_narrowed_by_type_and_language(make, client_for, described, words):
    maya = client_for(make.maya)
    page = maya.get(f"/archive?q={words}")
    assert facet(page, "Type") == ["Article 2", "Guideline 1"]
    assert facet(page, "Language") == ["Bahasa Indonesia 2", "English 1"]
    assert len(maya.get(f"/archive?q={words}&type=article").all(".hit")) == 2
    assert maya.get(f"/archive?q={words}&type=article&language=en").all(".hit__title") == [
        "Deposit dua"
    ]


def test_each_choice_is_a_chip_that_takes_it_back(make, client_for, described):
    page = client_for(make.maya).get("/archive?q=deposit&type=article&language=en")
    assert page.all(".archive__chips .tag") == ["Article", "English"]
    links = [one.attrs["href"] for one in page.page.query(".archive__chips a")]
    assert links == ["/archive?q=deposit&language=en", "/archive?q=deposit&type=article"]
    hidden = {one.attrs["name"] for one in page.page.query(".archive__ask input[type=hidden]")}
    assert hidden == {"type", "language"}


@pytest.mark.parametrize(
    "narrowing", ["subject=x", "subject=999999999999", "subject=²", "type=tea", "language=xx"]
)
def test_what_cannot_be_meant_narrows_nothing(make, client_for, described, narrowing):
    page = client_for(make.maya).get(f"/archive?q=deposit&{narrowing}")
    assert len(page.all(".hit")) == 3


def test_a_proposed_heading_is_no_choice(make, client_for):
    make.output(title="Deposit", subjects=["Entah apa"])
    [one] = proposed()
    page = client_for(make.sari).get("/archive?q=deposit")
    assert facet(page, "Subject") == []
    assert client_for(make.sari).get(f"/archive?subject={one.heading.id}").all(".tag--chosen") == []


def test_pages_follow_each_other_where_only_a_subject_is_asked_for(make, client_for):
    heading, group = make.subject(), make.group()
    for number in range(23):
        make.output(group, f"Tulisan {number}", subjects=["Katalogisasi"])
    maya = client_for(make.maya)
    first = maya.get(f"/archive?subject={heading.id}")
    second = maya.get(first.page.query_one("a[rel=next]").attrs["href"])
    titles = first.all(".hit__title") + second.all(".hit__title")
    assert len(titles) == len(set(titles)) == 23


def test_the_name_of_a_subject_in_the_other_language_finds_the_text(make, client_for):
    make.subject("Serah simpan karya", "Legal deposit")
    make.output(title="Aturan baru", subjects=["Legal deposit"])
    page = client_for(make.maya).get("/archive?q=serah+simpan")
    assert page.all(".hit__title") == ["Aturan baru"]


@pytest.fixture
def hosted(make):
    """Make outputs of three circles, two of them at home in libraries."""
    cempaka, melati = make.library("Perpustakaan Cempaka"), make.library("Perpustakaan Melati")
    make.output(make.group("Pagi Cempaka", library=cempaka), "Deposit satu")
    make.output(make.group("Sore Cempaka", library=cempaka), "Deposit dua")
    make.output(make.group("Pagi Melati", library=melati), "Deposit tiga")
    make.output(make.group("Di mana saja"), "Deposit empat")
    return cempaka


@pytest.mark.parametrize("words", ["deposit", ""])
def test_the_archive_is_narrowed_by_the_library_that_hosts_the_circle(
    make, client_for, hosted, words
):
    maya = client_for(make.maya)
    page = maya.get(f"/archive?q={words}")
    assert facet(page, "Library") == ["Perpustakaan Cempaka 2", "Perpustakaan Melati 1"]
    narrowed = maya.get(f"/archive?q={words}&library={hosted.slug}")
    assert sorted(narrowed.all(".hit__title")) == ["Deposit dua", "Deposit satu"]
    assert narrowed.all(".archive__chips .tag") == ["Perpustakaan Cempaka"]
    assert facet(narrowed, "Library") == ["Perpustakaan Cempaka 2", "Perpustakaan Melati 1"]
    assert set(facet(narrowed, "Circle")) == {"Pagi Cempaka 1", "Sore Cempaka 1"}


def test_a_library_shows_no_closed_circle_to_an_outsider(make, client_for, hosted):
    anggrek = make.library("Perpustakaan Anggrek")
    closed = make.group("Tertutup", library=anggrek, visibility="members")
    make.output(closed, "Deposit rahasia")
    page = client_for(make.maya).get("/archive?q=deposit")
    assert "Perpustakaan Anggrek" not in page.says
    page = client_for(make.maya).get(f"/archive?q=deposit&library={anggrek.slug}")
    assert page.all(".hit") == []
    assert "Tertutup" not in page.says
    assert client_for(make.sari).get(f"/archive?library={anggrek.slug}").all(".hit__title") == [
        "Deposit rahasia"
    ]


def test_one_library_alone_is_no_choice(make, client_for):
    make.output(make.group(library=make.library("Perpustakaan Cempaka")), "Deposit")
    assert facet(client_for(make.maya).get("/archive?q=deposit"), "Library") == []


def test_a_merged_library_still_finds_what_was_at_home_there(make, client_for, hosted):
    new = make.library("Perpustakaan Baru")
    slug = hosted.slug
    libraries.merge(hosted, into=new)
    page = client_for(make.maya).get(f"/archive?library={slug}")
    assert page.all(".archive__chips .tag") == ["Perpustakaan Baru"]
    assert len(page.all(".hit")) == 2
