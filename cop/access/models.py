"""Attempts that are counted, and forms that were sent."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from cop.db import Base


class Attempts(Base):
    """How often something was tried under a key since the window began."""

    __tablename__ = "attempts"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    since: Mapped[datetime] = mapped_column(index=True)
    count: Mapped[int]


class Sent(Base):
    """A form that was acted upon, by a digest of who sent what; `address` is where it led."""

    __tablename__ = "sent_forms"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    address: Mapped[str] = mapped_column(String(500), default="/")
    at: Mapped[datetime] = mapped_column(index=True)
