"""What the clock tells, before the outbox is sent."""

from __future__ import annotations

from datetime import timedelta

from cop.db.unit import unit_of_work
from cop.jobs.registry import Job
from cop.notices.actions import forget_old
from cop.reminders.invited import tell_invited
from cop.reminders.looking import remind
from cop.reminders.mailing import mail_at_once, mail_summaries, may_leave
from cop.reminders.writing import remind_to_write


def forget() -> int:
    """Remove notices that nobody looks for any more."""
    with unit_of_work():
        return forget_old()


JOBS = (
    Job("remind", remind),
    Job("tell-invited", tell_invited),
    Job("remind-to-write", remind_to_write),
    Job("mail-notices", mail_at_once),
    Job("mail-summaries", mail_summaries),
    Job("forget-notices", forget, every=timedelta(days=1)),
)
LAST_LOOKS = {"notice": may_leave, "digest": may_leave}  # by the beginnings of keys
