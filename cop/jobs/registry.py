"""What a room offers to the clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from flask import current_app

from cop.jobs.models import OutboxMail

LastLook = Callable[[OutboxMail], bool]  # false where it withdrew the mail

EVERY_SWEEP = timedelta(seconds=30)  # less than from one sweep to the next


@dataclass(frozen=True)
class Job:
    """Something that is done when its time has come, at least `every` so often.

    `run` looks for what is due, does it in units of work of its own, and returns how much it did.
    """

    name: str
    run: Callable[[], int]
    every: timedelta = EVERY_SWEEP


def last_looks() -> Mapping[str, LastLook]:
    """Return by the beginnings of keys who looks at a mail once more before it is sent."""
    looks: Mapping[str, LastLook] = current_app.extensions["last_looks"]
    return looks


def registered() -> tuple[Job, ...]:
    """Return the jobs of all rooms."""
    jobs: tuple[Job, ...] = current_app.extensions["jobs"]
    return jobs
