"""Where an imported record came from, with its original text."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cop.db import Base
from cop.db.types import Id, LongText
from cop.kit.clock import now


class ImportSource(Base):
    """One imported meeting or article of a circle; the key names it within its folder."""

    __tablename__ = "import_sources"
    __table_args__ = (UniqueConstraint("group_id", "key"),)

    id: Mapped[Id]
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(300))
    checksum: Mapped[str] = mapped_column(String(64))
    original: Mapped[LongText]
    session_id: Mapped[int | None] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    output_id: Mapped[int | None] = mapped_column(
        ForeignKey("outputs.id", ondelete="CASCADE"), index=True
    )
    at: Mapped[datetime] = mapped_column(default=now)
