"""A form that is sent twice by a double press is acted upon once.

A form that makes something carries a random key in the field `once`. The same key with the same
words, from the same signed-in browser, leads to what the first press made.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from flask import Flask, Response, g, request
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from cop.access.models import Sent
from cop.db import db
from cop.kit import htmx
from cop.kit.clock import now

KEPT = timedelta(days=1)  # nobody waits longer for an answer before pressing again
LONGEST_KEY = 64
NO_WORDS = {"csrf_token"}  # renewed with every page


def new_key() -> str:
    """Return a key for a form."""
    return secrets.token_urlsafe(12)


def init_app(app: Flask) -> None:
    """Look at the key before a view acts, and remember where the answer leads."""
    app.jinja_env.globals.update(once_key=new_key)

    @app.before_request
    def look() -> ResponseReturnValue | None:
        key = request.form.get("once", "") if request.method == "POST" else ""
        if not key or len(key) > LONGEST_KEY or not current_user.is_authenticated:
            return None
        return _first_or_again(_digest(key))

    @app.after_request
    def remember(response: Response) -> Response:
        sent = g.pop("sent", None)
        if sent is not None and response.status_code < 400:
            _keep(sent, response)
        return response


def _first_or_again(key: str) -> ResponseReturnValue | None:
    """Go on with the first press; answer another with the address that the first one led to."""
    db.session.execute(delete(Sent).where(Sent.at < now() - KEPT))
    sent = Sent(key=key, at=now())
    try:
        with db.session.begin_nested():
            db.session.add(sent)
    except IntegrityError:
        first = db.session.get_one(Sent, key)
        return htmx.go(first.address)
    g.sent = sent
    return None


def _keep(sent: Sent, response: Response) -> None:
    """Keep the address; an answer that leads nowhere (a preview, a fragment) may come again."""
    if response.status_code == 303 and response.location:
        sent.address = response.location
    else:
        db.session.delete(sent)
    db.session.flush()


def _digest(key: str) -> str:
    words = sorted((n, v) for n, v in request.form.items(multi=True) if n not in NO_WORDS)
    said = repr((current_user.get_id(), request.path, key, words))
    return hashlib.sha256(said.encode()).hexdigest()
