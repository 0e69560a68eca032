"""The session’s cookie: its signature is checked when it first comes, not with every request."""

from __future__ import annotations

from functools import lru_cache
from time import time
from typing import Any

from flask import Flask, Request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from itsdangerous import BadSignature

REMEMBERED = 5_000  # cookies of some hundred bytes each


class RememberedCookies(SecureCookieSessionInterface):
    """Flask’s own sessions; a cookie that was found genuine is so as well when it comes again.

    Its age counts with every request. A forged one is looked at anew, and takes no room.
    """

    def __init__(self, app: Flask) -> None:
        signer: Any = self.get_signing_serializer(app)

        @lru_cache(REMEMBERED)
        def genuine(cookie: str) -> tuple[str, float]:
            content, signed = signer.loads(cookie, return_timestamp=True)
            return self.serializer.dumps(content), signed.timestamp()

        self._genuine = genuine

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession:
        """Return what the cookie holds: nothing where it is forged or too old."""
        try:
            content, signed = self._genuine(request.cookies.get(self.get_cookie_name(app), ""))
        except BadSignature:
            return self.session_class()
        if not 0 <= time() - signed <= app.permanent_session_lifetime.total_seconds():
            return self.session_class()
        return self.session_class(self.serializer.loads(content))


def init_app(app: Flask) -> None:
    """Read and write the session’s cookie in this way."""
    app.session_interface = RememberedCookies(app)
