"""The three points that stand on every morning's agenda, for short."""

from __future__ import annotations

from typing import Any

from cop.demo.notation import Outcome, Point, standing

NEW, TROUBLE, PLANS = range(3)


def news(note: str = "", *outcomes: Outcome, **more: Any) -> Point:
    """Return what is new since yesterday."""
    return standing(NEW, note, *outcomes, **more)


def trouble(note: str = "", *outcomes: Outcome, **more: Any) -> Point:
    """Return what went wrong yesterday, and how it was met."""
    return standing(TROUBLE, note, *outcomes, **more)


def plans(note: str = "", *outcomes: Outcome, **more: Any) -> Point:
    """Return what is done today."""
    return standing(PLANS, note, *outcomes, **more)
