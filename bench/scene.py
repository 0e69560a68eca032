"""What is measured: a session of 20 points, 200 posts and 30 people, and the pages around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

POINTS, POSTS, PEOPLE = 20, 200, 30
CIRCLE = "/groups/obrolan-pagi"


@dataclass(frozen=True)
class Scene:
    """Where the pages are, and the cookie of somebody who takes part."""

    cookie: str
    pages: dict[str, str]
    polled: str


def fill(app: Flask) -> Scene:
    """Fill an empty instance; goes through the actions of the site, as people would."""
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
        make.output(group)
        db.session.commit()
        polled = f"{CIRCLE}/sessions/1/threads/{session.thread_id}/posts"
        cookie = cookie_of(app, token_of(people[0]))
    return Scene(cookie, _pages(), polled)


def _pages() -> dict[str, str]:
    return {
        "session": f"{CIRCLE}/sessions/1",
        "circle": CIRCLE,
        "today": "/",
        "archive": "/archive?q=butir",
    }
