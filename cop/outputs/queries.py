"""Questions about outputs; drafts are seen by the circle, published ones by who sees the circle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import aliased, contains_eager, joinedload, selectinload

from cop.db import db
from cop.db.prepared import prepared, rows
from cop.groups.models import Group, Membership
from cop.groups.queries import groups_seen_by
from cop.libraries.models import Library
from cop.outputs.models import (
    Contributor,
    Output,
    OutputSubject,
    OutputVersion,
    SessionOutput,
)
from cop.outputs.words import ContributorRole, OutputStatus, OutputType
from cop.people.models import Person
from cop.sessions.models import Session
from cop.subjects.queries import headings_of
from cop.subjects.tree import Heading


@dataclass(frozen=True)
class LinkedOutput:
    """An output as it hangs from a session in a row: enough to name it and to link to it."""

    id: int
    slug: str
    title: str
    published: bool
    running: bool


class OutputRow(NamedTuple):
    """What a list shows of an output, with the name of its circle."""

    id: int
    slug: str
    title: str
    type: OutputType
    status: OutputStatus
    running: bool
    published_at: datetime | None
    circle: str


def output_seen_by(person: Person | None, output_id: int) -> Output | None:
    """Return the output with its circle and contributors, or None."""
    return db.session.scalar(*_output_seen_by(person, output_id))


@prepared
def _output_seen_by(person: Person | None, output_id: int) -> Select[Output]:
    return (
        select(Output)
        .options(
            joinedload(Output.group),
            selectinload(Output.contributors).joinedload(Contributor.person),
        )
        .where(Output.id == output_id, seen_by(person))
    )


def newest_version(output: Output, *, published: bool) -> OutputVersion | None:
    """Return the newest version: the published one, or the working text where there is one."""
    wanted = select(OutputVersion).where(OutputVersion.output_id == output.id)
    if published:
        wanted = wanted.where(OutputVersion.published_at.is_not(None))
    return db.session.scalar(wanted.order_by(OutputVersion.number.desc()).limit(1))


def versions_of(person: Person | None, output: Output, *, drafts: bool) -> Sequence[OutputVersion]:
    """Return the versions, newest first; with the working text only where drafts are wanted."""
    wanted = (
        select(OutputVersion)
        .join(Output, Output.id == OutputVersion.output_id)
        .options(joinedload(OutputVersion.by))
        .where(OutputVersion.output_id == output.id, seen_by(person))
    )
    if not drafts:
        wanted = wanted.where(OutputVersion.published_at.is_not(None))
    return db.session.scalars(wanted.order_by(OutputVersion.number.desc())).all()


def outputs_of(person: Person | None, session: Session) -> Sequence[SessionOutput]:
    """Return what the session made or fed and the person may see, in the order it was made."""
    return db.session.scalars(*_outputs_of(person, session.id)).all()


@prepared
def _outputs_of(person: Person | None, session_id: int) -> Select[SessionOutput]:
    return (
        select(SessionOutput)
        .join(Output, Output.id == SessionOutput.output_id)
        .options(joinedload(SessionOutput.output))
        .where(SessionOutput.session_id == session_id, seen_by(person))
        .order_by(SessionOutput.id)
    )


def sessions_behind(person: Person | None, output: Output) -> Sequence[SessionOutput]:
    """Return the sessions that the output came from, the earliest one first."""
    return db.session.scalars(*_sessions_behind(person, output.id)).all()


@prepared
def _sessions_behind(person: Person | None, output_id: int) -> Select[SessionOutput]:
    return (
        select(SessionOutput)
        .join(Session, Session.id == SessionOutput.session_id)
        .options(joinedload(SessionOutput.session).joinedload(Session.group))
        .where(SessionOutput.output_id == output_id, Session.group_id.in_(groups_seen_by(person)))
        .order_by(Session.starts_at)
    )


def outputs_of_sessions(
    person: Person | None, session_ids: Sequence[int]
) -> dict[int, list[LinkedOutput]]:
    """Return, by session id, what hangs from each session; in one statement."""
    found: dict[int, list[LinkedOutput]] = defaultdict(list)
    for row in rows(*_outputs_of_sessions(person, session_ids)):
        session_id, output_id, slug, title, status, running = row
        published = status is OutputStatus.PUBLISHED
        found[session_id].append(LinkedOutput(output_id, slug, title, published, running))
    return dict(found)


@prepared
def _outputs_of_sessions(
    person: Person | None, session_ids: Sequence[int]
) -> Select[*tuple[Any, ...]]:
    return (
        select(
            SessionOutput.session_id,
            Output.id,
            Output.slug,
            Output.title,
            Output.status,
            Output.running,
        )
        .join(Output, Output.id == SessionOutput.output_id)
        .where(SessionOutput.session_id.in_(session_ids), seen_by(person))
        .order_by(SessionOutput.id)
    )


def outputs_of_group(person: Person | None, group: Group, limit: int = 8) -> list[OutputRow]:
    """Return the circle's outputs, the newest one first."""
    return [OutputRow._make(row) for row in rows(*_outputs_of_group(person, group.id, limit))]


@prepared
def _outputs_of_group(person: Person | None, group_id: int, limit: int) -> Select[*tuple[Any, ...]]:
    return (
        _output_rows()
        .where(Output.group_id == group_id, seen_by(person))
        .order_by(Output.published_at.is_not(None), Output.published_at.desc(), Output.id.desc())
        .limit(limit)
    )


def outputs_at(person: Person | None, library: Library, limit: int) -> Sequence[Output]:
    """Return what circles at home in the library published, the newest one first."""
    return db.session.scalars(
        select(Output)
        .join(Group, Group.id == Output.group_id)
        .options(contains_eager(Output.group))
        .where(Group.library_id == library.id, Output.published_at.is_not(None), seen_by(person))
        .order_by(Output.published_at.desc(), Output.id.desc())
        .limit(limit)
    ).all()


def published_lately(person: Person | None, limit: int = 5) -> list[OutputRow]:
    """Return the newest published outputs of all circles that the person sees.

    Of a circle's digests only the newest is among them: they would push all else away.
    """
    return [OutputRow._make(row) for row in rows(*_published_lately(person, limit))]


@prepared
def _published_lately(person: Person | None, limit: int) -> Select[*tuple[Any, ...]]:
    return (
        _output_rows()
        .where(Output.status == OutputStatus.PUBLISHED, seen_by(person), ~_has_newer_digest())
        .order_by(Output.published_at.desc(), Output.id.desc())
        .limit(limit)
    )


def _output_rows() -> Select[*tuple[Any, ...]]:
    told = (Output.id, Output.slug, Output.title, Output.type, Output.status, Output.running)
    wanted = select(*told, Output.published_at, Group.name).select_from(Output)
    return wanted.join(Group, Group.id == Output.group_id)


def _has_newer_digest() -> ColumnElement[bool]:
    """Return the condition that an output is a digest and its circle has one of a later week."""
    newer = aliased(Output)
    return exists().where(
        newer.group_id == Output.group_id,
        newer.period > Output.period,
        newer.status == OutputStatus.PUBLISHED,
    )


def outputs_about(
    person: Person | None, subject_ids: Collection[int], *, limit: int
) -> Sequence[Output]:
    """Return the newest published outputs that have one of the subjects."""
    having = select(OutputSubject.output_id).where(OutputSubject.subject_id.in_(subject_ids))
    return db.session.scalars(
        select(Output)
        .options(joinedload(Output.group))
        .where(Output.status == OutputStatus.PUBLISHED, Output.id.in_(having), seen_by(person))
        .order_by(Output.published_at.desc(), Output.id.desc())
        .limit(limit)
    ).all()


def writers_about(person: Person | None, subject_ids: Collection[int]) -> dict[int, int]:
    """Return by person id how many published outputs on one of the subjects they wrote.

    Of those that the person who asks sees.
    """
    having = select(OutputSubject.output_id).where(OutputSubject.subject_id.in_(subject_ids))
    rows = db.session.execute(
        select(Contributor.person_id, func.count(Contributor.output_id.distinct()))
        .join(Output, Output.id == Contributor.output_id)
        .where(
            Output.id.in_(having),
            Output.status == OutputStatus.PUBLISHED,
            Contributor.person_id.is_not(None),
            Contributor.role == ContributorRole.AUTHOR,
            seen_by(person),
        )
        .group_by(Contributor.person_id)
    )
    return {writer: count for writer, count in rows if writer}


def subjects_of(output: Output) -> list[Heading]:
    """Return the output's subjects, in the order they were given; it has been found already."""
    return headings_of(OutputSubject, [output.id]).get(output.id, [])


def running_manuscript(person: Person | None, group: Group) -> Output | None:
    """Return the manuscript that the circle is writing on, or None."""
    return db.session.scalar(*_running_manuscript(person, group.id))


@prepared
def _running_manuscript(person: Person | None, group_id: int) -> Select[Output]:
    return (
        select(Output)
        .where(
            Output.group_id == group_id,
            Output.running,
            Output.period.is_(None),
            Output.status == OutputStatus.DRAFT,
            seen_by(person),
        )
        .order_by(Output.id.desc())
        .limit(1)
    )


def outputs_with(person: Person | None, ids: Collection[int]) -> Sequence[Output]:
    """Return those of the outputs that the person may see."""
    return db.session.scalars(select(Output).where(Output.id.in_(ids), seen_by(person))).all()


def seen_by(person: Person | None) -> ColumnElement[bool]:
    """Return the condition that an output may be seen by the person."""
    visible = Output.group_id.in_(groups_seen_by(person))
    published = Output.status == OutputStatus.PUBLISHED
    if person is None:
        return and_(visible, published)
    own = select(Membership.group_id).where(Membership.person_id == person.id)
    return and_(visible, or_(published, Output.group_id.in_(own)))
