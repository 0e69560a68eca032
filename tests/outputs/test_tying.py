"""A session says which outputs of its circle it worked on."""

from __future__ import annotations

import pytest

from cop.outputs.queries import outputs_of
from cop.sessions.words import Status


def address(session, rest=""):
    return f"/groups/{session.group.slug}/sessions/{session.number}" + (f"/{rest}" if rest else "")


@pytest.fixture
def session(make):
    """Give a study group's session that waits to be closed."""
    return make.session(make.group("Kelompok Studi", kind="study-group"), state=Status.ADOPTED)


def test_an_output_that_is_there_already_opens_the_gate(make, session, client_for):
    output, rina = make.output(session.group), client_for(make.rina)
    choose = address(session, "outputs/choose")
    assert choose in [a.attrs["href"] for a in rina.get(address(session)).page.query("#output a")]
    rina.submit(choose, address(session, f"outputs/{output.id}/tie"))
    assert [made.output_id for made in outputs_of(make.rina, session)] == [output.id]
    assert rina.submit(address(session), address(session, "close")).status_code == 303


def test_it_is_taken_off_again_until_the_session_is_closed(make, session, client_for):
    output, rina = make.output(session), client_for(make.rina)
    choose = address(session, "outputs/choose")
    rina.submit(choose, address(session, f"outputs/{output.id}/untie"))
    assert not outputs_of(make.rina, session)
    make.bring(session, Status.CLOSED)
    answer = rina.post(address(session, f"outputs/{output.id}/tie"))
    assert answer.status_code == 409


def test_another_circles_output_and_a_member_without_the_right_are_refused(
    make, session, client_for
):
    output = make.output(make.group("Lingkar Menulis", kind="writing-circle"))
    there = address(session, f"outputs/{output.id}/tie")
    assert client_for(make.rina).post(there).status_code == 409
    assert client_for(make.sari).post(there).status_code == 403
    assert client_for(make.sari).get(address(session, "outputs/choose")).status_code == 403
    assert client_for(make.rina).post(address(session, "outputs/999/tie")).status_code == 404
