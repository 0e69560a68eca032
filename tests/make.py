"""Makes what a test needs, through the actions of the rooms; everything is committed at once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from cop.chain import actions as chain
from cop.chain.actions import tell_of_thanks
from cop.discussions import actions as discussions
from cop.discussions.models import Post
from cop.drafts import actions as drafts
from cop.drafts.models import Draft
from cop.groups import actions as groups
from cop.groups.models import Group
from cop.groups.words import Kind, MemberRole
from cop.kit.clock import now
from cop.libraries.models import Library
from cop.outputs import actions as outputs
from cop.outputs.models import Output
from cop.outputs.words import OutputType
from cop.people.models import Person
from cop.rounds import actions as rounds
from cop.rounds.models import RoundText
from cop.series import actions as series
from cop.series.models import Closure, Series
from cop.series.recurrence import Rule
from cop.series.words import Repeats
from cop.sessions import actions as sessions
from cop.sessions.models import AgendaItem, Session
from cop.sessions.words import Status
from cop.subjects import actions as subjects
from cop.subjects.models import Subject
from tests.bed.writing import in_own_units
from tests.making.duties import MakeDuties
from tests.making.ideas import MakeIdeas
from tests.making.steps import STEPS, kept, moderator

WORKING_DAYS = Rule(Repeats.WORKING_DAYS)
REASON = "Semua sedang dinas luar."


@in_own_units
class Make(MakeDuties, MakeIdeas):
    """One per test. The cast is made when it is first named: `make.rina`."""

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
        return kept(group)

    def join(self, group: Group, person: Person) -> None:
        """Make the person a member of the circle."""
        kept(groups.add_member(group, person, MemberRole.MEMBER))

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
        by = by or moderator(group)
        planned = {"facilitator": by, "duration": 30, "tzid": "Asia/Jakarta", **planned}
        starts = starts_at or (now() + timedelta(days=1)).replace(microsecond=0)
        plan = sessions.Plan(starts_at=starts, **planned)
        session = sessions.plan(group, plan, by=by, follows=follows)
        for title in points:
            self.point(session, title, by=by)
        self.bring(session, state, by=by)
        return kept(session)

    def bring(self, session: Session, state: Status, *, by: Person | None = None) -> Session:
        """Take a session through the states up to the given one, or cancel it."""
        by = by or moderator(session.group)
        if state is Status.CANCELLED:
            chain.cancel(session, by=by, reason=REASON)
            return kept(session)
        way = list(STEPS)
        for step in way[way.index(session.status) + 1 : way.index(state) + 1]:
            STEPS[step](session, by)
        return kept(session)

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
        return kept(series.make_series(group, text, by=moderator(group)))

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
        return kept(series.add_closure(name, first_day, last, **given))

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
        by = by or moderator(group)
        told = {"by": by, "accepted": accepted, "nameless": nameless}
        return kept(sessions.propose(group, session, wanted, **told))

    def post(
        self,
        place: Session | AgendaItem | Group | Output,
        text: str = "Di cabang kami juga begitu.",
        *,
        by: Person | None = None,
        nameless: bool = False,
    ) -> Post:
        """Write in the discussion of a session, point, circle or output, as Sari unless told."""
        thread_id = place.thread_id or 0
        post = discussions.write(thread_id, text, by=by or self.sari, nameless=nameless)
        return kept(post)

    def thanks(self, post: Post, *by: Person) -> None:
        """Let people thank for a post, whose author is told."""
        for person in by:
            if discussions.thank(post, by=person):
                tell_of_thanks(post, by=person)

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
        return kept(subjects.add_subject(described))

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
        return kept(draft)

    def round_text(self, point: AgendaItem, by: Person, words: str = "Perlu.") -> RoundText:
        """Hold a round without names on a point, in which one person wrote, and open it."""
        held = rounds.start(point, named=False, question="", by=self.rina)
        text = rounds.save(held, words, base=0, by=by)
        rounds.open_round(held)
        return kept(text)

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
        output = outputs.start_output(group, text, by=by or moderator(group))
        if isinstance(origin, Session):
            outputs.tie(origin, output)
        if published:
            outputs.publish(output)
        return kept(output)
