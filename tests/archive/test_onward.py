"""Where the archive has no answer it says whom to ask and where to raise the question."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cop.archive.onward import subjects_meant
from cop.groups.words import Visibility
from cop.kit.clock import now
from cop.outputs.actions import Credit
from cop.people.actions import claim_subjects
from cop.sessions.words import Status


@pytest.fixture
def heading(make):
    return make.subject("Rekaman ganda", "Duplicate records", others=["Penggabungan rekaman"])


@pytest.mark.parametrize(
    "question",
    [
        "rekaman ganda",
        "cara menggabungkan rekaman?",
        "DUPLICATE record",
        "merging duplicate records",
    ],
)
def test_a_question_means_a_subject_by_any_name_and_word_form(make, heading, question):
    assert subjects_meant(question) == [heading.id]


@pytest.mark.parametrize("question", ["", "?!", "rekaman baru", "ganda", "jam buka"])
def test_a_part_of_a_name_does_not_mean_the_subject(make, heading, question):
    assert subjects_meant(question) == []


def test_the_beginning_of_a_heading_means_it(make, heading):
    assert subjects_meant("rekaman") == [heading.id]
    one = make.subject("Katalogisasi", "Cataloguing")
    assert subjects_meant("katalog") == [one.id]
    assert subjects_meant("kata") == []


@pytest.mark.parametrize("found", [True, False])
def test_who_knows_is_named_whether_something_is_found_or_not(make, client_for, heading, found):
    claim_subjects(make.sari, ["Rekaman ganda"])
    claim_subjects(make.maya, ["Rekaman ganda"])
    if found:
        make.output(title="Rekaman ganda itu")
    page = client_for(make.maya).get("/archive?q=rekaman+ganda")
    assert bool(page.all(".hit")) is found
    assert page.all(".archive__side .who a") == ["Sari Wulandari"]


def test_who_has_shown_it_knows_as_well_and_the_line_says_why(make, client_for, heading):
    claim_subjects(make.sari, ["Rekaman ganda"])
    group, bayu = make.group(), Credit(make.bayu.name, make.bayu)
    for title in ("Rekaman ganda satu", "Rekaman ganda dua"):
        make.output(group, title, subjects=["Rekaman ganda"], credits=[bayu])
    session = make.session(group, subjects=["Rekaman ganda"])
    make.point(session, "Cara kami", presenter=make.bayu)
    make.bring(session, Status.ADOPTED)
    page = client_for(make.maya).get("/archive?q=rekaman+ganda")
    assert page.all(".archive__side .who a") == ["Bayu Pratama", "Sari Wulandari"]
    assert page.all(".knows") == [
        "wrote 2 outputs on this · presented 1 point on this",
        "Duplicate records",
    ]


def test_the_page_of_a_subject_names_them_too_with_oneself(make, client_for, heading):
    claim_subjects(make.sari, ["Rekaman ganda"])
    output = make.output(
        title="Satu", subjects=["Rekaman ganda"], credits=[Credit(make.bayu.name, make.bayu)]
    )
    hidden = make.group("Lingkar Tertutup", visibility=Visibility.MEMBERS, members=[])
    hers = Credit(make.maya.name, make.maya)
    make.output(hidden, "Rekaman kami", subjects=["Rekaman ganda"], credits=[hers])
    page = client_for(make.sari).get(f"/subjects/{heading.id}-duplicate-records")
    assert page.all(".side .who a") == ["Bayu Pratama", "Sari Wulandari"]
    assert page.all(".knows") == ["wrote 1 output on this", "Duplicate records"]
    assert output.title in page.text


def test_what_one_does_not_see_says_nothing_of_who_knows(make, client_for, heading):
    hidden = make.group("Lingkar Tertutup", visibility=Visibility.MEMBERS)
    bayu = Credit(make.bayu.name, make.bayu)
    make.output(
        hidden,
        "Rekaman kami",
        subjects=["Rekaman ganda"],
        credits=[bayu],
    )
    page = client_for(make.maya).get("/archive?q=rekaman+ganda")
    assert page.all(".archive__side .who a") == []


def test_who_knows_what_is_narrower_is_named_too(make, client_for, heading):
    above = make.subject("Katalogisasi", "Cataloguing")
    make.subject("Tajuk subjek", "Subject headings", broader=[above])
    claim_subjects(make.sari, ["Tajuk subjek"])
    page = client_for(make.maya).get("/archive?q=cataloguing")
    assert "Subject headings" in page.all(".knows")


def test_a_visitor_of_a_public_site_is_told_of_nobody(make, client_for, app, monkeypatch, heading):
    claim_subjects(make.sari, ["Rekaman ganda"])
    monkeypatch.setitem(app.config, "COP_ACCESS", "public")
    page = client_for(None).get("/archive?q=rekaman+ganda")
    assert page.status_code == 200
    assert "Sari" not in page.says


def test_the_question_is_raised_in_the_session_whose_circle_is_about_it(make, client_for, heading):
    soon, later = now() + timedelta(days=1), now() + timedelta(days=5)
    make.session(make.group("Lain"), starts_at=soon.replace(microsecond=0))
    fits = make.group("Pengatalog", subjects=["Rekaman ganda"])
    session = make.session(fits, starts_at=later.replace(microsecond=0))
    client = client_for(make.sari)
    page = client.get("/archive?q=rekaman+ganda")
    path = f"/groups/{fits.slug}/sessions/{session.number}/points/new?title=rekaman%20ganda"
    links = [one.attrs["href"].replace("+", "%20") for one in page.page.query("#found a")]
    assert path in links
    form = client.get(path)
    assert form.page.query_one("#title").attrs["value"] == "rekaman ganda"


def test_without_a_subject_it_is_the_nearest_session_of_ones_own_circles(make, client_for):
    far = make.session(make.group("Jauh"), starts_at=now() + timedelta(days=9))
    near = make.session(make.group("Dekat"), starts_at=now() + timedelta(days=2))
    strange = make.group("Asing", members=[])
    make.session(strange, starts_at=now() + timedelta(days=1))
    page = client_for(make.sari).get("/archive?q=sesuatu")
    assert f"Raise it in {near.name}" in page.says
    assert f"Raise it in {far.name}" not in page.says
    assert "Asing" not in page.says


def test_without_a_session_the_backlog_takes_the_question(make, client_for):
    make.group("Obrolan Pagi")
    page = client_for(make.sari).get("/archive?q=sesuatu")
    assert "Put it on the backlog of" in page.says
    assert "Raise it in" not in page.says


def test_a_draft_is_offered_to_nobody_who_does_not_see_it(make, client_for):
    session = make.session(make.group("Rahasia"), state=Status.DRAFT, title="Belum dibuka")
    page = client_for(make.sari).get("/archive?q=sesuatu")
    assert session.name not in page.says
