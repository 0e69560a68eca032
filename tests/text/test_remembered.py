"""What is remembered depends on nothing but what it is given, and memory is bounded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from flask_wtf.csrf import generate_csrf
from jinja2 import DictLoader, UndefinedError
from markupsafe import Markup

from cop.text import remembered
from cop.text.remembered import LONGEST, Memory

if TYPE_CHECKING:
    from flask import Flask

BEYOND = (
    *("request.path", "session.x", "g.x", "config.x", "current_person.name", "once_key()"),
    *("near_day(thing)", "long_day(thing)", "get_locale().language", "theme"),
)
GIVEN = ("thing", "csrf_token()", "url_for('home.today') ~ thing")


@pytest.fixture
def show(app: Flask, monkeypatch: pytest.MonkeyPatch) -> object:
    """Give `remembered` for an application whose one template is what is asked for."""
    environment = app.jinja_env.overlay()
    environment.globals = dict(app.jinja_env.globals)
    environment.loader = DictLoader(
        {f"{name}.html": f"{{{{ {name} }}}}" for name in (*GIVEN, *BEYOND)}
    )
    monkeypatch.setitem(app.__dict__, "jinja_env", environment)
    remembered.init_app(app)
    return environment.globals["remembered"]


def test_each_thing_is_shown_as_it_is_given(app: Flask, show) -> None:
    with app.test_request_context():
        assert show("thing.html", "thing", ["<a>", "b", "<a>"]) == Markup("&lt;a&gt;b&lt;a&gt;")


@pytest.mark.parametrize("name", BEYOND)
def test_a_part_cannot_reach_beyond_what_it_is_given(app: Flask, show, name: str) -> None:
    with app.test_request_context(), pytest.raises(UndefinedError):
        show(f"{name}.html", "thing", ["a"])


def test_the_token_of_a_form_is_that_of_who_looks(app: Flask, show) -> None:
    for _ in range(2):
        with app.test_request_context():
            assert show("csrf_token().html", "thing", ["a"]) == generate_csrf()


def test_an_address_is_that_of_the_site_which_is_looked_at(app: Flask, show) -> None:
    for root in ("", "/library", ""):
        with app.test_request_context(environ_overrides={"SCRIPT_NAME": root}):
            assert show("url_for('home.today') ~ thing.html", "thing", ["a"]) == f"{root}/a"


def test_what_is_asked_for_stays_in_memory_and_the_rest_falls_out() -> None:
    memory = Memory(room=100)
    for number in range(50):
        memory.put((number,), Markup("x" * 10))
        assert memory.get((0,)) == "x" * 10
    kept = [number for number in range(50) if memory.get((number,))]
    assert 0 in kept
    assert 49 in kept
    assert len(kept) <= 20


def test_a_text_that_is_too_long_is_not_kept() -> None:
    memory = Memory()
    memory.put(("long",), Markup("x" * (LONGEST + 1)))
    assert memory.get(("long",)) is None
