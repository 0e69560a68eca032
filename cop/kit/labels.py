"""Templates compiled once for each language, with their labels in them.

Looking a label up costs some twenty times what printing it costs, and a page has a hundred.
So `_("Save")` is a constant of the compiled template, and there is one of each per language.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from flask.templating import Environment
from flask_babel import force_locale, get_locale, gettext
from jinja2 import Template, nodes
from jinja2.visitor import NodeTransformer


class Speaking(Environment):
    """Jinja's environment; it hands out each template in the language of the moment."""

    language = ""  # of the environments inside; the outer one has none

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return the globals as they are, not as a chain of mappings: every include reads them."""
        return {**self.globals, **d} if d else self.globals

    def _load_template(  # the name of the parameter is Jinja’s
        self,
        name: Any,
        globals: MutableMapping[str, Any] | None,  # noqa: A002
    ) -> Template:
        if self.language:
            return super()._load_template(name, globals)
        return self._in_language()._load_template(name, globals)

    def _in_language(self) -> Speaking:
        """Return the environment of the reader's language, made when it is first spoken."""
        locale = get_locale()
        language = locale.language if locale else "en"
        spoken: dict[str, Speaking] = self.__dict__.setdefault("spoken", {})
        if language not in spoken:
            inside = self.overlay(cache_size=-1)  # keeps all of them, and no order of their use
            inside.language = language
            spoken[language] = inside
        return spoken[language]

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        if self.language:
            with force_locale(self.language):
                source = _Labels().visit(source)
        return super()._generate(source, name, filename, defer_init)


class _Labels(NodeTransformer):
    """Puts the translation in the place of every call of gettext that names its text."""

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        """Return the label; one with values in it as the formatting that is left to do."""
        self.generic_visit(node)
        if not _is_label(node):
            return node
        source = node.args[0].as_const()
        if not node.kwargs:
            return _as_markup(gettext(source) % {}, node)
        pairs = [nodes.Pair(nodes.Const(k.key), k.value) for k in node.kwargs]
        return nodes.Mod(_as_markup(gettext(source), node), nodes.Dict(pairs), lineno=node.lineno)


def _is_label(node: nodes.Call) -> bool:
    called, given = node.node, node.args
    return (
        isinstance(called, nodes.Name)
        and called.name in ("_", "gettext")
        and len(given) == 1
        and isinstance(given[0], nodes.Const)
        and node.dyn_args is None
        and node.dyn_kwargs is None
    )


def _as_markup(text: str, node: nodes.Call) -> nodes.Expr:
    """Return the text as a translator wrote it: it is not escaped again, as with Jinja's own."""
    return nodes.MarkSafeIfAutoescape(nodes.Const(text), lineno=node.lineno)
