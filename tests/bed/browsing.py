"""A client that behaves like a browser: real sign-ins, real forms, every page checked."""

from __future__ import annotations

from contextlib import nullcontext
from contextvars import Context
from functools import cached_property
from typing import Any
from urllib.parse import urljoin, urlsplit

from flask import Flask, Response, has_app_context
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from justhtml import JustHTML

from cop.db import db
from cop.people import actions
from cop.people.models import Person
from tests.bed.counting import statements_of
from tests.bed.forms import filled, form_on
from tests.bed.pagecheck import check_fragment, check_page, words_of
from tests.bed.writing import own_unit

PARTIAL = {"HX-Request": "true", "HX-Request-Type": "partial"}


class Answer(Response):
    """An answer with what a test asks of it; `statements` are those that it cost."""

    statements: list[str]
    path: str
    partial: bool

    @cached_property
    def page(self) -> JustHTML:
        """Return the page or fragment, parsed; raises AssertionError where it is not in order."""
        check = check_fragment if self.partial else check_page
        return check(self.get_data(as_text=True))

    @property
    def says(self) -> str:
        """Return the text that a reader sees, without markup, with single spaces."""
        root = self.page.query_one("main") or self.page.query_one("body")
        return words_of(root if root is not None else self.page.root)

    def all(self, selector: str) -> list[str]:
        """Return the texts of the elements that the CSS selector finds."""
        return [words_of(element) for element in self.page.query(selector)]


def token_of(person: Person) -> str:
    """Sign the person in on a new device, without the cost of a password; return its token."""
    with own_unit():
        _, token = actions.sign_in(person, "tests")
    return token


def cookie_of(app: Flask, token: str) -> str:
    """Return the value of the cookie that a browser holds after signing in."""
    kept = {"_user_id": token, "_fresh": True, "csrf_token": "0123456789abcdef"}
    return str(_signer(app).dumps(kept))


class Client:
    """One browser. CSRF stays on: POST through `submit`, which fetches the form first."""

    def __init__(self, app: Flask, token: str = "", language: str = "en") -> None:
        self.checks = True  # of every page; a test of what pages cost may do without
        self._app = app
        self._browser = FlaskClient(app, Answer)
        self._language = language
        if token:
            self._browser.set_cookie(app.config["SESSION_COOKIE_NAME"], cookie_of(app, token))

    def get(self, path: str, *, htmx: bool = False, **more: Any) -> Answer:
        """Return the answer; a page or fragment has passed the page check."""
        return self.send("GET", path, htmx=htmx, **more)

    def submit(self, at: str, action: str = "", *, htmx: bool = False, **fields: Any) -> Answer:
        """Open the page, fill in the form with the action (default: the page's own) and send it."""
        page = self.get(at)
        assert page.status_code == 200, f"{at} answered {page.status_code}"
        form = form_on(page.page, urljoin(at, action or at), at=at)
        goal = (htmx and form.attrs.get("hx-post")) or form.attrs["action"]
        data = filled(form, fields)
        told = {"Referer": f"http://localhost{at}", **({"HX-Current-URL": at} if htmx else {})}
        return self.send("POST", urljoin(at, goal), htmx=htmx, data=data, headers=told)

    def post(self, path: str, *, htmx: bool = False, **fields: Any) -> Answer:
        """Send fields that no form offered, with a valid token; for what people try by hand."""
        data = {"csrf_token": self._token(), **fields}
        return self.send("POST", path, htmx=htmx, data=data)

    def follow(self, answer: Answer) -> Answer:
        """Open the page to which the answer sends the browser."""
        goal = answer.location or answer.headers.get("HX-Redirect")
        assert goal, f"the answer {answer.status_code} leads nowhere"
        there = urlsplit(goal)
        return self.get(there._replace(scheme="", netloc="", fragment="").geturl())

    def send(self, method: str, path: str, *, htmx: bool = False, **more: Any) -> Answer:
        """Send any request, outside of the test's own unit of work, and check what comes back."""
        if has_app_context():
            db.session.commit()  # what the test did is there, and is read anew
        headers = {"Accept-Language": self._language, **(PARTIAL if htmx else {})}
        headers |= more.pop("headers", {})
        with self._counting() as sent:
            answer: Any = Context().run(
                self._browser.open, path, method=method, headers=headers, **more
            )
        answer.statements, answer.path, answer.partial = list(sent), path, htmx
        if self.checks and answer.mimetype == "text/html" and answer.get_data():
            _ = answer.page
        return answer  # type: ignore[no-any-return]

    def _token(self) -> str:
        """Return a token that goes with the browser's cookie, as a form would hold it."""
        held = self._browser.get_cookie(self._app.config["SESSION_COOKIE_NAME"])
        secret = held and _signer(self._app).loads(held.value).get("csrf_token")
        if secret:
            return str(URLSafeTimedSerializer(self._app.secret_key, "wtf-csrf-token").dumps(secret))
        field = self.get("/login").page.query('input[name="csrf_token"]')[0]
        return str(field.attrs["value"])

    def _counting(self) -> Any:
        if not has_app_context():
            return nullcontext([])
        return statements_of(db.engine)


def _signer(app: Flask) -> Any:
    return app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
