"""The pattern page: for administrators, and complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment, nodes

from cop.sessions.words import STATUSES
from tests.house.source import templates

if TYPE_CHECKING:
    from tests.bed.browsing import Answer

COMPONENTS = "components/"
PATTERNS = "patterns/"
PARSER = Environment(autoescape=True, extensions=["jinja2.ext.do"])


def shown(client_for, person) -> Answer:
    return client_for(person).get("/patterns")


def test_only_administrators_see_it(make, client_for):
    page = shown(client_for, make.dewi)
    assert page.status_code == 200
    assert page.all("h1") == ["Patterns"]
    assert shown(client_for, make.rina).status_code == 403
    assert shown(client_for, None).status_code == 303


def test_what_is_pressed_there_changes_nothing(make, client_for):
    answer = client_for(make.dewi).submit("/patterns", "/patterns")
    assert answer.status_code == 204


def test_every_state_of_a_session_is_there(make, client_for):
    states = shown(client_for, make.dewi).all("#patterns-states .row .tag")
    assert {str(words) for words in STATUSES.values()} <= set(states)


def test_a_link_of_its_index_leads_to_a_section(make, client_for):
    page = shown(client_for, make.dewi)
    goals = [link.attrs["href"][1:] for link in page.page.query(".patterns__index a")]
    assert goals
    assert goals == [section.attrs["id"] for section in page.page.query(".patterns__section")]


def test_every_macro_of_the_components_is_on_it() -> None:
    reached, waiting = set(), _called_in(PATTERNS)
    while waiting:
        macro = waiting.pop()
        if macro not in reached and macro in MACROS:
            reached.add(macro)
            waiting |= MACROS[macro]
    missing = sorted(set(MACROS) - reached)
    assert not missing, f"the pattern page does not show {missing}"


def _called_in(folder: str) -> set[tuple[str, str]]:
    """Return the macros that the templates of the folder call, each with its file."""
    return {
        macro
        for name, text in templates().items()
        if name.startswith(folder)
        for macro in _calls(PARSER.parse(text), name)
    }


def _macros() -> dict[tuple[str, str], set[tuple[str, str]]]:
    """Return what every macro of the components calls."""
    found = {}
    for name, text in templates().items():
        if name.startswith(COMPONENTS):
            tree = PARSER.parse(text)
            for macro in tree.find_all(nodes.Macro):
                found[name, macro.name] = _calls(macro, name, tree)
    return found


def _calls(node: nodes.Node, name: str, tree: nodes.Node | None = None) -> set[tuple[str, str]]:
    """Return the macros called in a node: imported ones, or else those of the same file."""
    origin = {}
    for imported in (tree or node).find_all(nodes.FromImport):
        source = getattr(imported.template, "value", "")
        for one in imported.names:
            real, alias = one if isinstance(one, tuple) else (one, one)
            origin[alias] = (source, real)
    called = {call.node.name for call in node.find_all(nodes.Call) if _is_named(call)}
    return {origin.get(one, (name, one)) for one in called}


def _is_named(call: nodes.Call) -> bool:
    return isinstance(call.node, nodes.Name)


MACROS = _macros()


def test_the_law_sees_a_macro_that_calls_another() -> None:
    assert ("components/buttons.html", "face") in MACROS["components/buttons.html", "button"]
