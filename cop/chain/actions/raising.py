"""What came out of one session is taken up in another: a point that builds on it."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import select

from cop.chain.models import BuildsOn
from cop.db import db
from cop.db.types import LINE_LENGTH
from cop.db.unit import lock
from cop.decisions.models import Decision
from cop.followups.models import FollowUp
from cop.groups.models import Group
from cop.groups.words import Visibility
from cop.kit.problems import Refused
from cop.outputs.models import Output
from cop.people.models import Person
from cop.sessions.actions import PointText, propose
from cop.sessions.models import AgendaItem, Session
from cop.sessions.words import PointStatus

Ground = Output | Decision | FollowUp
STILL_TO_COME = (PointStatus.PROPOSED, PointStatus.WAITING, PointStatus.SCHEDULED)


def raise_again(
    ground: Ground, group: Group, session: Session | None, *, by: Person, accepted: bool
) -> AgendaItem:
    """Put a point that builds on it on the session's agenda, or on the circle's backlog.

    A proposal unless accepted. Where such a point is still to come, it is returned instead.
    Refused where the circle's people might not see what it is about.
    """
    if ground.group_id != group.id and _kept_inside(ground):
        raise Refused(_("This is kept inside its circle, so it is taken up only there."))
    lock(group)
    known = _still_to_come(ground, group)
    if known is not None:
        return known
    point = propose(group, session, _wanted(ground), by=by, accepted=accepted)
    db.session.add(BuildsOn(point_id=point.id, by_id=by.id, **_reference(ground)))
    db.session.flush()
    return point


def build_on_the_same(again: AgendaItem, earlier: AgendaItem) -> None:
    """Let a point that returns build on what it built on before."""
    for row in db.session.scalars(select(BuildsOn).where(BuildsOn.point_id == earlier.id)).all():
        db.session.add(
            BuildsOn(
                point_id=again.id,
                output_id=row.output_id,
                decision_id=row.decision_id,
                follow_up_id=row.follow_up_id,
                idea_id=row.idea_id,
                by_id=row.by_id,
            )
        )
    db.session.flush()


def _reference(ground: Ground) -> dict[str, int]:
    names = {Output: "output_id", Decision: "decision_id", FollowUp: "follow_up_id"}
    return {names[type(ground)]: ground.id}


def _wanted(ground: Ground) -> PointText:
    """Return the first line as the title; words that do not fit into it stand below."""
    if isinstance(ground, Output):
        return PointText(title=ground.title)
    words = ground.what if isinstance(ground, FollowUp) else ground.text
    title = " ".join(words.split())
    if len(title) <= LINE_LENGTH:
        return PointText(title=title)
    return PointText(title=title[: LINE_LENGTH - 1].rsplit(" ", 1)[0] + "…", source=words)


def _kept_inside(ground: Ground) -> bool:
    home = ground.group if isinstance(ground, Output) else ground.session.group
    return home.visibility is Visibility.MEMBERS


def _still_to_come(ground: Ground, group: Group) -> AgendaItem | None:
    ((column, ref),) = _reference(ground).items()
    return db.session.scalar(
        select(AgendaItem)
        .join(BuildsOn, BuildsOn.point_id == AgendaItem.id)
        .where(
            getattr(BuildsOn, column) == ref,
            AgendaItem.group_id == group.id,
            AgendaItem.status.in_(STILL_TO_COME),
        )
        .order_by(AgendaItem.id.desc())
        .limit(1)
    )
