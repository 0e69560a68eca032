"""Who types just now: told to those inside by the poll, and never whose post it will be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cop.groups.words import Visibility
from cop.sessions.models import AgendaItem, Session
from cop.sessions.words import Status
from tests.bed.browsing import Answer, Client
from tests.bed.clock import Clock
from tests.make import Make

ClientFor = Callable[..., Client]
HERE = "/groups/obrolan-pagi/sessions/1"


@pytest.fixture
def session(make: Make) -> Session:
    """Give a talk that is on, in which Bayu writes the notes."""
    group = make.group(visibility=Visibility.PUBLIC, informed=[make.andi])
    return make.session(group, state=Status.IN_PROGRESS, scribe=make.bayu)


@pytest.fixture
def point(session: Session, make: Make) -> AgendaItem:
    """Give a point of that talk."""
    return make.point(session, "Buku yang hilang")


def polled(client: Client, thread_id: int, known: str = "") -> Answer:
    """Ask as an open page does, which knows the ETag of its last answer."""
    headers = {"If-None-Match": known} if known else {}
    path = f"{HERE}/threads/{thread_id}/posts?since=0"
    return client.get(path, htmx=True, headers=headers)


def told(answer: Answer) -> dict[str, str]:
    """Return what is told, by the place on the page where it will stand."""
    return {
        line.attrs["data-at"]: line.to_text().strip() for line in answer.page.query("[data-at]")
    }


def test_others_see_at_the_point_who_writes_its_notes(
    session: Session, point: AgendaItem, make: Make, client_for: ClientFor
) -> None:
    assert client_for(make.bayu).post(f"{HERE}/points/{point.id}/notes/type").status_code == 204
    for reader in (make.sari, make.rina, make.andi):
        answer = polled(client_for(reader), session.thread_id)
        assert told(answer) == {f"notes-{point.thread_id}": "Bayu is writing …"}
    page = client_for(make.sari).get(HERE).page
    assert page.query_one(f'#point-{point.id} [data-typing~="notes-{point.thread_id}"]')


def test_the_summary_is_a_place_as_well(
    session: Session, make: Make, client_for: ClientFor
) -> None:
    assert client_for(make.bayu).post(f"{HERE}/notes/type").status_code == 204
    answer = polled(client_for(make.rina), session.thread_id)
    assert told(answer) == {f"notes-{session.thread_id}": "Bayu is writing …"}
    page = client_for(make.rina).get(HERE).page
    assert page.query_one(f'#summary [data-typing="notes-{session.thread_id}"]')


def test_who_types_is_not_told_of_themselves(
    session: Session, make: Make, client_for: ClientFor
) -> None:
    bayu = client_for(make.bayu)
    bayu.post(f"{HERE}/notes/type")
    assert told(polled(bayu, session.thread_id)) == {}


def test_nobody_reads_who_writes_a_post_for_it_may_be_sent_without_a_name(
    session: Session, point: AgendaItem, make: Make, client_for: ClientFor
) -> None:
    for writer in (make.sari, make.bayu):
        client_for(writer).post(f"{HERE}/threads/{point.thread_id}/type")
    rina = client_for(make.rina)
    assert told(polled(rina, session.thread_id)) == {
        f"talk-{point.thread_id}": "2 people are writing in the discussion …"
    }
    on_its_page = polled(rina, point.thread_id)
    assert told(on_its_page) == {f"talk-{point.thread_id}": "2 people are writing …"}
    assert "Sari" not in on_its_page.text


def test_it_is_forgotten_some_seconds_after_the_last_key(
    session: Session, make: Make, client_for: ClientFor, clock: Clock
) -> None:
    client_for(make.bayu).post(f"{HERE}/notes/type")
    rina = client_for(make.rina)
    seen = polled(rina, session.thread_id)
    clock.move(seconds=9)
    over = polled(rina, session.thread_id, seen.headers["ETag"])
    assert (over.status_code, told(over)) == (200, {})
    assert over.all(".talk__posts") == []


def test_it_is_over_when_the_post_is_sent(
    session: Session, make: Make, client_for: ClientFor
) -> None:
    sari = client_for(make.sari)
    sari.post(f"{HERE}/threads/{session.thread_id}/type")
    sari.submit(HERE, f"{HERE}/threads/{session.thread_id}/posts", source="Siap.")
    assert told(polled(client_for(make.rina), session.thread_id)) == {}


def test_one_types_in_one_place_at_a_time(
    session: Session, point: AgendaItem, make: Make, client_for: ClientFor
) -> None:
    bayu = client_for(make.bayu)
    bayu.post(f"{HERE}/notes/type")
    bayu.post(f"{HERE}/points/{point.id}/notes/type")
    assert list(told(polled(client_for(make.rina), session.thread_id))) == [
        f"notes-{point.thread_id}"
    ]


def test_a_poll_sends_the_posts_only_where_they_changed_and_asks_nothing_more(
    session: Session, make: Make, client_for: ClientFor
) -> None:
    make.post(session, "Selamat pagi.")
    rina = client_for(make.rina)
    before = polled(rina, session.thread_id)
    assert polled(rina, session.thread_id, before.headers["ETag"]).status_code == 304
    client_for(make.bayu).post(f"{HERE}/notes/type")
    begun = polled(rina, session.thread_id, before.headers["ETag"])
    assert (begun.status_code, begun.all(".post")) == (200, [])
    assert len(begun.statements) <= 2
    client_for(make.bayu).post(f"{HERE}/notes/type")
    unchanged = polled(rina, session.thread_id, begun.headers["ETag"])
    assert (unchanged.status_code, len(unchanged.statements)) == (304, len(begun.statements))
    make.post(session, "Selamat siang.")
    assert len(polled(rina, session.thread_id, begun.headers["ETag"]).all(".post")) == 2


def test_who_is_outside_is_told_nothing(
    session: Session, make: Make, client_for: ClientFor
) -> None:
    client_for(make.bayu).post(f"{HERE}/notes/type")
    outside = client_for(make.maya)
    assert told(polled(outside, session.thread_id)) == {}
    assert outside.get(HERE).all("#session-1 .typing") == []


def test_what_is_typed_in_another_session_is_not_told_here(
    session: Session, make: Make, client_for: ClientFor
) -> None:
    other = make.session(session.group, state=Status.IN_PROGRESS, scribe=make.bayu)
    client_for(make.bayu).post(f"/groups/obrolan-pagi/sessions/{other.number}/notes/type")
    assert told(polled(client_for(make.rina), session.thread_id)) == {}


@pytest.mark.parametrize("state", [Status.OPEN, Status.ADOPTED])
def test_notes_are_typed_only_while_they_are_written(
    state: Status, make: Make, client_for: ClientFor
) -> None:
    make.session(make.group(), state=state)
    assert client_for(make.rina).post(f"{HERE}/notes/type").status_code == 403
