"""Makes what a test needs, through the actions of the rooms; everything is committed at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import count
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import select

from cop.chain import actions as chain
from cop.chain.gate import gate_of
from cop.db import db
from cop.decisions import actions as decisions
from cop.decisions.models import Decision
from cop.discussions import actions as discussions
from cop.discussions.models import Post
from cop.drafts import actions as drafts
from cop.drafts.models import Draft
from cop.followups import actions as follow_ups
from cop.followups.models import FollowUp
from cop.groups import actions as groups
from cop.groups.models import Group, Membership
from cop.groups.words import Kind, MemberRole
from cop.kit.clock import now
from cop.libraries import actions as libraries
from cop.libraries.models import Library
from cop.minutes import actions as minutes
from cop.minutes.models import Note
from cop.outputs import actions as outputs
from cop.outputs.models import Output
from cop.outputs.words import OutputType
from cop.people import actions as people
from cop.people.models import Person
from cop.review import actions as review
from cop.review.actions.sending import unsaid_points
from cop.review.models import Wording
from cop.review.passages import Outcome, Passage
from cop.review.state import notes_reviewed, reviewers
from cop.rounds import actions as rounds
from cop.rounds.models import RoundText
from cop.series import actions as series
from cop.series.models import Closure, Series
from cop.series.recurrence import Rule
from cop.series.words import Repeats
from cop.sessions import actions as sessions
from cop.sessions.models import AgendaItem, Session
from cop.sessions.rules import part_in
from cop.sessions.words import Presence, Status
from cop.subjects import actions as subjects
from cop.subjects.models import Subject
from tests import cast
from tests.bed.writing import in_own_units
from tests.cast import Figure

T = TypeVar("T")
WORKING_DAYS = Rule(Repeats.WORKING_DAYS)
REASON = "Semua sedang dinas luar."


@in_own_units
class Make:
    """One per test. The cast is made when it is first named: `make.rina`."""

    def __init__(self) -> None:
        self._numbers = count(1)

    @cached_property
    def rina(self) -> Person:
        """Moderates the circles that `make.group` makes."""
        return self.figure(cast.RINA)

    @cached_property
    def bayu(self) -> Person:
        """A member; writes the notes."""
        return self.figure(cast.BAYU)

    @cached_property
    def sari(self) -> Person:
        """A member."""
        return self.figure(cast.SARI)

    @cached_property
    def andi(self) -> Person:
        """Is informed: gets the minutes."""
        return self.figure(cast.ANDI)

    @cached_property
    def maya(self) -> Person:
        """Has an account and belongs to no circle."""
        return self.figure(cast.MAYA)

    @cached_property
    def dewi(self) -> Person:
        """Administers the site and belongs to no circle."""
        return self.figure(cast.DEWI)

    def figure(self, figure: Figure, **more: Any) -> Person:
        """Make somebody of the cast, who reads English unless told."""
        return self.person(
            figure.name, login=figure.login, library=figure.library, role=figure.role, **more
        )

    def person(self, name: str = "", *, login: str = "", **more: Any) -> Person:
        """Make somebody; without a password, which costs time, one signs in by `client_for`."""
        number = next(self._numbers)
        login = login or f"orang{number}"
        more = {"email": f"{login}@pustaka.example", "locale": "en", **more}
        return _kept(people.add_person(name=name or f"Orang {number}", login=login, **more))

    def library(self, name: str = "Perpustakaan Daerah Cempaka", **more: Any) -> Library:
        """Put a library on the list."""
        return _kept(libraries.add_library(libraries.LibraryText(name=name, **more)))

    def group(
        self,
        name: str = "Obrolan Pagi",
        *,
        kind: Kind = Kind.MORNING_TALK,
        moderator: Person | None = None,
        members: Iterable[Person] | None = None,
        informed: Iterable[Person] = (),
        **more: Any,
    ) -> Group:
        """Make a circle: Rina moderates, Bayu and Sari are members, unless told."""
        group = groups.make_group(moderator or self.rina, name=name, kind=kind, **more)
        for person in (self.bayu, self.sari) if members is None else members:
            groups.add_member(group, person, MemberRole.MEMBER)
        for person in informed:
            groups.add_member(group, person, MemberRole.INFORMED)
        return _kept(group)

    def join(self, group: Group, person: Person) -> None:
        """Make the person a member of the circle."""
        _kept(groups.add_member(group, person, MemberRole.MEMBER))

    def session(
        self,
        group: Group | None = None,
        *,
        state: Status = Status.OPEN,
        by: Person | None = None,
        points: Iterable[str] = ("Layanan yang berubah", "Rak yang kosong"),
        starts_at: datetime | None = None,
        follows: Session | None = None,
        **planned: Any,
    ) -> Session:
        """Make a session of the circle and take it through the states, up to the given one."""
        group = group or self.group()
        by = by or _moderator(group)
        planned = {"facilitator": by, "duration": 30, "tzid": "Asia/Jakarta", **planned}
        starts = starts_at or (now() + timedelta(days=1)).replace(microsecond=0)
        plan = sessions.Plan(starts_at=starts, **planned)
        session = sessions.plan(group, plan, by=by, follows=follows)
        for title in points:
            self.point(session, title, by=by)
        self.bring(session, state, by=by)
        return _kept(session)

    def bring(self, session: Session, state: Status, *, by: Person | None = None) -> Session:
        """Take a session through the states up to the given one, or cancel it."""
        by = by or _moderator(session.group)
        if state is Status.CANCELLED:
            chain.cancel(session, by=by, reason=REASON)
            return _kept(session)
        way = list(STEPS)
        for step in way[way.index(session.status) + 1 : way.index(state) + 1]:
            STEPS[step](session, by)
        return _kept(session)

    def series(
        self,
        group: Group | None = None,
        *,
        rule: Rule = WORKING_DAYS,
        first: datetime | None = None,
        **said: Any,
    ) -> Series:
        """Begin a series of the circle: every working day from tomorrow at 07:45 WIB, unless told.

        `first` is wall time."""
        group = group or self.group()
        tomorrow = now().astimezone(ZoneInfo("Asia/Jakarta")).date() + timedelta(days=1)
        wall = first or datetime.combine(tomorrow, time(7, 45))
        told = {"tzid": "Asia/Jakarta", "duration": 30, **said}
        text = series.SeriesText(rule, wall, **told)
        return _kept(series.make_series(group, text, by=_moderator(group)))

    def closure(
        self,
        first_day: date,
        name: str = "Hari Raya Natal",
        *,
        last_day: date | None = None,
        library: Library | None = None,
    ) -> Closure:
        """Close the library, or all of them, on a day, or until the last one."""
        last = last_day or first_day
        given = {"library": library, "by": self.dewi}
        return _kept(series.add_closure(name, first_day, last, **given))

    def point(
        self,
        place: Session | Group,
        title: str = "Rak yang kosong",
        *,
        by: Person | None = None,
        accepted: bool = True,
        nameless: bool = False,
        **more: Any,
    ) -> AgendaItem:
        """Put a point on the agenda of a session or the backlog of a circle; a proposal unless
        accepted."""
        session = place if isinstance(place, Session) else None
        group = place.group if isinstance(place, Session) else place
        wanted = sessions.PointText(title=title, **more)
        by = by or _moderator(group)
        told = {"by": by, "accepted": accepted, "nameless": nameless}
        return _kept(sessions.propose(group, session, wanted, **told))

    def note(
        self,
        session: Session,
        point: AgendaItem | None = None,
        text: str = "Rak 800 kosong sejak Senin.",
        *,
        base: int = 0,
        by: Person | None = None,
    ) -> Note:
        """Save the note of a point, or the summary, of a session that is on or being written up."""
        by = by or _moderator(session.group)
        return _kept(minutes.save_note(session, point, text, base=base, by=by))

    def decision(
        self,
        point: AgendaItem,
        text: str = "Rak 800 ditata ulang tiap Jumat.",
        *,
        by: Person | None = None,
    ) -> Decision:
        """Note a decision under a point of a session that is in progress or being written up."""
        session = _session_of(point)
        return _kept(decisions.add_decision(session, point, text, by=by or self.rina))

    def information(self, point: AgendaItem, words: str = "Gudang tutup Selasa.") -> None:
        """Note under a point what others should know, as Rina."""
        session = _session_of(point)
        minutes.add_information(session, point, words, by=self.rina)
        _kept(session)

    def follow_up(
        self,
        point: AgendaItem,
        what: str = "Menata ulang rak 800",
        *,
        who: Person | None = None,
        due: date | None = None,
        by: Person | None = None,
        who_name: str = "",
    ) -> FollowUp:
        """Note under a point what somebody is to do; nobody yet unless told."""
        session, by = _session_of(point), by or self.rina
        given = {"what": what, "who": who, "who_name": who_name, "due": due, "by": by}
        return _kept(follow_ups.add_follow_up(session, point, **given))

    def attend(self, session: Session, *people: Person) -> None:
        """Write down that the people are there."""
        for person in people:
            sessions.record_person(session, person, Presence.ON_SITE)
        _kept(session)

    def wording(
        self,
        session: Session,
        text: str = "Rak 800 kosong sejak Selasa.",
        *,
        by: Person | None = None,
        point: AgendaItem | None = None,
        outcome: Outcome | None = None,
        reason: str = "",
    ) -> Wording:
        """Propose other words, as Sari unless told, for the first note or an outcome under it."""
        about = outcome.agenda_item_id if outcome else point.id if point else None
        notes = notes_reviewed(session)
        note = next(n for n in notes if about is None or n.agenda_item_id == about)
        passage = Passage(note, outcome)
        given = {"base": passage.revision, "reason": reason, "by": by or self.sari}
        return _kept(review.propose(session, passage, text, **given))

    def objection(
        self,
        session: Session,
        outcome: Outcome,
        reason: str = "Itu tidak kita putuskan.",
        *,
        by: Person | None = None,
    ) -> Wording:
        """Say that an outcome is not so, as Sari unless told."""
        at = outcome.agenda_item_id
        note = next(n for n in notes_reviewed(session) if n.agenda_item_id == at)
        passage = Passage(note, outcome)
        given = {"base": passage.revision, "by": by or self.sari}
        return _kept(review.object_to(session, passage, reason, **given))

    def post(
        self,
        place: Session | AgendaItem,
        text: str = "Di cabang kami juga begitu.",
        *,
        by: Person | None = None,
        nameless: bool = False,
    ) -> Post:
        """Write in the discussion of a session or a point, as Sari unless told."""
        post = discussions.write(place.thread_id, text, by=by or self.sari, nameless=nameless)
        return _kept(post)

    def subject(
        self,
        indonesian: str = "Katalogisasi",
        english: str = "Cataloguing",
        *,
        broader: Iterable[Subject] = (),
        others: Iterable[str] = (),
    ) -> Subject:
        """Put a heading into the list; `others` are further Indonesian names that lead to it."""
        named = {
            "en": subjects.Named(english),
            "id": subjects.Named(indonesian, list(others)),
        }
        described = subjects.Described(named, [one.id for one in broader])
        return _kept(subjects.add_subject(described))

    def draft(
        self,
        session: Session,
        words: str = "Bagaimana kalau denda dihapus?",
        *,
        by: Person | None = None,
        shown_to: Person | None = None,
    ) -> Draft:
        """Keep a reply in the session's discussion as a draft, Sari's unless told."""
        told = {"nameless": False, "by": by or self.sari}
        draft = drafts.begin_post(session, session.thread_id, words, **told)
        if shown_to:
            drafts.show(draft, shown_to)
        return _kept(draft)

    def round_text(self, point: AgendaItem, by: Person, words: str = "Perlu.") -> RoundText:
        """Hold a round without names on a point, in which one person wrote, and open it."""
        held = rounds.start(point, named=False, question="", by=self.rina)
        text = rounds.save(held, words, base=0, by=by)
        rounds.open_round(held)
        return _kept(text)

    def output(
        self,
        origin: Session | Group | None = None,
        title: str = "Panduan menata rak",
        *,
        published: bool = True,
        by: Person | None = None,
        **more: Any,
    ) -> Output:
        """Make an output of a circle, tied to the session where one is given."""
        origin = origin or self.group()
        group = origin.group if isinstance(origin, Session) else origin
        more = {"type": OutputType.GUIDELINE, "language": "id", "body": "Rak **rapi**.", **more}
        text = outputs.OutputText(title=title, **more)
        output = outputs.start_output(group, text, by=by or _moderator(group))
        if isinstance(origin, Session):
            outputs.tie(origin, output)
        if published:
            outputs.publish(output)
        return _kept(output)


def _open(session: Session, by: Person) -> None:
    sessions.open_session(session, by=by)


def _start(session: Session, by: Person) -> None:
    sessions.start(session, by=by)


def _end(session: Session, by: Person) -> None:
    sessions.end(session, by=by, fates={})


def _send(session: Session, by: Person) -> None:
    """Send it for review, with a word for points without notes, where its format has a review."""
    if session.format.review_days:
        why = dict.fromkeys((point.id for point in unsaid_points(session)), "tidak ada")
        review.send_for_review(session, by=by, why=why)


def _adopt(session: Session, by: Person) -> None:
    """Adopt the minutes; in a review everybody who was there confirms first."""
    if session.status is Status.IN_REVIEW:
        seen = {note.id: note.revision for note in notes_reviewed(session)}
        for person in db.session.scalars(reviewers(session)).all():
            review.confirm(session, person, seen)
    chain.adopt(part_in(by, MemberRole.MODERATOR, session), session)


def _close(session: Session, by: Person) -> None:
    """Close it; a session without an output gets a reason, as the gate asks."""
    part = part_in(by, MemberRole.MODERATOR, session)
    if not gate_of(part, session).output:
        chain.give_reason_for_no_output(session, "Sesi ini hanya berbagi kabar.")
    chain.close(part, session)


STEPS: dict[Status, Callable[[Session, Person], None]] = {
    Status.DRAFT: lambda *_: None,
    Status.OPEN: _open,
    Status.IN_PROGRESS: _start,
    Status.WRITING_UP: _end,
    Status.IN_REVIEW: _send,
    Status.ADOPTED: _adopt,
    Status.CLOSED: _close,
}


def _moderator(group: Group) -> Person:
    """Return the moderator who has been there longest."""
    first = db.session.scalars(
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.group_id == group.id, Membership.role == MemberRole.MODERATOR)
        .order_by(Membership.id)
    ).first()
    assert first is not None, "a circle has a moderator"
    return first


def _session_of(point: AgendaItem) -> Session:
    assert point.session is not None, "a point of the backlog has no session"
    return point.session


def _kept(thing: T) -> T:
    db.session.commit()
    return thing
