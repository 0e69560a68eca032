"""Today: rounds, drafts and readings that wait for somebody, and for nobody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cop.db import db
from cop.drafts import actions as drafts
from cop.groups.words import Kind, Visibility
from cop.people.words import Role
from cop.rounds import actions as rounds
from cop.rounds.models import Round
from cop.sessions.actions import let_in, set_readers
from cop.sessions.models import Session
from cop.sessions.queries import points_of
from cop.sessions.words import Status
from tests.bed.browsing import Client
from tests.make import Make

ClientFor = Callable[..., Client]


@pytest.fixture
def session(make: Make) -> Session:
    """Give a planned session of a closed circle."""
    return make.session(make.group(visibility=Visibility.MEMBERS, informed=[make.andi]))


@pytest.fixture
def held(session: Session, make: Make) -> Round:
    """Give a round on its first point, without names."""
    point = points_of(make.rina, session)[0]
    begun = rounds.start(point, named=False, question="Perlukah denda?", by=make.rina)
    db.session.commit()
    return begun


def words(client: Client) -> list[str]:
    """Return the lines under “Waiting for your words”."""
    return client.get("/").all("#words li")


def test_who_takes_part_is_asked_to_write_until_they_have(
    held: Round, make: Make, client_for: ClientFor
) -> None:
    sari = client_for(make.sari)
    (line,) = words(sari)
    assert line.startswith("Perlukah denda?")
    assert "write first, then read" in line
    link = sari.get("/").page.query_one("#words a")
    assert link is not None
    assert sari.get(link.attrs["href"]).all("h1") == ["Perlukah denda?"]
    rounds.save(held, "Perlu.", base=0, by=make.sari)
    assert words(sari) == []


def test_whoever_opens_it_is_reminded_until_it_is_open(
    held: Round, make: Make, client_for: ClientFor
) -> None:
    rina = client_for(make.rina)
    for person in (make.rina, make.sari):
        rounds.save(held, "Perlu.", base=0, by=person)
    (line,) = words(rina)
    assert "you open the round" in line
    assert "2 have written" in line
    rounds.open_round(held)
    assert words(rina) == []


def test_who_only_reads_or_is_outside_is_not_asked(
    held: Round, make: Make, client_for: ClientFor
) -> None:
    for person in (make.andi, make.maya, make.dewi):
        assert words(client_for(person)) == []


def test_a_guest_is_asked_to_write(
    held: Round, session: Session, make: Make, client_for: ClientFor
) -> None:
    tono = make.person("Tono Wijaya", login="tono", role=Role.GUEST)
    assert words(client_for(tono)) == []
    let_in(session, tono)
    assert len(words(client_for(tono))) == 1


def test_a_round_waits_no_longer_than_its_session_is_written(
    held: Round, session: Session, make: Make, client_for: ClientFor
) -> None:
    make.bring(session, Status.CLOSED)
    assert words(client_for(make.sari)) == []


def test_a_draft_waits_for_the_colleague_until_they_have_said_something(
    session: Session, make: Make, client_for: ClientFor
) -> None:
    draft = make.draft(session, shown_to=make.bayu)
    bayu = client_for(make.bayu)
    (line,) = words(bayu)
    assert "shown to you by Sari Wulandari" in line
    assert words(client_for(make.sari)) == []
    drafts.comment(draft, "Bagus.", by=make.bayu)
    page = bayu.get("/")
    assert page.all("#words") == []
    assert "shown to you by Sari Wulandari" in page.says


def test_a_reader_is_told_what_to_read_for(make: Make, client_for: ClientFor) -> None:
    session = make.session(make.group(kind=Kind.WRITING_CIRCLE), title="Naskah kedua")
    set_readers(session, [make.bayu])
    (line,) = words(client_for(make.bayu))
    assert line.startswith("Naskah kedua")
    assert "you read beforehand" in line
    assert words(client_for(make.sari)) == []
