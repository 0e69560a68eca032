"""Law: what is recorded in the audit log has a name on its page."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from cop.audit.words import ACTS
from tests.house.source import modules


def recorded() -> Iterator[str]:
    """Give the verb and thing of every line that the source records."""
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("record"):
                words = [arg.value for arg in node.args[:2] if isinstance(arg, ast.Constant)]
                if len(words) == 2:
                    yield " ".join(map(str, words))


def test_every_act_has_a_name() -> None:
    missing = sorted(set(recorded()) - set(ACTS))
    assert not missing, f"give these a name in cop/audit/words.py: {missing}"
