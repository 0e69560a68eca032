"""Whoever is named with @ in a post and may read it is told, once."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from cop.db import db
from cop.groups.actions import choose_levels
from cop.groups.words import Visibility
from cop.notices.models import Notice
from cop.notices.sentences import sentence
from cop.notices.words import Level
from cop.sessions.mentions import logins_in
from tests.bed.writing import own_unit


def thread_of(session):
    return f"/groups/{session.group.slug}/sessions/{session.number}/threads/{session.thread_id}"


def told(person, *kinds):
    db.session.rollback()
    wanted = select(Notice).where(Notice.person_id == person.id).order_by(Notice.id)
    return [n for n in db.session.scalars(wanted) if n.told.value in (kinds or ("named",))]


def write(client, session, source, **more):
    return client.submit(thread_of(session), f"{thread_of(session)}/posts", source=source, **more)


def test_who_is_named_is_told_where(make, client_for):
    session = make.session()
    assert write(client_for(make.sari), session, "Menurut @bayu dan @RINA?").status_code == 303
    (notice,) = told(make.bayu)
    assert sentence(notice, "Asia/Jakarta") == (
        f"{make.sari.name} named you in the discussion of Obrolan Pagi 1."
    )
    assert notice.path.startswith(thread_of(session) + "?post=")
    assert len(told(make.rina)) == 1
    assert client_for(make.bayu).get(notice.path).status_code == 200


def test_only_people_who_may_read_it_are_told(make, client_for):
    group = make.group(visibility=Visibility.MEMBERS)
    session = make.session(group)
    assert make.maya
    write(client_for(make.sari), session, "@maya @bayu @nobody @sari")
    assert told(make.maya) == told(make.sari) == []
    assert len(told(make.bayu)) == 1


def test_a_post_without_a_name_names_nobody_as_its_author(make, client_for):
    session = make.session()
    write(client_for(make.sari), session, "@bayu tahu?", nameless="y")
    (notice,) = told(make.bayu)
    assert make.sari.name not in str(notice.given)
    assert sentence(notice, "Asia/Jakarta").startswith("A member of the circle named you")


def test_an_edit_tells_whom_it_names_for_the_first_time(make, client_for):
    session = make.session()
    sari = client_for(make.sari)
    write(sari, session, "@bayu?")
    post = told(make.bayu)[0].path.partition("#post-")[2]
    at = f"{thread_of(session)}/posts/{post}/edit"
    sari.submit(at, at, source="@bayu dan @rina?")
    assert len(told(make.bayu)) == len(told(make.rina)) == 1


def test_who_wants_everything_is_told_of_posts_once_a_day(make, client_for, clock):
    session = make.session()
    with own_unit():
        choose_levels(make.bayu, {session.group_id: Level.ALL})
    sari = client_for(make.sari)
    write(sari, session, "Satu.")
    write(sari, session, "Dua.")
    assert len(told(make.bayu, "posted")) == 1
    clock.move(days=1)
    write(sari, session, "Tiga.")
    assert len(told(make.bayu, "posted")) == 2
    assert told(make.rina, "posted") == told(make.sari, "posted") == []


def test_a_draft_that_is_published_tells_as_well(make, client_for):
    session = make.session()
    draft = make.draft(session, "@bayu, setuju?")
    client_for(make.sari).submit(f"/drafts/{draft.id}", f"/drafts/{draft.id}/publish")
    assert len(told(make.bayu)) == 1


@pytest.mark.parametrize(
    ("source", "logins"),
    [
        ("@sari", ["sari"]),
        ("Halo @Sari, @sari dan (@bayu).", ["sari", "bayu"]),
        ("@nur.aini: ya.", ["nur.aini"]),
        ("sari@pustaka.example dan https://example.org/@bayu", []),
        ("> @sari berkata\n\n@bayu menjawab", ["bayu"]),
        ("`@sari`\n\n```\n@bayu\n```\n@rina", ["rina"]),
        ("@", []),
        ("@" * 100_000, []),
        (" ".join(f"@orang{n}" for n in range(100)), [f"orang{n}" for n in range(20)]),
    ],
)
def test_names_stand_in_ones_own_words(source, logins):
    assert logins_in(source) == logins
