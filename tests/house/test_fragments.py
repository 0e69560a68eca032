"""Law: a fragment is one file that its page includes, and its first line states its inputs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from flask import url_for

from tests.house.source import ROOT, templates
from tests.house.world import build

if TYPE_CHECKING:
    from flask import Flask

    from tests.bed.browsing import Answer, Client
    from tests.make import Make

SHARED = ("components/", "layouts/")
STATED = re.compile(r"\{#-? .+?-?#\}", re.DOTALL)
INCLUDED = re.compile(
    r"""(?:\{%-?\s*(?:include|import|from|extends)\s+|\bremembered\()["']([^"']+)["']"""
)

HIDDEN = re.compile(r'((?:type="hidden"[^>]*? value|data-now|data-zero)=")[^"]*')
PAGES = (  # whose forms htmx may send: who looks, which page, what its address names
    ("moderator", "sessions.show", {"session": "draft"}),
    ("moderator", "sessions.show", {"session": "open"}),
    ("moderator", "sessions.show", {}),
    ("scribe", "sessions.show", {}),
    ("moderator", "sessions.live", {}),
    ("member", "sessions.live", {}),
    ("member", "sessions.show", {}),
    ("moderator", "sessions.show", {"session": "reviewed"}),
    ("member", "sessions.show", {"session": "reviewed"}),
    ("moderator", "sessions.backlog", {}),
    ("member", "sessions.backlog", {}),
    ("moderator", "groups.members", {}),
    ("outsider", "groups.show", {}),
    ("member", "discussions.show", {}),
    ("moderator", "discussions.show", {}),
    ("member", "followups.mine", {}),
    ("member", "notices.index", {}),
    ("scribe", "ideas.index", {}),
    ("member", "home.today", {}),
    ("member", "people.settings", {}),
)


def fragments() -> dict[str, str]:
    """Return the fragments of the rooms by name."""
    return {
        name: text
        for name, text in templates().items()
        if "/_" in name and not name.startswith(SHARED)
    }


def test_the_first_line_states_the_inputs() -> None:
    assert not [name for name, text in fragments().items() if not STATED.match(text)]


def test_every_fragment_stands_on_a_page() -> None:
    included = {name for text in templates().values() for name in INCLUDED.findall(text)}
    alone = set(fragments()) - included
    answers = {name for name in alone if f"{name}" in _views()}
    assert alone == answers, f"nothing shows {sorted(alone - answers)}"


def test_a_template_that_is_included_exists() -> None:
    included = {name for text in templates().values() for name in INCLUDED.findall(text)}
    assert included <= set(templates())


@pytest.mark.parametrize(("role", "endpoint", "chosen"), PAGES)
def test_what_is_sent_alone_is_what_the_page_shows(
    role: str,
    endpoint: str,
    chosen: dict[str, str],
    app: Flask,
    make: Make,
    client_for: Callable[..., Client],
) -> None:
    world = build(make)
    client = client_for(world.people[role])
    path = _path(app, endpoint, world.open.values(**chosen))
    for action in _actions(client.get(path)):
        if action in _actions(client.get(path)):  # one before may have made it needless
            fragment = client.submit(path, action, htmx=True)
            differences = list(_differences(fragment, client.get(path)))
            assert not differences, f"{action}:\n" + "\n".join(differences)


def _path(app: Flask, endpoint: str, values: dict[str, Any]) -> str:
    with app.test_request_context():
        words = next(app.url_map.iter_rules(endpoint)).arguments
        return url_for(endpoint, **{word: values[word] for word in words})


def _actions(page: Answer) -> list[str]:
    return [form.attrs["action"] for form in page.page.query("form[hx-post]")]


def _differences(fragment: Answer, page: Answer) -> Iterator[str]:
    """Give both texts for each part of a fragment that its page shows otherwise."""
    if fragment.status_code != 200:
        return
    for part in fragment.page.root.children or ():
        name = getattr(part, "attrs", None) and part.attrs.get("id")
        there = page.page.query_one(f'[id="{name}"]') if name else None
        if there is not None and _markup(part) != _markup(there):
            yield f"alone:\n{_markup(part)}\non the page:\n{_markup(there)}"


def _markup(element: Any) -> str:
    """Return the markup without what is another each time: tokens, what was read, and clocks."""
    return HIDDEN.sub(r"\1", " ".join(element.to_html(pretty=False).split()))


def _views() -> str:
    return "\n".join(file.read_text() for file in (ROOT / "cop").rglob("*.py"))
