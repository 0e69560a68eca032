"""What points build on, and where an output was taken up; what one may not see is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from flask_babel import gettext as _
from sqlalchemy import Integer, Select, and_, case, cast, func, null, or_, select, union_all
from sqlalchemy.orm import aliased

from cop.chain.carried import Carried, Origin, Point, Step, steps, trace
from cop.chain.models import BuildsOn
from cop.db.prepared import prepared, rows
from cop.decisions.models import Decision
from cop.discussions.models import Became, Post
from cop.discussions.words import Thing
from cop.followups.models import FollowUp
from cop.groups.models import Group
from cop.groups.queries import groups_seen_by
from cop.ideas.models import Idea
from cop.ideas.queries import seconds_counted
from cop.ideas.queries import seen_by as idea_seen
from cop.outputs.models import Output
from cop.outputs.queries import seen_by as output_seen
from cop.people.models import Person
from cop.sessions.models import AgendaItem, Session
from cop.sessions.queries import notes_seen_by, seen_by
from cop.sessions.words import PointStatus

_AUTHOR = aliased(Person)  # of an idea
ASIDE = (PointStatus.PROPOSED, PointStatus.DECLINED, PointStatus.WITHDRAWN)


class Ground(NamedTuple):
    """What a point builds on: its words and its path within the site."""

    title: str
    path: str


class TakenUp(NamedTuple):
    """Where an output was taken up: a circle, and the session there unless it still waits."""

    slug: str
    group_name: str
    point_id: int
    number: int | None
    starts_at: datetime | None
    tzid: str | None


Grounds = dict[int, list[Ground]]


def grounds_of(person: Person | None, points: Sequence[Point]) -> Grounds:
    """Return, by point id and in one statement, what the points build on."""
    if not points:
        return {}
    found = rows(*_grounds_of(person, [point.id for point in points]))
    return _by_point(map(Step._make, found))


def ties_of(
    person: Person | None, points: Sequence[Point]
) -> tuple[dict[int, Carried], dict[int, Origin], Grounds]:
    """Return, by point id: how it was carried, where it came from, and what it builds on.

    In one statement: it stands before every look at a session.
    """
    if not points:
        return {}, {}, {}
    asked = rows(*_ties_of(person, [point.id for point in points]))
    found = [Step._make(row) for row in asked]
    carried, origins = trace(row for row in found if row.kind is not None)
    return carried, origins, _by_point(row for row in found if row.kind is None)


def taken_up(person: Person | None, output: Output) -> list[TakenUp]:
    """Return where the output was taken up again, the first one first; what waits comes last."""
    return [TakenUp._make(row) for row in rows(*_taken_up(person, output.id))]


def _by_point(found: Iterable[Step]) -> Grounds:
    grounds: Grounds = {}
    for row in found:
        if row.thread_id is not None:
            ground = _post(row)
        elif row.id is not None and row.slug is None:
            ground = _idea(row)
        elif row.id is not None:
            ground = Ground(row.title, f"/outputs/{row.id}/{row.slug}")
        elif row.number is not None:
            path = f"/groups/{row.slug}/sessions/{row.number}#point-{row.source}"
            ground = Ground(row.title, path)
        else:
            continue  # the person may not see it
        grounds.setdefault(row.point, []).append(ground)
    return grounds


def _post(row: Step) -> Ground:
    """Return a post as what a point builds on; nobody learns who wrote it without a name."""
    whose = _("a post by %(name)s", name=row.title) if row.title else _("a post without a name")
    if row.id is not None:
        at = f"/outputs/{row.id}/discussion"
    elif row.number is not None:
        at = f"/groups/{row.slug}/sessions/{row.number}/threads/{row.thread_id}"
    else:
        at = f"/groups/{row.slug}/discussion"
    return Ground(whose, f"{at}?post={row.source}#post-{row.source}")


def _idea(row: Step) -> Ground:
    """Return an idea as what a point builds on, with the credit to who noted it."""
    whose = _("%(name)s’s idea", name=row.title) if row.title else _("a member’s idea")
    if row.number:
        whose = _("%(whose)s, seconded by %(num)s", whose=whose, num=row.number)
    return Ground(whose, f"/ideas/{row.id}")


@prepared
def _ties_of(person: Person | None, point_ids: list[int]) -> Any:
    each = (steps(point_ids), _grounds(person, point_ids), _posts(person, point_ids))
    return union_all(*each).order_by("n")


@prepared
def _grounds_of(person: Person | None, point_ids: list[int]) -> Any:
    return union_all(_grounds(person, point_ids), _posts(person, point_ids)).order_by("n")


def _grounds(person: Person | None, point_ids: list[int]) -> Select[*tuple[Any, ...]]:
    """Select the grounds in the columns of `steps`: `kind` is empty, `id` that of an output.

    An idea has no slug, its `number` is how many second it. Those from `_posts` have a thread.
    """
    return (
        select(
            BuildsOn.id.label("n"),
            BuildsOn.point_id.label("point"),
            func.coalesce(Decision.agenda_item_id, FollowUp.agenda_item_id).label("source"),
            null().label("kind"),
            func.coalesce(Output.title, Decision.text, FollowUp.what, _AUTHOR.name).label("title"),
            cast(null(), Integer).label("thread_id"),
            func.coalesce(Output.id, Idea.id),
            func.coalesce(Session.number, case((Idea.id.is_not(None), seconds_counted()))),
            null().label("status"),
            null().label("starts_at"),
            null().label("tzid"),
            func.coalesce(Output.slug, Group.slug).label("slug"),
        )
        .select_from(BuildsOn)
        .outerjoin(Idea, and_(Idea.id == BuildsOn.idea_id, idea_seen(person)))
        .outerjoin(_AUTHOR, _AUTHOR.id == Idea.by_id)
        .outerjoin(Output, and_(Output.id == BuildsOn.output_id, output_seen(person)))
        .outerjoin(Decision, Decision.id == BuildsOn.decision_id)
        .outerjoin(FollowUp, FollowUp.id == BuildsOn.follow_up_id)
        .outerjoin(
            Session,
            and_(
                Session.id == func.coalesce(Decision.session_id, FollowUp.session_id),
                notes_seen_by(person),
            ),
        )
        .outerjoin(Group, Group.id == Session.group_id)
        .where(BuildsOn.point_id.in_(point_ids))
    )


def _posts(person: Person | None, point_ids: list[int]) -> Select[*tuple[Any, ...]]:
    """Select in the same columns the posts that became the points: `title` is who wrote them.

    They stand in a discussion of an output (`id`), of a session (`number`) or else of a circle.
    """
    about, held, circle = aliased(AgendaItem), aliased(Session), aliased(Group)
    in_circle = and_(circle.thread_id == Post.thread_id, circle.id.in_(groups_seen_by(person)))
    own = select(held.id).where(held.thread_id == Post.thread_id).scalar_subquery()
    return (
        select(
            Became.id.label("n"),
            Became.ref.label("point"),
            Post.id.label("source"),
            null().label("kind"),
            Person.name.label("title"),
            Post.thread_id.label("thread_id"),
            Output.id.label("id"),
            Session.number,
            null().label("status"),
            null().label("starts_at"),
            null().label("tzid"),
            func.coalesce(Group.slug, circle.slug).label("slug"),
        )
        .select_from(Became)
        .join(Post, Post.id == Became.post_id)
        .outerjoin(Person, Person.id == Post.author_id)
        .outerjoin(about, about.thread_id == Post.thread_id)
        .outerjoin(
            Session,
            and_(Session.id == func.coalesce(about.session_id, own), seen_by(person)),
        )
        .outerjoin(Group, Group.id == Session.group_id)
        .outerjoin(circle, in_circle)
        .outerjoin(Output, and_(Output.thread_id == Post.thread_id, output_seen(person)))
        .where(
            Became.kind == Thing.POINT,
            Became.ref.in_(point_ids),
            or_(Session.id.is_not(None), circle.id.is_not(None), Output.id.is_not(None)),
        )
    )


@prepared
def _taken_up(person: Person | None, output_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Group.slug,
            Group.name,
            AgendaItem.id,
            Session.number,
            Session.starts_at,
            Session.tzid,
        )
        .select_from(BuildsOn)
        .join(AgendaItem, AgendaItem.id == BuildsOn.point_id)
        .join(Group, Group.id == AgendaItem.group_id)
        .outerjoin(Session, Session.id == AgendaItem.session_id)
        .where(
            BuildsOn.output_id == output_id,
            AgendaItem.group_id.in_(groups_seen_by(person)),
            AgendaItem.status.not_in(ASIDE),
            or_(AgendaItem.session_id.is_(None), seen_by(person)),
        )
        .order_by(case((Session.id.is_(None), 1), else_=0), Session.starts_at, AgendaItem.id)
        .limit(20)
    )
