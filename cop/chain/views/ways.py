"""What a post may become, each as one way: to whom it is open, where it leads, how it is made.

Another kind of thing is hung in here, in `cop.chain.queries.fruits.KINDS` and in
`cop.discussions.words.Thing`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from cop.access import found
from cop.chain import actions
from cop.chain.forms import PostFollowUpForm
from cop.discussions.words import Thing
from cop.followups.actions import remove_follow_up
from cop.followups.queries import follow_up_of
from cop.groups.queries import group_seen_by, participants_of, role_in
from cop.groups.rules import may_moderate, may_take_part
from cop.kit.clock import today
from cop.people.queries import signed_in
from cop.sessions import rules
from cop.sessions.queries import (
    next_session_of,
    part_of,
    point_of_group,
    point_seen_by,
    points_of,
    session_seen_by,
)
from cop.sessions.words import PointStatus, Status

if TYPE_CHECKING:
    from cop.discussions.models import Post
    from cop.discussions.views.here import Here
    from cop.groups.models import Group
    from cop.groups.words import MemberRole
    from cop.people.models import Person
    from cop.sessions.models import AgendaItem, Session
    from cop.sessions.rules import Part

IN_TIME = timedelta(days=7)  # when a follow-up is due unless somebody says otherwise
NOTED = (Status.IN_PROGRESS, Status.WRITING_UP)
TAKEN = (PointStatus.SCHEDULED, PointStatus.RESOLVED, PointStatus.CARRIED)
LONGEST_WHAT = 200


class Offer(NamedTuple):
    """A way that is open: what the button says, and where the thing will stand."""

    kind: Thing
    words: str
    place: str
    needs_form: bool


@dataclass(frozen=True)
class Standing:
    """A post, where it was written, and what the person is there."""

    at: Here
    post: Post
    person: Person
    group: Group
    role: MemberRole | None
    session: Session | None  # where the discussion belongs to one
    part: Part | None

    @property
    def author(self) -> str:
        """Return whose post it is, as everybody reads it."""
        return self.post.author.name if self.post.author else _("A member of the circle")

    @cached_property
    def agenda(self) -> Session | None:
        """Return the session on whose agenda a point of it comes; None: onto the backlog."""
        if self.session and self.part and rules.may_propose(self.part, self.session):
            return self.session
        return next_session_of(self.person, self.group) if may_take_part(self.role) else None

    @cached_property
    def point(self) -> AgendaItem | None:
        """Return the point that the discussion is about, or None."""
        if self.session is None or self.at.place.point_id is None:
            return None
        return point_seen_by(self.person, self.session, self.at.place.point_id)

    @property
    def is_noted(self) -> bool:
        """Say whether the person may write what came out of the session just now."""
        if self.session is None or self.part is None:
            return False
        return rules.may_keep_notes(self.part) and self.session.status in NOTED

    def points(self) -> Sequence[AgendaItem]:
        """Return the points of the agenda under which a follow-up may stand."""
        if not self.is_noted or self.session is None:
            return []
        if self.point is not None:
            return [self.point]
        return [one for one in points_of(self.person, self.session) if one.status in TAKEN]

    def people(self) -> Sequence[Person]:
        """Return who may be named for a follow-up."""
        return participants_of(self.person, self.group) if self.is_noted else []

    def suggested(self) -> dict[str, Any]:
        """Return what the form of a follow-up begins with."""
        on = self.session.current_point_id if self.session else None
        points = self.points()
        return {
            "what": actions.own_words(self.post, LONGEST_WHAT),
            "who": self.post.author.name if self.post.author else self.person.name,
            "due": today(self.person.time_zone) + IN_TIME,
            "point": on or (points[-1].id if points else None),
        }


class Way(NamedTuple):
    """One kind of thing that posts become; `undo` takes the id of what was made."""

    kind: Thing
    words: Any  # lazy: what the button says
    is_open: Callable[[Standing], bool]
    place: Callable[[Standing], str]
    make: Callable[[Standing, PostFollowUpForm], object]
    undo: Callable[[Standing, int], None] | None = None
    needs_form: bool = False

    def offer(self, standing: Standing) -> Offer:
        """Return it as the page offers it."""
        return Offer(self.kind, str(self.words), self.place(standing), self.needs_form)


def standing_of(at: Here, post: Post) -> Standing:
    """Return the post with all that the ways ask about it."""
    person, place = signed_in(), at.place
    if place.number is None:
        group = found(group_seen_by(person, place.group_slug))
        return Standing(at, post, person, group, role_in(person, group), None, None)
    session = found(session_seen_by(person, place.group_slug, place.number))
    part = part_of(person, session)
    return Standing(at, post, person, session.group, part.role, session, part)


def _may_propose(standing: Standing) -> bool:
    """Members make points of their circle; a guest of the session that let them in, while it is
    not over."""
    proposes = standing.part is not None and standing.session is not None
    return may_take_part(standing.role) or (
        proposes and rules.may_propose(standing.part, standing.session)  # type: ignore[arg-type]
    )


def _on_the_agenda(standing: Standing) -> str:
    if standing.agenda is None:
        return _("onto the backlog, as no session is planned")
    return _("on the agenda of session %(number)s", number=standing.agenda.number)


def _make_point(standing: Standing, form: PostFollowUpForm) -> object:
    accepted = may_moderate(standing.role)
    given = (standing.post, standing.group, standing.agenda)
    return actions.become_point(*given, by=standing.person, accepted=accepted)


def _unmake_point(standing: Standing, ref: int) -> None:
    point = found(point_of_group(standing.person, standing.group, ref))
    actions.take_point_back(point, by=standing.person, accepted=may_moderate(standing.role))


def _under(standing: Standing) -> str:
    if standing.point is not None:
        return _("under “%(title)s”", title=standing.point.title)
    return _("under the point that you choose")


def _make_follow_up(standing: Standing, form: PostFollowUpForm) -> object:
    point = found(next((one for one in standing.points() if one.id == form.point.data), None))
    return actions.become_follow_up(
        standing.post,
        point,
        found(standing.session),
        what=form.what.data or "",
        who=form.who.among(standing.people()),
        who_name=form.who.data or "",
        due=form.due.data,
        by=standing.person,
    )


def _unmake_follow_up(standing: Standing, ref: int) -> None:
    follow_up = follow_up_of(standing.person, found(standing.session), ref)
    remove_follow_up(found(follow_up), by=standing.person)


def _in_the_notes(standing: Standing) -> str:
    if standing.point is not None:
        return _("below the notes on “%(title)s”", title=standing.point.title)
    return _("below the summary of the session")


def _make_note(standing: Standing, form: PostFollowUpForm) -> object:
    return actions.become_note(
        standing.post,
        standing.point,
        found(standing.session),
        path=standing.at.at(standing.post),
        name=standing.author,
        by=standing.person,
    )


def _may_note(standing: Standing) -> bool:
    return may_take_part(standing.role) and standing.group.is_active


def _make_idea(standing: Standing, form: PostFollowUpForm) -> object:
    return actions.become_idea(standing.post, standing.group, by=standing.person)


WAYS: Mapping[Thing, Way] = {
    way.kind: way
    for way in (
        Way(
            Thing.POINT,
            _l("A point"),
            is_open=_may_propose,
            place=_on_the_agenda,
            make=_make_point,
            undo=_unmake_point,
        ),
        Way(
            Thing.FOLLOW_UP,
            _l("A follow-up"),
            is_open=lambda standing: bool(standing.points()),
            place=_under,
            make=_make_follow_up,
            undo=_unmake_follow_up,
            needs_form=True,
        ),
        Way(
            Thing.NOTE,
            _l("Into the notes"),
            is_open=lambda standing: standing.is_noted,
            place=_in_the_notes,
            make=_make_note,
        ),
        Way(
            Thing.IDEA,
            _l("An idea"),
            is_open=_may_note,
            place=lambda standing: _("among the ideas of the circle, for others to second"),
            make=_make_idea,
        ),
    )
}
