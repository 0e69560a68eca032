"""Texts are found by the names that their subjects have now, without being saved again."""

from __future__ import annotations

import pytest

from cop.archive.jobs import renew_names, renew_subjects
from cop.jobs.sweeping import sweep
from cop.outputs.actions import Credit
from cop.sessions.queries import points_of
from cop.sessions.words import Status
from cop.subjects import actions
from cop.subjects.queries import proposed, subject_with


@pytest.fixture
def described(make):
    """Make an output and a session with minutes that have one heading."""
    heading = make.subject("Serah simpan", "Deposit")
    make.output(title="Panduan rak", subjects=["Serah simpan"])
    session = make.session(state=Status.IN_PROGRESS, points=("Rak",), subjects=["Serah simpan"])
    make.note(session, points_of(make.rina, session)[0], "Rapi.")
    make.bring(session, Status.ADOPTED)
    return heading


def titles(client, words):
    return client.get(f"/archive?q={words}").all(".hit__title")


def renamed(heading, label, other="Legal deposit"):
    named = {"id": actions.Named(label), "en": actions.Named(other)}
    actions.change_subject(heading, actions.Described(named), version=heading.version)


def test_a_renamed_subject_is_found_by_its_new_name(make, client_for, described):
    maya = client_for(make.maya)
    renamed(described, "Karya cetak wajib")
    assert titles(maya, "wajib+karya") == []
    assert sweep() >= 1
    assert len(titles(maya, "wajib+karya")) == 2
    assert titles(maya, "serah+simpan") == []


def test_a_merged_subject_brings_its_names_to_what_the_other_has(make, client_for, described):
    maya, other = client_for(make.maya), make.subject("Wajib simpan", "Mandatory deposit")
    actions.merge_subjects(described, other)
    assert renew_subjects() == 2
    assert len(titles(maya, "mandatory")) == 2
    assert len(client_for(make.maya).get(f"/archive?subject={other.id}").all(".hit")) == 2


def test_a_renamed_person_is_found_and_shown_by_the_new_name(make, client_for):
    session = make.session(state=Status.IN_PROGRESS, points=("Rak",), scribe=make.bayu)
    make.note(session, points_of(make.rina, session)[0], "Rapi.")
    make.bring(session, Status.ADOPTED)
    make.output(title="Panduan rak", credits=[Credit(make.bayu.name, make.bayu)])
    bayu, maya = client_for(make.bayu), client_for(make.maya)
    bayu.submit("/me/settings", name="Bayu Wibisono")
    assert renew_names() == 1
    assert "Panduan rak" in titles(maya, "Wibisono")
    found = maya.get("/archive?q=rak").says
    assert "Bayu Wibisono" in found
    assert "Bayu Pratama" not in found
    assert titles(maya, "Pratama") == []
    assert renew_names() == 0


def test_saving_a_profile_with_the_same_name_renews_nothing(make, client_for):
    client_for(make.bayu).submit("/me/settings")
    assert renew_names() == 0


def test_sessions_of_a_renamed_circle_are_found_by_its_new_name(make, client_for):
    session = make.session(make.group("Obrolan Pagi"), state=Status.ADOPTED)
    client_for(make.rina).submit("/groups/obrolan-pagi/edit", name="Temu Siang")
    assert renew_names() == 1
    maya = client_for(make.maya)
    assert f"Temu Siang {session.number}" in titles(maya, "siang")
    assert titles(maya, "obrolan") == []


def test_what_is_decided_after_a_reopening_is_not_found_before_it_is_adopted(make, client_for):
    session = make.session(state=Status.CLOSED, points=("Rak",))
    rina = client_for(make.rina)
    rina.submit("/groups/obrolan-pagi/sessions/1/reopen", reason="Terlupa.")
    make.decision(points_of(make.rina, session)[0], "Rak 800 pindah.")
    rina.submit("/groups/obrolan-pagi/edit", name="Temu Siang")
    assert renew_names() == 1
    assert titles(client_for(make.maya), "pindah") == []


def test_what_was_done_is_not_done_again(make, described):
    renamed(described, "Karya cetak wajib")
    assert [renew_subjects(), renew_subjects()] == [1, 0]


def test_a_proposed_name_that_becomes_a_heading_finds_its_texts_in_both_languages(make, client_for):
    make.output(title="Panduan rak", subjects=["Naskah kuno"])
    heading = subject_with(proposed()[0].heading.id, unlisted=True)
    renamed(heading, "Naskah kuno", "Manuscripts")
    renew_subjects()
    assert titles(client_for(make.maya), "manuscript") == ["Panduan rak"]


def test_a_draft_is_not_put_into_the_archive_by_it(make, client_for, described):
    make.output(title="Rancangan", subjects=["Serah simpan"], published=False)
    renamed(described, "Karya cetak wajib")
    renew_subjects()
    assert "Rancangan" not in client_for(make.rina).get("/archive?q=wajib+karya").says
