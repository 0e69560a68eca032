"""Outputs, their versions, who contributed and which sessions they came from."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cop.db import Base
from cop.db.types import Id, Line, LongText, closed_set
from cop.groups.models import Group
from cop.kit.clock import now
from cop.outputs.words import ContributorRole, Licence, OutputStatus, OutputType
from cop.people.models import Person
from cop.sessions.models import Session
from cop.subjects.models import SubjectUse


class Output(Base):
    """A product of sessions; may come from none. A running one is fed by many sessions.

    Title and abstract are those of the version that readers are given: the newest published one,
    or before that the working text.
    """

    __tablename__ = "outputs"
    __table_args__ = (UniqueConstraint("group_id", "period"),)

    id: Mapped[Id]
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"), index=True)
    slug: Mapped[str] = mapped_column(String(80))
    type: Mapped[OutputType] = mapped_column(closed_set(OutputType))
    title: Mapped[Line]
    abstract: Mapped[LongText] = mapped_column(default="")
    language: Mapped[str] = mapped_column(String(5))
    licence: Mapped[Licence] = mapped_column(closed_set(Licence), default=Licence.BY)
    status: Mapped[OutputStatus] = mapped_column(
        closed_set(OutputStatus), default=OutputStatus.DRAFT
    )
    running: Mapped[bool] = mapped_column(default=False)
    period: Mapped[str | None] = mapped_column(String(10))  # ISO week that a digest covers
    source_url: Mapped[str] = mapped_column(String(500), default="")
    revision: Mapped[int] = mapped_column(default=1)  # grows with every save, to see conflicts
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    published_at: Mapped[datetime | None] = mapped_column(index=True)
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("threads.id"), index=True)
    group: Mapped[Group] = relationship()
    contributors: Mapped[list[Contributor]] = relationship(
        order_by="Contributor.position", cascade="all, delete-orphan"
    )
    versions: Mapped[list[OutputVersion]] = relationship(order_by="OutputVersion.number.desc()")


class OutputVersion(Base):
    """One text of an output; unpublished it is the working text, published it stays as it is."""

    __tablename__ = "output_versions"
    __table_args__ = (UniqueConstraint("output_id", "number"),)

    id: Mapped[Id]
    output_id: Mapped[int] = mapped_column(ForeignKey("outputs.id", ondelete="CASCADE"))
    number: Mapped[int]
    title: Mapped[Line]
    abstract: Mapped[LongText] = mapped_column(default="")
    source: Mapped[LongText]
    html: Mapped[LongText]
    renderer: Mapped[int] = mapped_column(SmallInteger)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    saved_at: Mapped[datetime] = mapped_column(default=now)
    published_at: Mapped[datetime | None]
    by: Mapped[Person | None] = relationship()


class Contributor(Base):
    """A person, or a name, and what they did for the output."""

    __tablename__ = "contributors"

    id: Mapped[Id]
    output_id: Mapped[int] = mapped_column(ForeignKey("outputs.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    name: Mapped[Line]
    role: Mapped[ContributorRole] = mapped_column(
        closed_set(ContributorRole), default=ContributorRole.AUTHOR
    )
    person: Mapped[Person | None] = relationship()

    @property
    def shown_name(self) -> str:
        """Return the name to show."""
        return self.person.name if self.person else self.name


class OutputSubject(SubjectUse, Base):
    """A subject of an output."""

    __tablename__ = "output_subjects"
    __table_args__ = (UniqueConstraint("output_id", "subject_id"),)
    OWNER = "output_id"

    output_id: Mapped[int] = mapped_column(ForeignKey("outputs.id", ondelete="CASCADE"))


class SessionOutput(Base):
    """An output that a session made or fed; pinned at its version when the session closes."""

    __tablename__ = "session_outputs"
    __table_args__ = (UniqueConstraint("session_id", "output_id"),)

    id: Mapped[Id]
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    output_id: Mapped[int] = mapped_column(ForeignKey("outputs.id", ondelete="CASCADE"), index=True)
    version_number: Mapped[int | None]
    part: Mapped[LongText] = mapped_column(default="")  # what the session gave to a digest
    at: Mapped[datetime] = mapped_column(default=now)
    session: Mapped[Session] = relationship()
    output: Mapped[Output] = relationship()
