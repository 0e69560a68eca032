"""An idea becomes a point, a session or a circle; who noted it is credited."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import select

from cop.chain.models import BuildsOn
from cop.db import db
from cop.db.unit import lock
from cop.groups.models import Group
from cop.ideas.actions import adopt_idea
from cop.ideas.models import Idea
from cop.kit.problems import Refused
from cop.people.models import Person
from cop.sessions.actions import PointText, propose
from cop.sessions.models import AgendaItem, Session


def take_up_as_point(
    idea: Idea, group: Group, session: Session | None, *, by: Person
) -> AgendaItem:
    """Put the idea on the session's agenda, or on the circle's backlog, as its author's point.

    Refused where it is of another circle, or somebody was faster.
    """
    lock(group)
    point = _point_of(idea, group, session, by=by)
    adopt_idea(idea, by=by)
    return point


def take_up_as_session(idea: Idea, session: Session, *, by: Person) -> AgendaItem:
    """Note that the session was planned for the idea, which is a point of it; Refused as above."""
    point = _point_of(idea, session.group, session, by=by)
    adopt_idea(idea, by=by, session=session)
    return point


def take_up_as_circle(idea: Idea, circle: Group, *, by: Person) -> None:
    """Note that the circle was made for the idea; Refused where somebody was faster."""
    adopt_idea(idea, by=by, circle=circle)


def _point_of(idea: Idea, group: Group, session: Session | None, *, by: Person) -> AgendaItem:
    if idea.group_id not in (None, group.id):
        raise Refused(_("This is kept inside its circle, so it is taken up only there."))
    wanted = PointText(title=idea.words, source=idea.source)
    point = propose(group, session, wanted, by=by, accepted=True)
    hers = select(Idea.nameless_by_id).where(Idea.id == idea.id)
    point.proposed_by_id, point.nameless = idea.by_id, idea.nameless
    point.nameless_by_id = db.session.scalar(hers)
    db.session.add(BuildsOn(point_id=point.id, idea_id=idea.id, by_id=by.id))
    db.session.flush()
    return point
