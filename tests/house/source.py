"""The source as the laws see it: modules, what they import, and templates."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"


@dataclass(frozen=True)
class Import:
    """One imported module, with its line, and whether only the type checker reads it."""

    target: str
    line: int
    for_types: bool


@dataclass(frozen=True)
class Module:
    """A Python file of the application."""

    path: Path

    @property
    def name(self) -> str:
        """Return the dotted name."""
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @cached_property
    def tree(self) -> ast.Module:
        """Return the parsed file."""
        return ast.parse(self.path.read_text())

    def imports(self) -> Iterator[Import]:
        """Give everything it imports, anywhere in the file."""
        types = {id(inner) for block in self._type_blocks() for inner in ast.walk(block)}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import | ast.ImportFrom):
                for target in _targets(node):
                    yield Import(target, node.lineno, id(node) in types)

    def _type_blocks(self) -> Iterator[ast.If]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
                yield node


@cache
def modules() -> tuple[Module, ...]:
    """Return every Python file of the application but the migrations."""
    files = sorted((ROOT / "cop").rglob("*.py"))
    return tuple(Module(file) for file in files if "migrations" not in file.parts)


@cache
def templates() -> dict[str, str]:
    """Return the text of every template by its name."""
    files = sorted(TEMPLATES.rglob("*.html"))
    return {str(file.relative_to(TEMPLATES)): file.read_text() for file in files}


def without_comments(template: str) -> str:
    """Return the template without what Jinja leaves out."""
    return re.sub(r"\{#.*?#\}", "", template, flags=re.DOTALL)


def _targets(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    """Give the modules; `from a import b` means a.b where that is a module, else a."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
        return
    for alias in node.names:
        inner = f"{node.module}.{alias.name}"
        yield inner if _is_module(inner) else node.module or ""


def _is_module(name: str) -> bool:
    path = ROOT / name.replace(".", "/")
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()
