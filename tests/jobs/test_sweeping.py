"""The clock does by itself what is due, once, whatever happens to the worker."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from time import monotonic, sleep

import pytest
from sqlalchemy import func, select

from cop.admin.words import JOBS
from cop.chain.actions import adopt_and_close
from cop.config import ROOT
from cop.db import db
from cop.jobs.models import JobRun
from cop.jobs.registry import Job, registered
from cop.jobs.sweeping import sweep
from cop.kit.clock import now
from cop.minutes.models import Minutes
from cop.minutes.queries import minutes_of
from cop.review.actions import withdraw
from cop.sessions.queries import events_of, points_of
from cop.sessions.rules import part_in
from cop.sessions.words import Status

COMMAND = [sys.executable, "-m", "flask", "--app", "wsgi", "cop", "worker"]
PATIENCE = 120  # seconds until the worker must have swept


def address(session, rest=""):
    return f"/groups/{session.group.slug}/sessions/{session.number}" + (f"/{rest}" if rest else "")


@pytest.fixture
def sent(make):
    """Give a session of a study group in review; Rina and Sari were there."""
    group = make.group("Kelompok Studi", kind="study-group")
    session = make.session(group, state=Status.WRITING_UP)
    make.attend(session, make.sari)
    for point in points_of(make.rina, session):
        make.note(session, point, "Bab satu dibaca.")
    return make.bring(session, Status.IN_REVIEW)


def adoptions():
    db.session.rollback()
    return db.session.scalar(select(func.count(Minutes.id)))


def test_minutes_are_adopted_by_silence_and_say_so(sent, make, client_for, clock):
    sweep()
    assert sent.status is Status.IN_REVIEW
    clock.move(days=3, hours=1)
    sweep()
    assert sent.status is Status.ADOPTED
    assert minutes_of(make.maya, sent).adopted_by is None
    said = client_for(make.maya).get(address(sent)).says
    assert "by silent consent, version 1" in said
    assert events_of(make.rina, sent)[-1].by is None


def test_a_second_sweep_does_nothing_more(sent, clock):
    clock.move(days=4)
    sweep()
    clock.move(minutes=2)
    assert sweep() == 0
    assert adoptions() == 1


def test_what_is_contested_waits_until_it_is_settled(sent, make, clock):
    wording = make.wording(sent, by=make.sari)
    clock.move(days=4)
    sweep()
    assert adoptions() == 0
    withdraw(sent, wording, by=make.sari)
    db.session.commit()
    clock.move(minutes=2)
    sweep()
    assert adoptions() == 1


def test_where_nothing_is_missing_the_session_is_closed_with_it(sent, make, clock):
    make.output(sent)
    clock.move(days=4)
    sweep()
    assert sent.status is Status.CLOSED


def test_a_job_that_fails_keeps_no_other_from_running_and_is_tried_again(
    app, database, monkeypatch, clock
):
    ran = []

    def broken():
        ran.append("broken")
        raise ValueError("no")

    def well():
        ran.append("well")
        return 2

    jobs = (Job("broken", broken), Job("well", well, every=timedelta(hours=1)))
    monkeypatch.setitem(app.extensions, "jobs", jobs)
    assert sweep() == 2
    clock.move(seconds=5)
    assert sweep() == 0
    assert ran == ["broken", "well", "broken"]
    clock.move(hours=2)
    assert sweep() == 2


def test_an_administrator_sees_in_the_health_when_the_last_sweep_was(make, client_for, client):
    dewi = client_for(make.dewi)
    assert "it has not swept yet" in dewi.get("/healthz").text
    sweep()
    assert "worker: well, last sweep" in dewi.get("/healthz").text
    assert "settle-reviews: ran at" in dewi.get("/healthz").text
    assert client_for(make.rina).get("/healthz").text == client.get("/healthz").text == "ok\n"


def test_every_job_has_a_name_that_administrators_understand(database):
    assert {job.name for job in registered()} == set(JOBS)


def worker(clock_offset):
    settings = {**os.environ, "COP_CLOCK_OFFSET": str(clock_offset)}
    return subprocess.Popen(COMMAND, env=settings, cwd=ROOT)


def rehearse(make, session):
    """Write what the worker will write and take it back: tables written to here are emptied."""
    part = part_in(make.rina, "moderator", session)
    db.session.add(JobRun(name="rehearsal", at=now()))
    adopt_and_close(part, session, by_silence=True)
    db.session.rollback()


def test_a_worker_that_is_killed_and_started_again_adopts_once(sent, make, clock):
    clock.move(days=4)
    rehearse(make, sent)
    clock.reset()
    for _again in range(2):
        process = worker(4 * 24 * 3600)
        until = monotonic() + PATIENCE
        while not adoptions() and monotonic() < until and process.poll() is None:
            sleep(0.2)
        process.kill()
        process.wait()
    assert adoptions() == 1
    once = subprocess.run(
        [*COMMAND, "--once"], cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE
    )
    assert once.returncode == 0, once.stderr
    assert adoptions() == 1


def test_a_worker_without_a_database_says_what_to_do(tmp_path):
    settings = {**os.environ, "COP_INSTANCE": str(tmp_path), "COP_DATABASE_URL": ""}
    said = subprocess.run(
        COMMAND, env=settings, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE
    )
    assert said.returncode == 1
    assert "The database is not ready" in said.stderr
    assert "Traceback" not in said.stderr
