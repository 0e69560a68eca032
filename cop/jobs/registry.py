"""What a room offers to the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from flask import current_app

EVERY_SWEEP = timedelta(seconds=30)  # less than from one sweep to the next


@dataclass(frozen=True)
class Job:
    """Something that is done when its time has come, at least `every` so often.

    `run` looks for what is due, does it in units of work of its own, and returns how much it did.
    """

    name: str
    run: Callable[[], int]
    every: timedelta = EVERY_SWEEP


def registered() -> tuple[Job, ...]:
    """Return the jobs of all rooms."""
    jobs: tuple[Job, ...] = current_app.extensions["jobs"]
    return jobs
