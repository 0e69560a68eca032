"""A sweep: every job whose time has come, one after another."""

from __future__ import annotations

from datetime import datetime

from flask import current_app

from cop.db import db
from cop.db.unit import unit_of_work
from cop.jobs.models import LONGEST_FAULT, JobRun
from cop.jobs.registry import Job, registered
from cop.kit.clock import now


def sweep() -> int:
    """Run the jobs that are due and return how much they did together.

    One that fails is logged, keeps no other from running, and is tried again by the next sweep.
    """
    return sum(_swept(job) for job in registered() if _is_due(job))


def _is_due(job: Job) -> bool:
    with unit_of_work():
        last = db.session.get(JobRun, job.name)
        if last is None or last.fault:
            return True
        return not now() - job.every < last.at <= now()  # the clock may have been put back


def _swept(job: Job) -> int:
    at, done, fault = now(), 0, ""
    try:
        done = job.run()
    except Exception as failure:
        db.session.rollback()
        current_app.logger.exception("the job %s failed", job.name)
        fault = f"{type(failure).__name__}: {failure}"[:LONGEST_FAULT]
    _keep(job, at, done, fault)
    return done


def _keep(job: Job, at: datetime, done: int, fault: str) -> None:
    with unit_of_work():
        run = db.session.get(JobRun, job.name) or JobRun(name=job.name)
        run.at, run.done, run.fault = at, done, fault
        if done:
            run.acted_at = at
        db.session.add(run)
