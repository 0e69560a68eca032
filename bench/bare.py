"""What pages are compared with: an application that has nothing but one page of rows and a word."""

from __future__ import annotations

from typing import Any

from flask import Flask
from flask.testing import FlaskClient

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Bare</title></head><body><ol>
{% for row in rows %}
<li class="row{% if row.new %} row--new{% endif %}" id="row-{{ row.id }}">
<span class="face" title="{{ row.name }}">{{ row.initials }}</span>
<h2><a href="/rows/{{ row.id }}">{{ row.title }}</a></h2>
<p class="by"><a href="/people/{{ row.login }}">{{ row.name }}</a>,
<time datetime="{{ row.at }}" title="{{ row.exact }}">{{ row.near }}</time>
{% if row.edited %}<span title="{{ row.edited }}">edited</span>{% endif %}</p>
<p>{{ row.text }}</p>
<p class="sub">{{ row.state }}, {{ row.count }} replies</p>
</li>
{% endfor %}
</ol></body></html>"""
ROW = {
    "id": 1,
    "new": True,
    "title": "What we do with the empty shelves in the reading room",
    "name": "Sari Wulandari",
    "initials": "SW",
    "login": "sari",
    "at": "2026-11-21T02:15:00+00:00",
    "exact": "21 November 2026, 09:15 WIB (UTC+7)",
    "near": "today, 09:15",
    "edited": "",
    "state": "open",
    "count": 4,
    "text": "The shelves of the eight hundreds have stood empty since Monday. " * 5,
}


def bare_client() -> FlaskClient:
    """Return a client of the application; it answers at /hello and at /rows/<how many>."""
    app = Flask(__name__)
    page = app.jinja_env.from_string(PAGE)

    def rows(count: int) -> str:
        return page.render(rows=[ROW] * count)

    app.add_url_rule("/hello", "hello", lambda: "hello")
    app.add_url_rule("/rows/<int:count>", "rows", rows)
    return app.test_client()


def path_of_size(client: FlaskClient, size: int) -> str:
    """Return the path of a page of so many bytes, to a row: some 30 rows for 25 kB."""
    one, two = (_size(client, count) for count in (1, 2))
    return f"/rows/{max(1, round((size - one) / (two - one)) + 1)}"


def _size(client: FlaskClient, count: int) -> int:
    answer: Any = client.get(f"/rows/{count}")
    return len(answer.data)
