"""When each job ran last, and how that went; the mails that leave the site."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from cop.db import Base
from cop.db.types import Id, Line, LongText
from cop.jobs.words import Delivery
from cop.kit.clock import now

LONGEST_FAULT = 500
LONGEST_KEY = 120


class JobRun(Base):
    """The last run of a job; `fault` is empty unless that run failed."""

    __tablename__ = "job_runs"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    at: Mapped[datetime]
    done: Mapped[int] = mapped_column(default=0)  # how much it did
    acted_at: Mapped[datetime | None]  # when it last had something to do
    fault: Mapped[str] = mapped_column(String(LONGEST_FAULT), default="")


class OutboxMail(Base):
    """A mail that is to be sent, or was; the same key is never queued twice.

    Where it carries a secret its words are blanked as soon as it is sent or given up.
    """

    __tablename__ = "outbox_mails"
    __table_args__ = (Index("ix_outbox_mails_waiting", "sent_at", "given_up_at", "next_try_at"),)

    id: Mapped[Id]
    key: Mapped[str] = mapped_column(String(LONGEST_KEY), unique=True)
    message_id: Mapped[str] = mapped_column(String(200))
    address: Mapped[str] = mapped_column(String(254))
    name: Mapped[Line]  # of whoever gets it, as the address line says it
    language: Mapped[str] = mapped_column(String(5))
    subject: Mapped[Line]
    text: Mapped[LongText]
    html: Mapped[LongText]
    headers: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)  # beside the usual ones
    calendar: Mapped[LongText] = mapped_column(default="")  # as iCalendar, in a part of its own
    secret: Mapped[bool] = mapped_column(default=False)  # holds a link that lets somebody in
    created_at: Mapped[datetime] = mapped_column(default=now, index=True)
    since: Mapped[datetime] = mapped_column(default=now)  # from when on it was tried
    next_try_at: Mapped[datetime] = mapped_column(default=now)
    tries: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]
    given_up_at: Mapped[datetime | None]
    fault: Mapped[str] = mapped_column(String(LONGEST_FAULT), default="")  # of the last try

    @property
    def delivery(self) -> Delivery:
        """Return what has become of it."""
        if self.sent_at is not None:
            return Delivery.SENT
        return Delivery.FAILED if self.given_up_at is not None else Delivery.WAITING
