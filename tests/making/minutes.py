"""Makes what is written down of a session, and what is said to it in a review."""

from __future__ import annotations

from datetime import date

from cop.decisions import actions as decisions
from cop.decisions.models import Decision
from cop.followups import actions as follow_ups
from cop.followups.models import FollowUp
from cop.minutes import actions as minutes
from cop.minutes.models import Note
from cop.people.models import Person
from cop.review import actions as review
from cop.review.models import Wording
from cop.review.passages import Outcome, Passage
from cop.review.state import notes_reviewed
from cop.sessions import actions as sessions
from cop.sessions.models import AgendaItem, Session
from cop.sessions.words import Presence
from tests.bed.writing import in_own_units
from tests.making.people import MakePeople
from tests.making.steps import kept, moderator, session_of


@in_own_units
class MakeMinutes(MakePeople):
    """Notes, what came out of a point, who was there, and the review."""

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
        by = by or moderator(session.group)
        return kept(minutes.save_note(session, point, text, base=base, by=by))

    def decision(
        self,
        point: AgendaItem,
        text: str = "Rak 800 ditata ulang tiap Jumat.",
        *,
        by: Person | None = None,
    ) -> Decision:
        """Note a decision under a point of a session that is in progress or being written up."""
        session = session_of(point)
        return kept(decisions.add_decision(session, point, text, by=by or self.rina))

    def information(self, point: AgendaItem, words: str = "Gudang tutup Selasa.") -> None:
        """Note under a point what others should know, as Rina."""
        session = session_of(point)
        minutes.add_information(session, point, words, by=self.rina)
        kept(session)

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
        session, by = session_of(point), by or self.rina
        given = {"what": what, "who": who, "who_name": who_name, "due": due, "by": by}
        return kept(follow_ups.add_follow_up(session, point, **given))

    def attend(self, session: Session, *people: Person) -> None:
        """Write down that the people are there."""
        for person in people:
            sessions.record_person(session, person, Presence.ON_SITE)
        kept(session)

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
        return kept(review.propose(session, passage, text, **given))

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
        return kept(review.object_to(session, passage, reason, **given))
