"""Questions about the worker, for those who look after the site."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select

from cop.db import db
from cop.jobs.models import JobRun
from cop.kit.clock import now

LATE = timedelta(minutes=5)  # a worker that is well sweeps every minute


def runs() -> Sequence[JobRun]:
    """Return the last run of every job that ran, by name."""
    return db.session.scalars(select(JobRun).order_by(JobRun.name)).all()


def health_lines() -> list[str]:
    """Return how the worker is, in lines for an administrator: last sweep, then every job."""
    known = runs()
    if not known:
        return ["worker: it has not swept yet; start it with flask --app wsgi cop worker"]
    last = max(run.at for run in known)
    age = int((now() - last).total_seconds())
    state = "late" if now() - last > LATE else "well"
    lines = [f"worker: {state}, last sweep {last:%Y-%m-%dT%H:%M:%SZ}, {age} seconds ago"]
    return lines + [f"{run.name}: {_told(run)}" for run in known]


def _told(run: JobRun) -> str:
    if run.fault:
        return f"failed at {run.at:%Y-%m-%dT%H:%M:%SZ}: {run.fault}"
    acted = f", last had something to do {run.acted_at:%Y-%m-%dT%H:%M:%SZ}" if run.acted_at else ""
    return f"ran at {run.at:%Y-%m-%dT%H:%M:%SZ}{acted}"
