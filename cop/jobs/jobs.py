"""What the clock does for the outbox."""

from __future__ import annotations

from cop.jobs.registry import Job
from cop.jobs.sending import send_due

JOBS = (Job("send-mails", send_due),)
