"""Templates compiled for a language show what gettext would say, and escape as before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from flask import render_template
from flask_babel import force_locale
from jinja2 import DictLoader

if TYPE_CHECKING:
    from flask import Flask

TEMPLATES = {
    "label.html": '{{ _("Save") }}',
    "value.html": '{{ _("Session %(number)s", number=given) }}',
    "chosen.html": "{{ _(given) }}",
    "page.html": '{% include "label.html" %}, {{ _("Save") ~ given }}',
}


@pytest.fixture
def templates(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the application show the templates above."""
    environment = app.jinja_env.overlay()
    environment.spoken = {}
    environment.loader = DictLoader(TEMPLATES)
    monkeypatch.setitem(app.__dict__, "jinja_env", environment)


@pytest.mark.usefixtures("templates")
def test_the_same_template_speaks_the_language_of_the_moment(app: Flask) -> None:
    with app.test_request_context():
        for language, word in (("en", "Save"), ("id", "Simpan"), ("en", "Save")):
            with force_locale(language):
                assert render_template("label.html") == word
                assert render_template("page.html", given="<") == f"{word}, {word}&lt;"
                assert render_template("chosen.html", given="Save") == word


@pytest.mark.usefixtures("templates")
def test_what_is_put_into_a_label_is_escaped(app: Flask) -> None:
    with app.test_request_context(), force_locale("id"):
        assert render_template("value.html", given="<b>") == "Sesi &lt;b&gt;"
