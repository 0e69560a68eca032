"""Prints the sizes of files and functions beside the house's wishes; nothing is enforced."""

from __future__ import annotations

import ast
from statistics import median, quantiles

from tests.house.source import modules

LONG_FILE = 300


def main() -> None:
    """Print one line for files, one for functions, and the names of what is long."""
    files = {m.name: len(m.path.read_text().splitlines()) for m in modules()}
    files = {name: lines for name, lines in files.items() if lines}
    functions = [
        (node.end_lineno or 0) - node.lineno + 1
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    long = sorted((lines, name) for name, lines in files.items() if lines > LONG_FILE)
    print(f"sizes: {len(files)} files, median {median(files.values()):.0f} lines (wanted ≤ 90)")
    print(
        f"       {len(functions)} functions, median {median(functions):.0f} (≤ 10), "
        f"95th percentile {quantiles(functions, n=20)[-1]:.0f} (≤ 40)"
    )
    for lines, name in long:
        print(f"       {name} has {lines} lines (seldom over {LONG_FILE})")


if __name__ == "__main__":
    main()
