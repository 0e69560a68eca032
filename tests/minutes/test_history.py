"""Earlier texts of the notes: what each changed, and how one comes back."""

from __future__ import annotations

import pytest

from cop.minutes.queries import notes_of
from cop.sessions.queries import points_of
from cop.sessions.rules import part_in
from cop.sessions.words import Status
from cop.text import changes

FIRST, SECOND = "Rak 800 kosong sejak Senin.", "Rak 800 penuh sejak Selasa."


@pytest.fixture
def session(make):
    group = make.group(informed=[make.andi])
    return make.session(group, state=Status.IN_PROGRESS, scribe=make.bayu)


@pytest.fixture
def there(make, session, clock):
    """Give the address of a note with two texts, by two writers."""
    point = points_of(make.rina, session)[0]
    make.note(session, point, FIRST, by=make.bayu)
    clock.move(minutes=10)
    make.note(session, point, SECOND, base=1, by=make.rina)
    return f"/groups/{session.group.slug}/sessions/{session.number}/points/{point.id}/notes/history"


def text_of(make, session):
    part = part_in(make.rina, "moderator", session)
    return next(iter(notes_of(part, session).values())).source


def test_each_text_shows_what_it_changed(make, client_for, there):
    page = client_for(make.bayu).get(there)
    newest, first = page.page.query(".revisions__text")
    assert page.all(".revisions__text del") == ["kosong", "Senin"]
    assert page.all(".revisions__text ins")[:2] == ["penuh", "Selasa"]
    assert newest is not first
    assert page.says.count("Rina Anggraini") == 1


def test_saves_of_one_sitting_are_shown_as_one(make, client_for, there, session):
    point = points_of(make.rina, session)[0]
    for base, words in enumerate(("Rak", "Rak 800", "Rak 800 lagi"), start=2):
        make.note(session, point, words, base=base, by=make.rina)
    shown = client_for(make.rina).get(there).all(".revisions li")
    assert len(shown) == 3  # what Rina had before is gone from her new text, so it stands alone


def test_an_earlier_text_is_restored_as_a_new_one(make, client_for, there, session):
    answer = client_for(make.bayu).submit(there, f"{there}/restore")
    assert answer.status_code == 303
    assert text_of(make, session) == FIRST
    assert "Bayu Pratama" in client_for(make.rina).get(there).all(".revisions li")[0]


def test_what_was_saved_meanwhile_is_not_overwritten(make, client_for, there, session):
    point = points_of(make.rina, session)[0]
    make.note(session, point, "Yang ketiga.", base=2, by=make.rina)
    answer = client_for(make.bayu).post(f"{there}/restore", revision="1", base="2")
    assert answer.status_code == 409
    assert "Yang ketiga." in answer.says
    assert text_of(make, session) == "Yang ketiga."


@pytest.mark.parametrize("revision", ["99", "x", "-1"])
def test_a_text_that_never_was_cannot_be_restored(make, client_for, there, revision):
    answer = client_for(make.bayu).post(f"{there}/restore", revision=revision, base="2")
    assert answer.status_code == 404


def test_only_those_who_write_the_notes_restore(make, client_for, there):
    for person, status in ((make.sari, 403), (make.andi, 403), (make.maya, 404), (make.dewi, 404)):
        answer = client_for(person).post(f"{there}/restore", revision="1", base="2")
        assert answer.status_code == status, person.login
    assert client_for(None).post(f"{there}/restore").location.startswith("/login")
    assert "Restore this text" not in client_for(make.sari).get(there).says


def test_nothing_is_restored_once_the_minutes_are_adopted(make, client_for, there, session):
    make.bring(session, Status.CLOSED)
    assert "Restore this text" not in client_for(make.rina).get(there).says
    answer = client_for(make.rina).post(f"{there}/restore", revision="1", base="2")
    assert answer.status_code == 409


@pytest.mark.parametrize(
    ("old", "new"),
    [("", "a b"), ("a b", ""), ("a b c", "a c"), ("a c", "a b c"), ("a b", "b a"), ("x", "x")],
)
def test_both_texts_can_be_read_from_what_changed(old, new):
    pieces = changes(old, new)
    assert "".join(text for text, kind in pieces if kind != "ins") == old
    assert "".join(text for text, kind in pieces if kind != "del") == new
