"""Points as the page of their session shows them: plain values, by which they are remembered.

Whatever the page says of a point stands in these, and so a point that was not changed is rendered
once for all who may do the same with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from cop.chain.carried import Origin
from cop.chain.nodes import carried_words
from cop.chain.queries import Whole
from cop.chain.queries.building import Ground
from cop.discussions.queries import Counts
from cop.followups.queries import FollowUpRow
from cop.followups.words import FollowUpStatus
from cop.kit.dates import long_day, near_day
from cop.rounds.queries import OnPoint
from cop.sessions import rules
from cop.sessions.words import PointKind, PointStatus, Status

if TYPE_CHECKING:
    from cop.chain.queries import Now, PointShown
    from cop.sessions.models import Session
    from cop.sessions.rules import Part

TALKED = (Status.IN_PROGRESS, Status.WRITING_UP)
TOUCHED = (*("resolved", "dropped", "carried", "parked"), *("split", "spun-off"))


class Around(NamedTuple):
    """What all points of a page share: their session, and what the person may do with them."""

    id: int  # of the session
    slug: str
    number: int
    status: Status
    address: str
    told_typing: bool
    writer_id: int  # who may write notes; 0: nobody who looks
    orders: bool
    plans: bool
    leads: bool
    decides: bool
    splits: bool
    raises: bool  # puts what came out of it on an agenda again
    in_writing: bool  # all points are on at once

    @property
    def writes(self) -> bool:
        """Say whether the person may write notes now."""
        return self.writer_id > 0


class Line(NamedTuple):
    """Something that came out of a point; all but the first two belong to follow-ups."""

    id: int
    text: str
    who: str = ""
    due: str = ""  # the day in words
    status: FollowUpStatus | None = None
    post_id: int | None = None  # the post that became it
    post_thread_id: int | None = None
    post_by: str | None = None


class PointOnPage(NamedTuple):
    """A point in the words and with the acts of the page."""

    id: int
    thread_id: int
    title: str
    kind: PointKind
    status: PointStatus
    is_now: bool
    is_due: bool
    is_done: bool
    duration: int | None  # minutes
    presented_by: str
    nameless: bool
    own: bool
    grounds: tuple[Ground, ...]
    origin: Origin | None
    round: OnPoint | None
    carried: str
    posts: Counts
    said_before: int
    html: str
    answer: str
    asked_again: str  # the day in words
    opened: bool  # its notes are being written
    body: str  # notes or adopted text, in HTML
    information: tuple[Line, ...]
    decisions: tuple[Line, ...]
    follow_ups: tuple[Line, ...]
    reviewed: bool  # what is said of it in a review belongs to the person
    talked: bool  # its discussion stands below it

    @property
    def is_live(self) -> bool:
        """Say whether it holds a clock or the person’s own words: then it is not remembered."""
        return self.is_now or self.opened or self.reviewed or self.talked


class PointFollowed(NamedTuple):
    """The point that is on, for those who follow: its words, its notes, what came out of it."""

    id: int
    thread_id: int
    number: int
    title: str
    duration: int | None  # minutes
    presented_by: str
    html: str
    body: str  # its notes, in HTML
    information: tuple[Line, ...]
    decisions: tuple[Line, ...]
    follow_ups: tuple[Line, ...]
    reviewed: bool = False


def point_followed(now: Now) -> PointFollowed | None:
    """Return the point that is on, or None between two and after the last."""
    if now.shown is None:
        return None
    point, number, note, outcomes = now.shown
    return PointFollowed(
        id=point.id,
        thread_id=point.thread_id,
        number=number,
        title=point.title,
        duration=point.duration,
        presented_by=point.presented_by,
        html=point.html,
        body=note.html if note else "",
        information=tuple(Line(one.id, one.text) for one in outcomes.information),
        decisions=tuple(Line(one.id, one.text) for one in outcomes.decisions),
        follow_ups=tuple(_follow_ups(outcomes.follow_ups)),
    )


def around(part: Part, session: Session, address: str) -> Around:
    """Return what the points share."""
    person = part.person
    writes = person is not None and rules.may_write_notes(part, session)
    recorded = session.status in (Status.ADOPTED, Status.CLOSED)
    return Around(
        id=session.id,
        slug=session.group.slug,
        number=session.number,
        status=session.status,
        address=address,
        told_typing=bool(part.role or part.guest),
        writer_id=person.id if writes and person else 0,
        orders=rules.may_change_agenda(part, session),
        plans=rules.may_plan(part),
        leads=rules.may_lead(part),
        decides=rules.may_decide(part, session),
        splits=rules.may_split(part, session),
        raises=recorded and rules.may_raise(part),
        in_writing=session.in_writing,
    )


def points_on_page(whole: Whole, shared: Around, given: Mapping[str, Any]) -> list[PointOnPage]:
    """Return the points; `given` names the one that is `writing`, or in a `clash`."""
    clash = given.get("clash")
    opened = {given.get("writing"), clash.point_id if clash else None}
    return [_on_page(whole, shared, shown, opened) for shown in whole.points]


def _on_page(
    whole: Whole, shared: Around, shown: PointShown, opened: set[int | None]
) -> PointOnPage:
    point, outcomes = shown.point, shown.outcomes
    open_to_all = shown.is_now or shared.status is Status.WRITING_UP
    return PointOnPage(
        id=point.id,
        thread_id=point.thread_id,
        title=point.title,
        kind=point.kind,
        status=point.status,
        is_now=shown.is_now,
        is_due=shown.is_due,
        is_done=point.status in TOUCHED and not shown.is_due,
        duration=point.duration,
        presented_by=point.presented_by,
        nameless=point.nameless,
        own=point.id in whole.own,
        grounds=tuple(whole.grounds.get(point.id, ())),
        origin=shown.origin,
        round=whole.rounds.get(point.id),
        carried=carried_words(shown.carried) if shown.carried else "",
        posts=shown.posts,
        said_before=shown.said_before,
        html=point.html,
        answer=point.answer,
        asked_again=long_day(point.ask_on) if point.ask_on else "",
        opened=shared.writes and (open_to_all or point.id in opened),
        body=(shown.fixed and shown.fixed.html) or (shown.note.html if shown.note else ""),
        information=tuple(Line(one.id, one.text) for one in outcomes.information),
        decisions=tuple(Line(one.id, one.text) for one in outcomes.decisions),
        follow_ups=tuple(_follow_ups(outcomes.follow_ups)),
        reviewed=bool(whole.review and shown.note),
        talked=shared.in_writing and shared.status in TALKED,
    )


def _follow_ups(tasks: Any) -> Iterator[Line]:
    for task in tasks:
        due = near_day(task.due) if task.due else ""
        line = Line(task.id, task.what, task.taken_by, due, task.status)
        if isinstance(task, FollowUpRow):
            line = line._replace(
                post_id=task.post_id, post_thread_id=task.post_thread_id, post_by=task.post_by
            )
        yield line
