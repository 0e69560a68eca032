"""Law: every macro of the components is shown on the pattern page."""

from __future__ import annotations

from jinja2 import Environment, nodes

from tests.house.source import templates

COMPONENTS = "components/"
PATTERNS = "patterns/"
PARSER = Environment(autoescape=True, extensions=["jinja2.ext.do"])


def test_every_macro_of_the_components_is_on_it() -> None:
    reached, waiting = set(), _called_in(PATTERNS)
    while waiting:
        macro = waiting.pop()
        if macro not in reached and macro in MACROS:
            reached.add(macro)
            waiting |= MACROS[macro]
    missing = sorted(set(MACROS) - reached)
    assert not missing, f"show in templates/patterns what pages are made of: {missing}"


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
