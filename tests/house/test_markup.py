"""Law: only cop/text makes markup of text, and templates never switch escaping off."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from jinja2 import StrictUndefined

from tests.house.source import modules, templates, without_comments

if TYPE_CHECKING:
    from flask import Flask

CONVERTERS = {"markdown", "pymdownx", "bleach", "nh3"}
UNESCAPED = re.compile(r"\|\s*safe\b|autoescape\s+(?:false|none)|\bMarkup\b", re.I)
FORBIDDEN = re.compile(
    r"""\s(?:style|on[a-z]+|hx-on[\w:-]*)\s*=\s*["']"""
    r"""|<style\b|javascript:|<script(?![^>]*(?:\bsrc=|application/ld\+json))""",
    re.I,
)

MAILS = "layouts/mail/"  # no mail program loads a stylesheet: a mail brings its own


def outside_text() -> list[ast.Module]:
    """Return the modules that are not in cop/text, parsed."""
    return [module.tree for module in modules() if not module.name.startswith("cop.text")]


def test_only_text_makes_markup() -> None:
    names = {
        node.id if isinstance(node, ast.Name) else node.attr
        for tree in outside_text()
        for node in ast.walk(tree)
        if isinstance(node, ast.Name | ast.Attribute)
    }
    assert "Markup" not in names


def test_only_text_converts_and_cleans() -> None:
    others = [m for m in modules() if not m.name.startswith("cop.text")]
    users = {
        f"{m.name} imports {wanted.target}"
        for m in others
        for wanted in m.imports()
        if wanted.target.split(".")[0] in CONVERTERS
    }
    assert not users


def test_templates_never_switch_escaping_off() -> None:
    assert not [name for name, text in templates().items() if UNESCAPED.search(text)]


def test_templates_hold_no_inline_script_or_style() -> None:
    found = {
        name: match[0]
        for name, text in templates().items()
        if not name.startswith(MAILS) and (match := FORBIDDEN.search(without_comments(text)))
    }
    assert not found


def test_nothing_undefined_is_printed(app: Flask) -> None:
    assert app.jinja_env.undefined is StrictUndefined
    assert app.jinja_env.autoescape is True or callable(app.jinja_env.autoescape)
