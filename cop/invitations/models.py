"""Invitations, and who came by them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cop.db import Base
from cop.db.types import Id, Line, closed_set
from cop.groups.models import Group
from cop.invitations.words import LONGEST_NOTE, Coming, Purpose, State
from cop.kit.clock import now
from cop.people.models import Person
from cop.sessions.models import Session


class Invitation(Base):
    """A link that lets people in; only the hash of its token is kept."""

    __tablename__ = "invitations"
    __table_args__ = (CheckConstraint("uses <= most", name="uses"),)

    id: Mapped[Id]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    purpose: Mapped[Purpose] = mapped_column(closed_set(Purpose))
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey("groups.id", ondelete="CASCADE"), index=True
    )
    session_id: Mapped[int | None] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    note: Mapped[str] = mapped_column(String(LONGEST_NOTE), default="")
    email: Mapped[str] = mapped_column(String(254), default="", server_default="")  # to which it
    told_sequence: Mapped[int] = mapped_column(default=0, server_default="0")  # went, and with what
    most: Mapped[int] = mapped_column(default=1)  # how many people it lets in
    uses: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    by: Mapped[Person] = relationship()
    group: Mapped[Group | None] = relationship()
    session: Mapped[Session | None] = relationship()

    @property
    def state(self) -> State:
        """Return what has become of it by now."""
        if self.withdrawn_at is not None:
            return State.WITHDRAWN
        if self.uses >= self.most:
            return State.USED
        return State.EXPIRED if self.expires_at <= now() else State.OPEN


class InvitationUse(Base):
    """Somebody came by an invitation, once each."""

    __tablename__ = "invitation_uses"
    __table_args__ = (UniqueConstraint("invitation_id", "person_id"),)

    id: Mapped[Id]
    invitation_id: Mapped[int] = mapped_column(ForeignKey("invitations.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    at: Mapped[datetime] = mapped_column(default=now)
    person: Mapped[Person] = relationship()


class Visitor(Base):
    """Somebody without an account who came to one session, under a name that is theirs there.

    Only the hash of the token of their own address is kept.
    """

    __tablename__ = "visitors"
    __table_args__ = (UniqueConstraint("session_id", "name"),)

    id: Mapped[Id]
    invitation_id: Mapped[int] = mapped_column(
        ForeignKey("invitations.id", ondelete="CASCADE"), index=True
    )
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[Line]
    answer: Mapped[Coming] = mapped_column(closed_set(Coming))
    answered_at: Mapped[datetime] = mapped_column(default=now)
    invitation: Mapped[Invitation] = relationship()
    session: Mapped[Session] = relationship()
