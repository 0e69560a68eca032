"""The lines of the table: what was measured, beside what it may be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

WIDTHS = (34, 12, 12, 5)


@dataclass(frozen=True)
class Line:
    """One thing that was measured; `note` says more of how it came about."""

    what: str
    measured: str
    budget: str
    met: bool
    note: str = ""


def at_least(what: str, value: float, budget: float, unit: str, note: str = "") -> Line:
    """Return the line of a value that may not be smaller."""
    return Line(what, _said(value, unit), f"≥ {_said(budget, unit)}", value >= budget, note)


def at_most(what: str, value: float, budget: float, unit: str = "", note: str = "") -> Line:
    """Return the line of a value that may not be larger."""
    return Line(what, _said(value, unit), f"≤ {_said(budget, unit)}", value <= budget, note)


def printed(lines: Iterable[Line]) -> int:
    """Print the lines as they come, under a head; return how many budgets were missed."""
    missed = 0
    _print("what", "measured", "budget", "met", "how")
    for line in lines:
        _print(line.what, line.measured, line.budget, "yes" if line.met else "NO", line.note)
        missed += not line.met
    return missed


def _print(*columns: str) -> None:
    *narrow, last = columns
    cells = (text.ljust(width) for text, width in zip(narrow, WIDTHS, strict=True))
    print(" ".join([*cells, last]).rstrip(), flush=True)


def _said(value: float, unit: str) -> str:
    number = f"{value:.0%}" if unit == "%" else f"{value:.4g}"
    return number if unit in ("", "%") else f"{number} {unit}"
