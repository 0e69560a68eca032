"""A session that is on: what an unchanged part costs, and what thirty who follow it wait for."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from http.client import HTTPConnection
from statistics import median
from time import monotonic, process_time, sleep
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from bench.table import Line, at_most

if TYPE_CHECKING:
    from flask import Flask

    from bench.scene import Scene
    from bench.served import Served

POLLERS, SECONDS, EVERY = 30, 24, 4  # people, how long, and how often each of them asks
CHANGES = 10  # seconds between two changes, after which everybody gets the part anew
MEDIAN, UNCHANGED = 50, 5  # milliseconds: of an answer, of the server's time for a 304
REPEATS = 200
PARTIAL = {"HX-Request": "true", "HX-Request-Type": "partial"}


class Answered(NamedTuple):
    """One answer: its status, and the milliseconds from asking to its last byte."""

    status: int
    waited: float


def live(app: Flask, scene: Scene, server: Served) -> Iterator[Line]:
    """Give the line of a 304 by processor time, and that of thirty people who poll at once."""
    note = f"best of {REPEATS}, of the processor’s time"
    yield at_most("live part unchanged (304)", _unchanged(app, scene), UNCHANGED, "ms", note)
    answers = _polled(app, scene, server)
    whole = [one.waited for one in answers if one.status == 200]
    slow = sorted(one.waited for one in answers)[int(len(answers) * 0.95)]
    middle = median(one.waited for one in answers)
    said = f"{len(answers)} answers, {len(whole)} of them whole; 95 % within {slow:.0f} ms"
    yield at_most(f"{POLLERS} follow it, median answer", middle, MEDIAN, "ms", said)


def _unchanged(app: Flask, scene: Scene) -> float:
    client = app.test_client()
    client.set_cookie(scene.cookie_name, scene.cookie)
    first: Any = Context().run(client.get, scene.followed, headers=PARTIAL)
    known = PARTIAL | {"If-None-Match": first.headers["ETag"]}
    times = []
    for _ in range(REPEATS):
        begun = process_time()
        answer: Any = Context().run(client.get, scene.followed, headers=known)
        times.append(process_time() - begun)
        assert answer.status_code == 304, f"answered {answer.status_code}"
    return min(times) * 1000


def _polled(app: Flask, scene: Scene, server: Served) -> list[Answered]:
    """Let everybody poll for a while, one after the other within each pause, as people do."""
    end = monotonic() + SECONDS
    with ThreadPoolExecutor(POLLERS + 1) as people:
        people.submit(_change, app, end)
        begun = [
            people.submit(_follow, scene, cookie, server, place * EVERY / POLLERS, end)
            for place, cookie in enumerate(scene.cookies)
        ]
        return [answer for one in begun for answer in one.result()]


def _follow(scene: Scene, cookie: str, server: Served, wait: float, end: float) -> list[Answered]:
    sleep(wait)
    known, answers = "", []
    line = HTTPConnection(urlsplit(server.address).netloc)
    while monotonic() < end:
        told = {"If-None-Match": known} if known else {}
        asked = {**PARTIAL, **told, "Cookie": f"{scene.cookie_name}={cookie}"}
        begun = monotonic()
        line.request("GET", scene.followed, headers=asked)
        answer = line.getresponse()
        answer.read()
        answers.append(Answered(answer.status, (monotonic() - begun) * 1000))
        known = answer.getheader("ETag") or known
        sleep(EVERY)
    line.close()
    return answers


def _change(app: Flask, end: float) -> None:
    """Write somebody down every few seconds, so that the part is not always the same."""
    from sqlalchemy import select

    from cop.db.unit import unit_of_work
    from cop.sessions.actions import record_guest
    from cop.sessions.models import Session
    from cop.sessions.words import Presence

    guest = 0
    while monotonic() < end:
        sleep(CHANGES)
        guest += 1
        with app.app_context(), unit_of_work():
            from cop.db import db

            session = db.session.scalars(select(Session)).first()
            record_guest(session, f"Tamu {guest}", Presence.ON_SITE)
