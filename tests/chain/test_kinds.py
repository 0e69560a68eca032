"""Each kind of circle goes its whole way, from the plan to the archive, with its own duties."""

from __future__ import annotations

import pytest

from cop.chain import actions as chain
from cop.groups.words import Kind
from cop.minutes.queries import minutes_of
from cop.outputs.queries import outputs_of
from cop.outputs.words import OutputType
from cop.sessions import actions as sessions
from cop.sessions.queries import points_of, readers_of
from cop.sessions.words import Status

STARTED = {
    Kind.WRITING_CIRCLE: OutputType.ARTICLE,
    Kind.STUDY_GROUP: OutputType.SUMMARY,
    Kind.TREND_WATCH: OutputType.SUMMARY,
    Kind.TRAINING: OutputType.TRAINING_MODULE,
    Kind.RESEARCH_CIRCLE: OutputType.SUMMARY,
    Kind.PROJECT: OutputType.SUMMARY,
}


def address(session, rest=""):
    return f"/groups/{session.group.slug}/sessions/{session.number}" + (f"/{rest}" if rest else "")


def begun(make, kind):
    """Make a session of the kind with what stands on its agenda, and start it."""
    session = make.session(make.group(f"Lingkar {kind}", kind=kind), state=Status.DRAFT, points=())
    sessions.add_standing_points(session, by=make.rina)
    make.point(session, "Yang lain")
    return make.bring(session, Status.IN_PROGRESS)


@pytest.mark.parametrize("kind", STARTED)
def test_a_session_of_every_kind_comes_to_its_output_and_is_closed(make, client_for, kind):
    session = begun(make, kind)
    make.note(session, points_of(make.rina, session)[0], "Bab satu dibaca.")
    rina = client_for(make.rina)
    rina.submit(address(session, "end"), address(session, "end"))
    if session.status is Status.WRITING_UP:
        make.bring(session, Status.ADOPTED)
    started = rina.submit(address(session), address(session, "outputs"))
    assert outputs_of(make.rina, session)[0].output.type is STARTED[kind]
    rina.submit(started.location, publish="1")
    assert rina.submit(address(session), address(session, "close")).status_code == 303
    assert session.status is Status.CLOSED
    assert minutes_of(make.maya, session) is not None


def test_who_leads_a_training_is_its_trainer(make, client_for):
    session = begun(make, Kind.TRAINING)
    assert "Rina trains and writes" in client_for(make.sari).get(address(session)).says
    rina = client_for(make.rina)
    assert "The trainer." in rina.get(f"/groups/{session.group.slug}/sessions/new").says


def test_a_writing_circle_says_who_reads_also_the_next_time(make, client_for):
    session = make.session(make.group("Lingkar Menulis", kind=Kind.WRITING_CIRCLE))
    rina, path = client_for(make.rina), address(session, "readers")
    rina.submit(path, reader=[str(make.bayu.id), str(make.sari.id)])
    assert "Bayu, Sari read" in client_for(make.sari).get(address(session)).says
    assert client_for(make.sari).get(path).status_code == 403
    make.bring(session, Status.CLOSED)
    following = chain.next_session(session, by=make.rina)
    assert readers_of(make.rina, following) == [make.bayu, make.sari]
    assert rina.post(path, reader=str(make.sari.id)).status_code == 409


def test_what_a_study_group_takes_away_becomes_its_summary_in_one_click(make, client_for):
    session = begun(make, Kind.STUDY_GROUP)
    takeaway = next(p for p in points_of(make.rina, session) if p.title == "What we take away")
    make.note(session, takeaway, "Mulai dari rak *paling* sering dipinjam.")
    make.bring(session, Status.WRITING_UP)
    rina = client_for(make.rina)
    there = address(session, f"points/{takeaway.id}/notes/summarise")
    for _again in range(2):
        assert rina.submit(address(session), there).status_code == 303
    make.bring(session, Status.ADOPTED)
    assert minutes_of(make.rina, session).points[0].source.startswith("Mulai dari rak")
    rina.submit(address(session), address(session, "outputs"))
    body = outputs_of(make.rina, session)[0].output.versions[0].source
    assert body.count("sering dipinjam") == 1


def test_without_a_note_there_is_nothing_to_take_away(make, client_for):
    session = begun(make, Kind.STUDY_GROUP)
    takeaway = next(p for p in points_of(make.rina, session) if p.title == "What we take away")
    there = address(session, f"points/{takeaway.id}/notes/summarise")
    answer = client_for(make.rina).post(there)
    assert answer.status_code == 409
    assert "Write down first" in answer.says
    assert client_for(make.sari).post(there).status_code == 403
