"""When each job ran last, and how that went."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from cop.db import Base

LONGEST_FAULT = 500


class JobRun(Base):
    """The last run of a job; `fault` is empty unless that run failed."""

    __tablename__ = "job_runs"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    at: Mapped[datetime]
    done: Mapped[int] = mapped_column(default=0)  # how much it did
    acted_at: Mapped[datetime | None]  # when it last had something to do
    fault: Mapped[str] = mapped_column(String(LONGEST_FAULT), default="")
