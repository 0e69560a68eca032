"""What is measured: a session of 20 points, 200 posts and 30 people, and the pages around it."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

POINTS, POSTS, PEOPLE, OUTPUTS = 20, 200, 30, 20
CIRCLE = "/groups/obrolan-pagi"


@dataclass(frozen=True)
class Scene:
    """Where the pages are, and the name and value of the cookie of somebody who takes part.

    `polled` is the discussion, `followed` the session that is on; `cookies` are of all who are
    there.
    """

    cookie_name: str
    cookie: str
    pages: dict[str, str]
    polled: str
    followed: str
    cookies: tuple[str, ...]


def filled() -> Scene:
    """Fill the empty instance that the environment names, in a process of its own.

    Whoever serves has not filled: it left much behind, in memory and in the database's log.
    """
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        return process.submit(_fill_here).result()


def _fill_here() -> Scene:
    from cop import create_app

    return _fill(create_app())


def _fill(app: Flask) -> Scene:
    """Go through the actions of the site, as people would."""
    from flask_migrate import upgrade

    from cop.db import db
    from cop.sessions.actions import check_in
    from cop.sessions.queries import points_of
    from cop.sessions.words import Presence, Status
    from tests.bed.browsing import cookie_of, token_of
    from tests.make import Make

    with app.app_context():
        upgrade()
        make = Make()
        people = [make.person() for _ in range(PEOPLE)]
        group = make.group(members=people)
        titles = [f"Butir {number}" for number in range(POINTS)]
        session = make.session(group, state=Status.IN_PROGRESS, points=titles)
        for point in points_of(make.rina, session):
            make.note(session, point, "Rak **800** kosong sejak Senin.")
        for number in range(POSTS):
            make.post(session, f"Tanggapan {number}", by=people[number % PEOPLE])
        for person in people:
            check_in(session, person, Presence.ON_SITE)
        for number in range(OUTPUTS):
            make.output(group, f"Panduan {number}: menata rak", body="Rak **800** ditata. " * 20)
        db.session.commit()
        polled = f"{CIRCLE}/sessions/1/threads/{session.thread_id}/posts"
        cookies = tuple(cookie_of(app, token_of(person)) for person in people)
    followed = f"{CIRCLE}/sessions/1/live/now?point=0"
    name = app.config["SESSION_COOKIE_NAME"]
    return Scene(name, cookies[0], _pages(), polled, followed, cookies)


def _pages() -> dict[str, str]:
    return {
        "session": f"{CIRCLE}/sessions/1",
        "circle": CIRCLE,
        "today": "/",
        "archive": "/archive?q=rak",
    }
