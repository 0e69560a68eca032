"""A point that was not finished returns: a new point linked to the old one, which stays whole."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from sqlalchemy import or_, select

from cop.chain.actions.raising import build_on_the_same
from cop.db import db
from cop.people.models import Person
from cop.sessions.actions import PointText, add_point, inherit_proposer, move_proposal, schedule
from cop.sessions.models import AgendaItem, ItemLink, Session
from cop.sessions.words import PLANNED, LinkKind, PointStatus, Status


def carry_over(session: Session, *, by: Person | None) -> None:
    """Carry what is marked as carried to the session that follows, else to the backlog.

    Parked points go to the backlog. What was carried before is not carried twice. Proposals that
    nobody answered move on to where they can still be answered.
    """
    following = _following(session)
    let_proposals_go_on(session)
    for point in _unfinished(session):
        if point.status is PointStatus.CARRIED:
            begin_again(point, following, LinkKind.CARRIED, by=by)
        else:
            parked = begin_again(point, None, LinkKind.RELATED, by=by)
            parked.answer, parked.ask_on = point.answer, point.ask_on
    db.session.flush()


def let_proposals_go_on(session: Session) -> int:
    """Let proposals that nobody answered wait in the session that follows, else on the backlog.

    They stay proposals. Returns how many there were; the caller holds the session's lock.
    """
    proposals = _unanswered(session)
    following = _following(session) if proposals else None
    for proposal in proposals:
        move_proposal(proposal, following)
    return len(proposals)


def begin_again(
    point: AgendaItem,
    to: Session | None,
    kind: LinkKind,
    *,
    by: Person | None,
    title: str = "",
) -> AgendaItem:
    """Return a new point that says the same, on the session's agenda or on the backlog.

    The old one stays whole; `title` is what the new one is called where it asks another question.
    """
    again = add_point(
        point.group,
        to,
        PointText(
            title=title or point.title,
            kind=point.kind,
            source=point.source,
            duration=point.duration,
            presenter=point.presenter,
            presenter_name=point.presenter_name,
        ),
        status=PointStatus.SCHEDULED if to else PointStatus.WAITING,
        by=by,
    )
    if point.proposed_by_id or point.nameless:
        inherit_proposer(again, point)
    db.session.add(ItemLink(from_id=point.id, to_id=again.id, kind=kind))
    build_on_the_same(again, point)
    return again


def take_waiting(session: Session) -> None:
    """Take onto the agenda what was carried to the backlog, and what is to be asked about again."""
    day = session.starts_at.astimezone(ZoneInfo(session.tzid)).date()
    carried = select(ItemLink.id).where(
        ItemLink.to_id == AgendaItem.id, ItemLink.kind == LinkKind.CARRIED
    )
    waiting = (
        select(AgendaItem)
        .where(
            AgendaItem.group_id == session.group_id,
            AgendaItem.session_id.is_(None),
            AgendaItem.status == PointStatus.WAITING,
            or_(carried.exists(), AgendaItem.ask_on <= day),
        )
        .order_by(AgendaItem.rank)
    )
    for point in db.session.scalars(waiting).all():
        schedule(point, session)


def _following(session: Session) -> Session | None:
    return db.session.scalar(
        select(Session)
        .where(
            Session.follows_id == session.id,
            Session.status.in_((*PLANNED, Status.IN_PROGRESS)),
        )
        .order_by(Session.starts_at)
        .limit(1)
        .with_for_update(of=Session, key_share=True)  # so that it does not end meanwhile
    )


def _unanswered(session: Session) -> list[AgendaItem]:
    return list(
        db.session.scalars(
            select(AgendaItem)
            .where(AgendaItem.session_id == session.id, AgendaItem.status == PointStatus.PROPOSED)
            .order_by(AgendaItem.rank, AgendaItem.id)
        )
    )


def _unfinished(session: Session) -> list[AgendaItem]:
    linked = select(ItemLink.id).where(ItemLink.from_id == AgendaItem.id)
    return list(
        db.session.scalars(
            select(AgendaItem)
            .where(
                AgendaItem.session_id == session.id,
                AgendaItem.status.in_((PointStatus.CARRIED, PointStatus.PARKED)),
                ~linked.exists(),
            )
            .order_by(AgendaItem.rank, AgendaItem.id)
        )
    )
