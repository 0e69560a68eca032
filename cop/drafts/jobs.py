"""What the clock does about drafts: it forgets what nobody went on with."""

from __future__ import annotations

from datetime import timedelta

from cop.db.unit import unit_of_work
from cop.discussions.actions import forget_old_unsent
from cop.jobs.registry import Job


def forget() -> int:
    """Forget replies that were begun long ago and never sent."""
    with unit_of_work():
        return forget_old_unsent()


JOBS = (Job("forget-unsent", forget, every=timedelta(days=1)),)
