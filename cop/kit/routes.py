"""Routes of which those that build addresses are made when the first address is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from werkzeug.routing import Rule


class Route(Rule):
    """A rule that is quick to add: writing the code of its builders takes it a millisecond.

    There are some hundred of them, and a start would wait for builders of which most are never
    asked. The method is Werkzeug's own; without it, all would work and start more slowly.
    """

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        made = cache(super()._compile_builder)

        def build(route: Rule, /, **values: Any) -> tuple[str, str]:
            return made(append_unknown)(route, **values)

        return build
