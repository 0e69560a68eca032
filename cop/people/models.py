"""People, the devices on which they are signed in, and how a forgotten password is set anew."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cop.db import Base
from cop.db.types import Id, Line, closed_set
from cop.kit.clock import now
from cop.libraries.models import Library
from cop.people.names import first_name, initials
from cop.people.words import Digest, Role
from cop.subjects.models import SubjectUse


class Person(Base):
    """Somebody with an account; e-mail and login are kept in lower case and are unique."""

    __tablename__ = "people"

    id: Mapped[Id]
    email: Mapped[str] = mapped_column(String(254), unique=True)
    login: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[Line]
    words: Mapped[str] = mapped_column(String(450), default="")  # name and login, to search in
    orcid: Mapped[str | None] = mapped_column(String(19), unique=True)
    locale: Mapped[str] = mapped_column(String(5))
    time_zone: Mapped[str] = mapped_column(String(40))
    role: Mapped[Role] = mapped_column(closed_set(Role), default=Role.MEMBER)
    digest: Mapped[Digest] = mapped_column(closed_set(Digest), default=Digest.DAILY)
    password_hash: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(default=now)
    renamed_at: Mapped[datetime | None]  # until the archive finds their texts by the new name
    seen_at: Mapped[datetime | None]  # about when the person last used the site
    deactivated_at: Mapped[datetime | None]  # from then on nobody signs in with this account

    @property
    def initials(self) -> str:
        """Return one or two letters that stand for the name."""
        return initials(self.name)

    @property
    def first_name(self) -> str:
        """Return how one is greeted: the first word, or two where that is a title such as “Ni”."""
        return first_name(self.name)

    @property
    def is_active(self) -> bool:
        """Say whether the person may sign in; what they wrote stays readable either way."""
        return self.deactivated_at is None

    @property
    def is_administrator(self) -> bool:
        """Say whether the person looks after the site."""
        return self.role is Role.ADMINISTRATOR


class PersonSubject(SubjectUse, Base):
    """What somebody says they know about."""

    __tablename__ = "person_subjects"
    __table_args__ = (UniqueConstraint("person_id", "subject_id"),)
    OWNER = "person_id"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))


class Affiliation(Base):
    """A person's post at a library, for a time; without a last day it lasts."""

    __tablename__ = "affiliations"

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    library_id: Mapped[int | None] = mapped_column(ForeignKey("libraries.id"), index=True)
    library_name: Mapped[Line] = mapped_column(default="")  # as it was written, if not on the list
    post: Mapped[Line] = mapped_column(default="")
    words: Mapped[str] = mapped_column(String(800), default="")  # of both, to search in
    since: Mapped[date | None]
    until: Mapped[date | None]  # the last day
    version: Mapped[int] = mapped_column(default=1)  # grows with every edit, to see conflicts
    library: Mapped[Library | None] = relationship()

    @property
    def place(self) -> str:
        """Return the name of the library."""
        return self.library.name if self.library else self.library_name

    @property
    def told(self) -> str:
        """Return the whole of it in one line."""
        days = f"{self.since or '…'} – {self.until or '…'}" if self.since or self.until else ""
        return ", ".join(filter(None, (self.post, self.place, days)))


class Absence(Base):
    """Days on which somebody is away, the first and the last one among them."""

    __tablename__ = "absences"

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    first_day: Mapped[date]
    last_day: Mapped[date]
    reason: Mapped[str] = mapped_column(String(200), default="")  # for few: see `people/absences`
    said_at: Mapped[datetime] = mapped_column(default=now)
    version: Mapped[int] = mapped_column(default=1)  # grows with every edit, to see conflicts

    @property
    def days(self) -> str:
        """Return the days as the audit log tells them."""
        return f"{self.first_day} – {self.last_day}"


class Device(Base):
    """A browser in which a person is signed in; only the hash of its token is kept."""

    __tablename__ = "devices"

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    agent: Mapped[str] = mapped_column(String(200), default="")
    created_at: Mapped[datetime] = mapped_column(default=now)
    seen_at: Mapped[datetime] = mapped_column(default=now)
    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)


class PasswordLink(Base):
    """A link that sets a password once; only the hash of its token is kept."""

    __tablename__ = "password_links"

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)


class PasswordWish(Base):
    """Somebody asked on the sign-in page for a link; kept until the worker has answered.

    What was typed is looked up by the worker alone, so that the page cannot tell who is here.
    """

    __tablename__ = "password_wishes"

    id: Mapped[Id]
    typed: Mapped[str] = mapped_column(String(254))
    at: Mapped[datetime] = mapped_column(default=now)
