"""The running digest of a week, put together from what its sessions gave."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import select

from cop.db import db
from cop.db.unit import lock
from cop.discussions.actions import new_thread
from cop.kit.dates import long_day
from cop.kit.slugs import slug_of
from cop.outputs.actions.from_sessions import tie
from cop.outputs.actions.writing import publish, write_body
from cop.outputs.models import Output, SessionOutput
from cop.outputs.words import OutputType
from cop.people.models import Person
from cop.sessions.models import Session


def feed_digest(session: Session, *, by: Person | None, compiled: str) -> Output:
    """Put what the session gave into the digest of its week, and publish it anew.

    Feeding the same session again replaces its part. Whoever renames it meanwhile is waited for.
    """
    lock(session.group)
    digest = _digest_of(session, by=by)
    lock(digest)
    tie(session, digest).part = compiled
    db.session.flush()
    write_body(digest, _composed(digest), by=by)
    publish(digest)
    return digest


def _digest_of(session: Session, *, by: Person | None) -> Output:
    local = session.starts_at.astimezone(ZoneInfo(session.tzid)).isocalendar()
    period = f"{local.year}-W{local.week:02}"
    known = db.session.scalar(
        select(Output).where(Output.group_id == session.group_id, Output.period == period)
    )
    if known is not None:
        return known
    with force_locale(session.group.language):
        title = _(
            "%(circle)s, digest of week %(week)s of %(year)s",
            circle=session.group.name,
            week=local.week,
            year=local.year,
        )
    output = Output(
        group_id=session.group_id,
        group=session.group,
        slug=slug_of(title, 80) or "digest",
        type=OutputType.DIGEST,
        title=title,
        language=session.group.language,
        running=True,
        period=period,
        created_by_id=by.id if by else None,
        thread_id=new_thread().id,
    )
    db.session.add(output)
    db.session.flush()
    return output


def _composed(digest: Output) -> str:
    parts = db.session.scalars(
        select(SessionOutput)
        .join(Session, Session.id == SessionOutput.session_id)
        .where(SessionOutput.output_id == digest.id, SessionOutput.part != "")
        .order_by(Session.starts_at)
    )
    with force_locale(digest.group.language):
        return "\n\n".join(f"## {_heading(made.session)}\n\n{made.part}" for made in parts)


def _heading(session: Session) -> str:
    return f"{long_day(session.starts_at, session.tzid)} · {session.name}"
