"""Law: every view is marked with whom it is open to, and changes are sent by POST."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from flask import Flask as Bare

from cop.access.guards import UnmarkedView, check_marks, opening

if TYPE_CHECKING:
    from flask import Flask

READING = {"GET", "HEAD"}
ALWAYS = {"OPTIONS"}  # which Flask answers by itself


def test_an_unmarked_view_stops_the_start() -> None:
    bare = Bare(__name__, static_folder=None)
    bare.add_url_rule("/", endpoint="left_open", view_func=lambda: "anybody sees this")
    with pytest.raises(UnmarkedView, match="left_open"):
        check_marks(bare)


def test_every_view_is_marked(app: Flask) -> None:
    assert all(opening(app, endpoint) for endpoint in app.view_functions)


def test_a_rule_reads_or_writes_but_never_both(app: Flask) -> None:
    both = [
        rule.rule
        for rule in app.url_map.iter_rules()
        if rule.methods and rule.methods & READING and rule.methods - READING - ALWAYS
    ]
    assert not both


def test_changes_are_sent_by_post_alone(app: Flask) -> None:
    methods = set().union(*(rule.methods or set() for rule in app.url_map.iter_rules()))
    assert methods <= READING | ALWAYS | {"POST"}
