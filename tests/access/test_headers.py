"""What every answer tells the browser."""

from __future__ import annotations

import pytest

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


@pytest.mark.parametrize("path", ["/login", "/nothing-here", "/me/settings", "/password/x"])
def test_every_answer_protects_its_reader(client, path):
    headers = client.get(path).headers
    assert set(headers["Content-Security-Policy"].split("; ")) == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def test_pages_behind_the_sign_in_are_not_kept_on_shared_machines(client_for, make):
    assert client_for(make.rina).get("/me/settings").headers["Cache-Control"] == "no-store"


def test_pages_differ_for_htmx(client):
    assert {"HX-Request", "HX-Request-Type"} <= set(client.get("/login").vary)


def test_only_a_secure_connection_asks_for_secure_ones(client):
    assert "Strict-Transport-Security" not in client.get("/login").headers
    secure = client.get("/login", base_url="https://lingkar.example")
    assert secure.headers["Strict-Transport-Security"] == "max-age=31536000"
