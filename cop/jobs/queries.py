"""Questions about the worker and the outbox, for those who look after the site."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import and_, func, select, true

from cop.db import db
from cop.jobs.models import JobRun, OutboxMail
from cop.jobs.words import Delivery
from cop.kit import paging
from cop.kit.clock import now
from cop.kit.paging import Page

LATE = timedelta(minutes=5)  # a worker that is well sweeps every minute
UNSENT = OutboxMail.sent_at.is_(None)
IN_DELIVERY = {
    Delivery.WAITING: and_(UNSENT, OutboxMail.given_up_at.is_(None)),
    Delivery.SENT: OutboxMail.sent_at.is_not(None),
    Delivery.FAILED: and_(UNSENT, OutboxMail.given_up_at.is_not(None)),
}


def runs() -> Sequence[JobRun]:
    """Return the last run of every job that ran, by name."""
    return db.session.scalars(select(JobRun).order_by(JobRun.name)).all()


def is_late(known: Sequence[JobRun]) -> bool:
    """Say whether no job ran lately: the worker is not there, or hangs."""
    return not known or now() - max(run.at for run in known) > LATE


def mails(delivery: Delivery | None, *, before: str = "", size: int) -> Page[OutboxMail]:
    """Return a page of the outbox, the newest mail first; those in the delivery, or all."""
    wanted = select(OutboxMail).where(IN_DELIVERY[delivery] if delivery else true())
    if place := paging.read(before, int):
        wanted = wanted.where(paging.before((OutboxMail.id,), place))
    found = db.session.scalars(wanted.order_by(OutboxMail.id.desc()).limit(size + 1)).all()
    return paging.cut(found, size, lambda mail: (mail.id,))


def mails_counted() -> dict[Delivery, int]:
    """Return how many mails wait, were sent and were given up."""
    counts = (func.count(OutboxMail.id).filter(which) for which in IN_DELIVERY.values())
    row = db.session.execute(select(*counts)).one()
    return dict(zip(IN_DELIVERY, row, strict=True))


def mail_with(mail_id: int) -> OutboxMail | None:
    """Return the mail, or None."""
    return db.session.get(OutboxMail, mail_id)


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
