"""Two who write at the same moment wait for each other and lose nothing."""

from __future__ import annotations

from threading import Barrier, Thread

from cop.db import db
from cop.minutes.queries import revisions_of
from cop.sessions.queries import points_of
from cop.sessions.rules import part_in
from cop.sessions.words import Status


def test_going_on_while_another_saves_is_no_standstill(make, client_for):
    session = make.session(state=Status.IN_PROGRESS, scribe=make.bayu)
    point = points_of(make.rina, session)[0]
    note = make.note(session, point, "nol")
    there = f"/groups/{session.group.slug}/sessions/1/points/{point.id}/notes"
    rina, bayu = client_for(make.rina), client_for(make.bayu)
    statuses: list[int] = []
    for turn in range(1, 12):
        barrier = Barrier(2)

        def send(browser, barrier=barrier, **fields):
            barrier.wait()
            statuses.append(browser.post(there, **fields).status_code)

        calls = (
            (bayu, {"source": f"teks {turn}", "base": turn}),
            (rina, {"source": "rina", "base": 0, "then": "next"}),
        )
        threads = [Thread(target=send, args=(who,), kwargs=given) for who, given in calls]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        db.session.rollback()
    assert 503 not in statuses
    assert revisions_of(part_in(make.rina, "moderator", session), note)[0].source == "teks 11"
