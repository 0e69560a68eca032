"""One session with everything that its page shows, in a bounded number of statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from cop.chain.carried import Carried, Origin, undecided_among
from cop.chain.gate import Gate, gate_from
from cop.chain.marks import Marks
from cop.chain.queries.building import Ground, ties_of
from cop.chain.queries.links import (
    Link,
    Previously,
    around,
    previously,
)
from cop.decisions.models import Decision
from cop.decisions.queries import decisions_of_both
from cop.discussions.queries import Counts, counts
from cop.followups.models import FollowUp
from cop.followups.queries import FollowUpRow, follow_ups_of, follow_ups_shown
from cop.groups.formats import OutputWay
from cop.minutes.models import Information, Minutes, MinutesPoint, Note
from cop.minutes.queries import NoteRow, information_of, minutes_of, notes_of, notes_shown
from cop.people.models import Person
from cop.review.queries import Standing, standing_of
from cop.rounds.queries import OnPoint, rounds_on
from cop.sessions.models import Session
from cop.sessions.numbering import count_themselves
from cop.sessions.queries import PointRow, own_among, points_shown, presences_in
from cop.sessions.rows import PresenceRow
from cop.sessions.rules import Part, may_close, may_see_notes
from cop.sessions.words import HERE, PLANNED, PointStatus, Status

RECORDED = (Status.ADOPTED, Status.CLOSED)
WRITTEN = (
    Status.IN_PROGRESS,
    Status.WRITING_UP,
    Status.IN_REVIEW,
)  # later the minutes hold the same words
ASIDE = (PointStatus.PROPOSED, PointStatus.DECLINED)
NO_POSTS = Counts(0, 0)


class Outcomes(NamedTuple):
    """What came out of one point."""

    information: list[Information]
    decisions: list[Decision]
    follow_ups: list[FollowUp | FollowUpRow]  # rows, but in a review


@dataclass(frozen=True)
class PointShown:
    """A point as the page shows it; `fixed` is its adopted text, `note` the working one."""

    point: PointRow
    number: int
    note: Note | NoteRow | None
    fixed: MinutesPoint | None
    outcomes: Outcomes
    carried: Carried | None
    origin: Origin | None  # the whole that it is a part of, or what it went on from
    posts: Counts
    said_before: int  # posts on it in earlier sessions
    is_now: bool

    @property
    def is_due(self) -> bool:
        """Say whether it waits for a decision, because it cannot be carried once more."""
        waiting = self.point.status in (PointStatus.SCHEDULED, PointStatus.CARRIED)
        return waiting and self.carried is not None and self.carried.too_often


@dataclass(frozen=True)
class Whole:
    """A session whole, as one person may see it."""

    session: Session
    part: Part
    points: Sequence[PointShown]
    aside: Sequence[PointRow]  # proposals and declined points
    summary: Note | NoteRow | None
    minutes: Minutes | None
    attendance: tuple[PresenceRow, ...]
    previously: Previously | None
    chain: Sequence[Link]
    gate: Gate | None
    review: Standing | None
    posts: Counts
    rounds: Mapping[int, OnPoint]  # by point id
    grounds: Mapping[int, Sequence[Ground]]  # by point id: what it builds on
    own: frozenset[int]  # ids of the points that the person proposed, named or not
    person: Person | None = field(default=None)

    @property
    def marks(self) -> Marks:
        """Return the three marks of this session."""
        return next(link.marks for link in self.chain if link.session.id == self.session.id)

    @property
    def here(self) -> tuple[PresenceRow, ...]:
        """Return those who are there, on site or remote."""
        return tuple(line for line in self.attendance if line.how in HERE)

    @property
    def noted(self) -> int:
        """Return on how many points there are notes."""
        return sum(1 for shown in self.points if shown.note and shown.note.source.strip())

    @property
    def minutes_planned(self) -> int:
        """Return how many minutes the points take together that were or will be talked about."""
        taken = (PointStatus.SCHEDULED, PointStatus.RESOLVED)
        return sum(s.point.duration or 0 for s in self.points if s.point.status in taken)

    @property
    def counts_itself(self) -> bool:
        """Say whether the titles of the points bear numbers of their own."""
        return count_themselves([shown.point.title for shown in self.points])

    @property
    def proposals(self) -> list[PointRow]:
        """Return the proposals that wait for an answer."""
        return [point for point in self.aside if point.status is PointStatus.PROPOSED]

    @property
    def declined(self) -> list[PointRow]:
        """Return the proposals that were declined."""
        return [point for point in self.aside if point.status is PointStatus.DECLINED]

    @property
    def takeaway(self) -> int | None:
        """Return the id of the point whose notes become the summary, where the format has one."""
        if self.session.format.output is not OutputWay.SUMMARY:
            return None
        standing = [shown.point.id for shown in self.points if shown.point.standing]
        return standing[-1] if standing else None

    @property
    def mine(self) -> PresenceRow | None:
        """Return the person's own line of attendance."""
        person_id = self.person.id if self.person else None
        return next((a for a in self.attendance if person_id and a.person_id == person_id), None)


def whole_session(part: Part, session: Session) -> Whole:
    """Return the session with its agenda, notes, outcomes, people, chain and counts of posts."""
    person = part.person
    points = points_shown(person, session)
    accepted = [point for point in points if point.status not in ASIDE]
    carried, origins, grounds = ties_of(person, points)
    earlier = [thread for history in carried.values() for thread in history.threads]
    own = [point.thread_id for point in accepted]
    threads = counts(person, [session.thread_id, *own, *earlier])
    minutes = minutes_of(person, session) if session.status in RECORDED else None
    noted = notes_of(part, session) if session.status is Status.IN_REVIEW else {}
    notes = noted or (notes_shown(part, session) if session.status in WRITTEN else {})
    attendance = () if session.status in PLANNED else tuple(presences_in(person, session))
    chain = around(person, session)
    decided, decided_before = decisions_of_both(person, session)
    outcomes = outcomes_of(part, session, decided)
    reviewed = session.status is Status.IN_REVIEW  # what was before is read no more
    return Whole(
        session=session,
        part=part,
        person=person,
        points=_shown(
            outcomes,
            session,
            accepted,
            notes,
            minutes,
            threads,
            carried,
            origins,
        ),
        grounds=grounds,
        aside=[point for point in points if point.status in ASIDE],
        summary=notes.get(None),
        minutes=minutes,
        attendance=attendance,
        previously=None if reviewed else previously(person, session, chain, decided_before),
        chain=chain,
        gate=_gate(part, session, attendance, minutes, chain, undecided_among(accepted, carried)),
        review=standing_of(part, session, noted, _each(outcomes)),
        posts=threads.get(session.thread_id, NO_POSTS),
        rounds=rounds_on(part, points),
        own=own_among(person, points),
    )


def _gate(
    part: Part,
    session: Session,
    attendance: Sequence[PresenceRow],
    minutes: Minutes | None,
    chain: Sequence[Link],
    undecided: tuple[str, ...],
) -> Gate | None:
    """Return the gate to those who take the session through it."""
    if not may_close(part, session):
        return None
    outputs = any(link.outputs for link in chain if link.session.id == session.id)
    return gate_from(
        session,
        attendance=bool(attendance),
        minutes=minutes,
        outputs=outputs,
        undecided=undecided,
    )


def _shown(
    outcomes: Mapping[int, Outcomes],
    session: Session,
    accepted: Sequence[PointRow],
    notes: Mapping[int | None, Note | NoteRow],
    minutes: Minutes | None,
    threads: Mapping[int, Counts],
    carried: Mapping[int, Carried],
    origins: Mapping[int, Origin],
) -> list[PointShown]:
    fixed = {one.agenda_item_id: one for one in minutes.points} if minutes else {}
    return [
        PointShown(
            point=point,
            number=place + 1,
            note=notes.get(point.id),
            fixed=fixed.get(point.id),
            outcomes=outcomes[point.id],
            carried=carried.get(point.id),
            origin=origins.get(point.id),
            posts=threads.get(point.thread_id, NO_POSTS),
            said_before=_said_before(carried.get(point.id), threads),
            is_now=session.status is Status.IN_PROGRESS and point.id == session.current_point_id,
        )
        for place, point in enumerate(accepted)
    ]


def _said_before(carried: Carried | None, threads: Mapping[int, Counts]) -> int:
    earlier = carried.threads if carried else ()
    return sum(threads.get(thread, NO_POSTS).posts for thread in earlier)


def _each(outcomes: Mapping[int, Outcomes]) -> list[Information | Decision | FollowUp]:
    """Return what a review is about; what is only shown is no part of one."""
    found = [one for of_point in outcomes.values() for kind in of_point for one in kind]
    return [one for one in found if not isinstance(one, FollowUpRow)]


def outcomes_of(
    part: Part, session: Session, decided: Sequence[Decision]
) -> Mapping[int, Outcomes]:
    """Return what came out of the session, by point id; `decided` are its decisions."""
    found: defaultdict[int, Outcomes] = defaultdict(lambda: Outcomes([], [], []))
    if session.status in PLANNED or not may_see_notes(part, session):
        return found
    follow_ups = follow_ups_of if session.status is Status.IN_REVIEW else follow_ups_shown
    lines: tuple[tuple[int, Sequence[Any]], ...] = (
        (0, information_of(part, session)),
        (1, decided),
        (2, follow_ups(part.person, session)),
    )
    for place, outcomes in lines:
        for outcome in outcomes:
            found[outcome.agenda_item_id][place].append(outcome)
    return found
