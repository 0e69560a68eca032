"""Measure the pages: each beside a bare Jinja page of the same size, in the same run.

Fills an empty instance with a session of 20 points, 200 posts and 30 people, and prints what
each page reaches of the bare one's speed, with its budget.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from contextvars import Context
from time import perf_counter
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

POINTS, POSTS, PEOPLE = 20, 200, 30
SECONDS = 2.0  # per page
ROWS = """<!doctype html><title>Bare</title><ul>
{% for row in rows %}<li><a href="/rows/{{ row.id }}">{{ row.title }}</a> {{ row.text }}</li>
{% endfor %}</ul>"""
Ask = Callable[[], int]


def main() -> None:
    """Print a line for every page: requests in a second, share of the bare page, budget."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(COP_INSTANCE=folder, COP_RATE_LIMITS="off")
        from cop import create_app

        app = create_app()
        pages = _filled(app)
        hello = _rate(_asking(_bare(0), "/hello"))
        for name, ask, budget in pages:
            size = ask()
            bare = _rate(_asking(_bare(size), "/page")) if size else hello
            rate = _rate(ask)
            reached = f"{rate / bare:4.0%} of the bare page, wanted {budget:.0%}"
            print(f"{name:<16} {size / 1000:6.1f} kB {rate:7.0f} a second, {reached}")


def _filled(app: Flask) -> list[tuple[str, Ask, float]]:
    from flask_migrate import upgrade

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
        thread = f"/groups/obrolan-pagi/sessions/1/threads/{session.thread_id}/posts"
        client = _client(app, cookie_of(app, token_of(people[0])))
    path = "/groups/obrolan-pagi"
    pages = [
        ("session", f"{path}/sessions/1", 0.4),
        ("circle", path, 0.4),
        ("today", "/", 0.4),
        ("archive", "/archive?q=butir", 0.4),
    ]
    asked: list[tuple[str, Ask, float]] = [(n, _asking(client, p), b) for n, p, b in pages]
    return [*asked, ("live, unchanged", _unchanged(client, thread), 0.6)]


def _client(app: Flask, cookie: str = "") -> FlaskClient:
    client = app.test_client()
    if cookie:
        client.set_cookie(app.config["SESSION_COOKIE_NAME"], cookie)
    return client


def _asking(client: FlaskClient, path: str, **headers: str) -> Ask:
    """Return a function that fetches the page and gives its size in bytes."""

    def ask() -> int:
        answer: Any = Context().run(client.get, path, headers=headers)
        assert answer.status_code in (200, 304), f"{path} answered {answer.status_code}"
        return len(answer.data)

    return ask


def _unchanged(client: FlaskClient, path: str) -> Ask:
    partial = {"HX-Request": "true", "HX-Request-Type": "partial"}
    first: Any = Context().run(client.get, path, headers=partial)
    return _asking(client, path, **partial, **{"If-None-Match": first.headers["ETag"]})


def _bare(size: int) -> FlaskClient:
    """Return a client of an application that has nothing but the two pages."""
    app = Flask(__name__)
    row = {"id": 1, "title": "A title of a row", "text": "x" * 700}
    rows = [row] * max(1, size // 760)
    app.add_url_rule("/hello", "hello", lambda: "hello")
    page = app.jinja_env.from_string(ROWS)
    app.add_url_rule("/page", "page", lambda: page.render(rows=rows))
    return app.test_client()


def _rate(ask: Ask) -> float:
    """Return how often it can be asked in a second."""
    ask()
    begun, count = perf_counter(), 0
    while (passed := perf_counter() - begun) < SECONDS:
        ask()
        count += 1
    return count / passed


if __name__ == "__main__":
    main()
