"""Old minutes become closed sessions, old articles published outputs; twice changes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flask_babel import gettext as _
from sqlalchemy import select

from cop.chain.compiling import fixed_points
from cop.chain.indexing import index_session
from cop.db import db
from cop.db.types import LINE_LENGTH
from cop.decisions.actions import add_decision
from cop.followups.actions import add_follow_up
from cop.followups.words import FollowUpStatus
from cop.groups.models import Group
from cop.groups.words import MemberRole
from cop.importing.folder import Read
from cop.importing.models import ImportSource
from cop.importing.reading import Article, Meeting, PointRead
from cop.importing.reading.addresses import leading
from cop.kit.problems import Invalid
from cop.minutes.actions import fix, save_note
from cop.outputs import actions as outputs
from cop.outputs.actions import Credit, OutputText
from cop.outputs.words import Licence, OutputType
from cop.people.models import Person
from cop.people.queries import people_named
from cop.sessions import actions as sessions
from cop.sessions.actions import Plan, PointText
from cop.sessions.models import AgendaItem, Session
from cop.sessions.rules import part_in
from cop.sessions.words import PointStatus, Presence, PresenceSource, Status

NOON = time(12)  # where no time is known: the same day everywhere between Sabang and Merauke


class Outcome(StrEnum):
    """What became of one thing that was read."""

    NEW = "new"
    UNCHANGED = "unchanged"
    CHANGED = "changed"


@dataclass(frozen=True)
class Importer:
    """Into which circle, by whom, and what counts where the source does not say."""

    group: Group
    by: Person
    tzid: str
    language: str


def import_meeting(importer: Importer, read: Read, meeting: Meeting) -> Outcome:
    """Make a closed session of the meeting, at its place in the circle's chain.

    One that is there already stays as it is, also when its file has changed since: adopted
    minutes are not rewritten. Raises Invalid for a meeting without a date.
    """
    known = _known(importer.group, read)
    if known is not None:
        return known
    session = _session(importer, meeting)
    _write(importer, session, meeting)
    _settle(importer, session)
    _keep(importer.group, read, session_id=session.id)
    return Outcome.NEW


def import_article(importer: Importer, read: Read, article: Article) -> Outcome:
    """Make a published output of the article; one that is there already stays as it is."""
    known = _known(importer.group, read)
    if known is not None:
        return known
    people, address = people_named(article.authors), _web_address(article)
    written = OutputText(
        title=article.title[:LINE_LENGTH],
        type=OutputType.ARTICLE,
        language=article.language if article.language in ("id", "en") else importer.language,
        body=leading(article.body, address),
        abstract=article.summary,
        licence=Licence.BY,
        subjects=article.subjects,
        credits=[Credit(name[:LINE_LENGTH], people.get(name)) for name in article.authors],
    )
    output = outputs.start_output(importer.group, written, by=None)
    output.source_url = address[:500]
    at = datetime.combine(article.date, NOON, ZoneInfo(importer.tzid)) if article.date else None
    outputs.publish(output, at=at)
    _keep(importer.group, read, output_id=output.id)
    return Outcome.NEW


def _known(group: Group, read: Read) -> Outcome | None:
    source = db.session.scalar(
        select(ImportSource).where(ImportSource.group_id == group.id, ImportSource.key == read.key)
    )
    if source is None:
        return None
    return Outcome.UNCHANGED if source.checksum == read.checksum else Outcome.CHANGED


def _session(importer: Importer, meeting: Meeting) -> Session:
    if meeting.date is None:
        raise Invalid(_("It names no date, so it has no place in the chain."))
    tzid = _zone(meeting.time_zone) or importer.tzid
    people = people_named([n for n in (meeting.facilitator, meeting.scribe) if n])
    session = sessions.plan(
        importer.group,
        Plan(
            starts_at=datetime.combine(meeting.date, meeting.starts or NOON, ZoneInfo(tzid)),
            tzid=tzid,
            duration=None,
            title=meeting.title[:LINE_LENGTH],
            facilitator=people.get(meeting.facilitator or ""),
            scribe=people.get(meeting.scribe or ""),
            time_known=meeting.starts is not None,
        ),
        by=importer.by,
    )
    _take_place(session)
    return session


def _take_place(session: Session) -> None:
    """Let the session that came after the one before follow this one from now on."""
    followers = select(Session).where(
        Session.group_id == session.group_id,
        Session.id != session.id,
        Session.starts_at > session.starts_at,
        Session.follows_id == session.follows_id
        if session.follows_id
        else Session.follows_id.is_(None),
    )
    for follower in db.session.scalars(followers.order_by(Session.starts_at).limit(1)):
        follower.follows_id = session.id
    db.session.flush()


def _write(importer: Importer, session: Session, meeting: Meeting) -> None:
    sessions.step(session, Status.WRITING_UP, by=importer.by, reason=_("imported"))
    people = people_named([attendee.name for attendee in meeting.attendance])
    for attendee in meeting.attendance:
        _attend(session, attendee.name, people.get(attendee.name), attendee.how.value)
    head = meeting.preamble
    if len(meeting.title) > LINE_LENGTH:
        head = f"{meeting.title}\n\n{head}"
    if head.strip():
        save_note(session, None, head, base=0, by=None)
    for point in meeting.points:
        _write_point(importer, session, point)


def _attend(session: Session, name: str, person: Person | None, how: str) -> None:
    presence = Presence(how.replace("_", "-"))
    if person is not None:
        sessions.record_person(session, person, presence, PresenceSource.IMPORT)
    else:
        sessions.record_guest(session, name[:LINE_LENGTH], presence, PresenceSource.IMPORT)


def _write_point(importer: Importer, session: Session, read: PointRead) -> None:
    title = f"{read.number} {read.title}".strip() if read.number else read.title
    text = f"{title}\n\n{read.text}" if len(title) > LINE_LENGTH else read.text
    if len(title) > LINE_LENGTH:
        title = f"{title[: LINE_LENGTH - 1]}…"
    point = sessions.add_point(
        importer.group, session, PointText(title=title), status=PointStatus.RESOLVED, by=None
    )
    if text.strip():
        save_note(session, point, text, base=0, by=None)
    for decision in read.decisions:
        add_decision(session, point, decision, by=None)
    _write_follow_ups(session, point, read)


def _write_follow_ups(session: Session, point: AgendaItem, read: PointRead) -> None:
    people = people_named([task.who for task in read.follow_ups if task.who])
    for task in read.follow_ups:
        add_follow_up(
            session,
            point,
            what=task.what[:1000],
            who=people.get(task.who or ""),
            who_name=(task.who or "")[:LINE_LENGTH],
            due=task.due,
            by=None,
            status=FollowUpStatus.RECORDED,
        )


def _settle(importer: Importer, session: Session) -> None:
    """Adopt the record as it is and close it; nobody of today adopted it, so nobody is named."""
    part = part_in(importer.by, MemberRole.MODERATOR, session)
    minutes = fix(session, fixed_points(part, session), by=None)
    sessions.step(session, Status.ADOPTED, by=None, reason=_("imported"))
    session.no_output_reason = _("imported minutes")
    sessions.step(session, Status.CLOSED, by=None, reason=_("imported"))
    index_session(session, minutes)


def _keep(
    group: Group, read: Read, *, session_id: int | None = None, output_id: int | None = None
) -> None:
    db.session.add(
        ImportSource(
            group_id=group.id,
            key=read.key,
            checksum=read.checksum,
            original=read.original,
            session_id=session_id,
            output_id=output_id,
        )
    )
    db.session.flush()


def _zone(name: str | None) -> str | None:
    try:
        return ZoneInfo(name).key if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _web_address(article: Article) -> str:
    address = article.address or ""
    return address if address.startswith(("http://", "https://")) else ""
