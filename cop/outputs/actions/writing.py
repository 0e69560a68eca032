"""An output's description and text: begun, saved without losing anybody's words, published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select

from cop import text
from cop.db import db
from cop.db.unit import lock
from cop.discussions.actions import new_thread
from cop.groups.models import Group
from cop.kit.clock import now
from cop.kit.slugs import slug_of
from cop.outputs.indexing import index_output
from cop.outputs.models import (
    Contributor,
    Output,
    OutputSubject,
    OutputVersion,
    SessionOutput,
)
from cop.outputs.words import ContributorRole, Licence, OutputStatus, OutputType
from cop.people.models import Person
from cop.subjects.actions import give_subjects, recognised


class Conflict(Exception):
    """The output was saved by somebody else since the writer last had it; nothing was written."""

    def __init__(self, output: Output) -> None:
        super().__init__("the output has changed")
        self.output = output


@dataclass(frozen=True)
class Credit:
    """Somebody who contributed: a person, or a name, and what they did."""

    name: str
    person: Person | None = None
    role: ContributorRole = ContributorRole.AUTHOR


@dataclass(frozen=True)
class OutputText:
    """What an output says of itself, and its body as Markdown."""

    title: str
    type: OutputType
    language: str
    body: str
    abstract: str = ""
    licence: Licence = Licence.BY
    subjects: Sequence[str] = ()  # names of headings; unknown ones are proposed
    credits: Sequence[Credit] = field(default_factory=tuple)


def start_output(group: Group, written: OutputText, *, by: Person | None) -> Output:
    """Make a draft with its first version as working text."""
    output = Output(
        group_id=group.id,
        group=group,
        slug="",
        type=written.type,
        title=written.title,
        language=written.language,
        created_by_id=by.id if by else None,
        thread_id=new_thread().id,
    )
    _describe(output, written)
    db.session.add(output)
    db.session.flush()
    _say_subjects(output, written)
    _write(output, written, by=by)
    return output


def save_output(output: Output, written: OutputText, *, revision: int, by: Person) -> None:
    """Save what was written; raises Conflict where somebody saved since `revision`.

    What is published or pinned by a closed session stays as it is: title, abstract and text become
    a new version. The body of a digest is put together from its sessions and cannot be written;
    what it is called is published at once, as all of it is.
    """
    lock(output)
    if output.revision != revision:
        raise Conflict(output)
    _describe(output, written)
    _say_subjects(output, written)
    _write(output, written, by=by)
    output.revision += 1
    db.session.flush()
    if output.period is not None:
        publish(output)
    elif output.status is OutputStatus.PUBLISHED:
        index_output(output, newest_of(output, published=True))


def publish(output: Output, *, at: datetime | None = None) -> None:
    """Fix the working text as a version that everybody who sees the circle may read.

    `at` is when it was published first, for what was published elsewhere; else now.
    """
    lock(output)
    newest = newest_of(output)
    if newest is not None and newest.published_at is None:
        newest.published_at = at or now()
        _call_as(output, newest)
    output.status, output.running = OutputStatus.PUBLISHED, output.period is not None
    output.published_at = output.published_at or at or now()
    output.revision += 1
    db.session.flush()
    index_output(output, newest)


def write_body(output: Output, body: str, *, by: Person | None) -> None:
    """Set the working text, under the title and abstract that it has."""
    newest = newest_of(output) or output
    _write_version(output, newest.title, newest.abstract, body, by=by)


def _write(output: Output, written: OutputText, *, by: Person | None) -> None:
    """Write what is versioned; before anything is published the output is called so at once."""
    newest = newest_of(output)
    body = newest.source if newest and output.period is not None else written.body
    version = _write_version(output, written.title, written.abstract, body, by=by)
    if output.status is not OutputStatus.PUBLISHED:
        _call_as(output, version)


def _write_version(
    output: Output, title: str, abstract: str, body: str, *, by: Person | None
) -> OutputVersion:
    """Set the working text: in place while nobody relies on it, else as the next version."""
    newest = newest_of(output)
    if newest and (newest.title, newest.abstract, newest.source) == (title, abstract, body):
        return newest
    if newest is None or newest.published_at or _is_pinned(newest):
        newest = OutputVersion(output_id=output.id, number=newest.number + 1 if newest else 1)
    rendered = text.render(body)
    newest.title, newest.abstract = title, abstract
    newest.source, newest.html, newest.renderer = body, rendered.html, text.RENDERER_VERSION
    newest.by_id, newest.saved_at = by.id if by else None, now()
    db.session.add(newest)
    db.session.flush()
    return newest


def _call_as(output: Output, version: OutputVersion) -> None:
    output.title, output.abstract = version.title, version.abstract
    output.slug = slug_of(version.title, 80) or "output"


def newest_of(output: Output, *, published: bool = False) -> OutputVersion | None:
    """Return the newest version, or the newest published one."""
    wanted = select(OutputVersion).where(OutputVersion.output_id == output.id)
    if published:
        wanted = wanted.where(OutputVersion.published_at.is_not(None))
    return db.session.scalar(wanted.order_by(OutputVersion.number.desc()).limit(1))


def _describe(output: Output, written: OutputText) -> None:
    output.type, output.language, output.licence = written.type, written.language, written.licence
    output.contributors.clear()
    output.contributors = [
        Contributor(
            position=place,
            name=credit.name,
            person_id=credit.person.id if credit.person else None,
            role=credit.role,
        )
        for place, credit in enumerate(written.credits)
    ]


def _say_subjects(output: Output, written: OutputText) -> None:
    found = recognised(written.subjects, language=written.language)
    give_subjects(OutputSubject, output.id, found)


def _is_pinned(version: OutputVersion) -> bool:
    pins = select(func.count()).where(
        SessionOutput.output_id == version.output_id,
        SessionOutput.version_number == version.number,
    )
    return bool(db.session.scalar(pins))
