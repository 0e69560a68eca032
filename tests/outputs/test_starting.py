"""Starting an output from a session, and what readers find of one that is being reworked."""

from __future__ import annotations

import pytest

from cop.chain import actions as chain
from cop.outputs.queries import outputs_of
from cop.sessions.queries import points_of
from cop.sessions.rules import part_in
from cop.sessions.words import Status


def address(session, rest=""):
    return f"/groups/{session.group.slug}/sessions/{session.number}" + (f"/{rest}" if rest else "")


@pytest.mark.parametrize("state", [Status.DRAFT, Status.OPEN, Status.CANCELLED])
def test_an_output_is_not_started_before_the_start(make, client_for, state):
    session = make.session(make.group(kind="study-group"))
    session = make.session(session.group, state=state)
    assert client_for(make.rina).post(address(session, "outputs")).status_code == 409
    assert not outputs_of(make.rina, session)


def test_a_closed_morning_talk_still_makes_a_guideline_beside_its_digest(make, client_for):
    session = make.session(state=Status.IN_PROGRESS)
    make.note(session, points_of(make.rina, session)[0], "Tiga syarat sebelum digabung.")
    chain.end_session(part_in(make.rina, "moderator", session), session, fates={})
    rina = client_for(make.rina)
    edit = rina.submit(address(session), address(session, "outputs")).location
    assert "Tiga syarat" in rina.get(edit).get_data(as_text=True)
    digest, guideline = (made.output for made in outputs_of(make.rina, session))
    assert (digest.running, guideline.running) == (True, False)
    assert rina.post(address(session, "outputs")).location == edit


def test_a_manuscript_is_continued_while_the_next_session_is_on(make, client_for):
    first = make.session(make.group(kind="writing-circle"), state=Status.ADOPTED)
    rina = client_for(make.rina)
    edit = rina.post(address(first, "outputs")).location
    chain.close(part_in(make.rina, "moderator", first), first)
    second = make.session(first.group, state=Status.IN_PROGRESS)
    assert rina.post(address(second, "outputs")).location == edit


def test_a_new_title_of_a_published_output_is_found_once_it_is_published(make, client_for):
    output = make.output(title="Panduan menata rak")
    there = f"/outputs/{output.id}"
    rina = client_for(make.rina)
    rina.submit(f"{there}/edit", title="Kamus singkat pustakawan")
    assert f"{there}/panduan" in client_for(make.sari).get("/archive?q=panduan").text
    rina.submit(f"{there}/panduan-menata-rak", f"{there}/publish")
    found = client_for(make.sari).get("/archive?q=kamus").text
    assert f"{there}/kamus-singkat-pustakawan" in found
