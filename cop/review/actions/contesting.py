"""Other words are proposed, and settled: taken over, declined with a reason, or discussed."""

from __future__ import annotations

from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import delete

from cop import text
from cop.db import db
from cop.db.unit import lock
from cop.decisions.actions import reword_decision
from cop.decisions.models import Decision
from cop.discussions.actions import write
from cop.followups.actions import reword_follow_up
from cop.followups.models import FollowUp
from cop.kit.clock import now
from cop.kit.problems import Invalid, Refused
from cop.minutes.actions import renew, reword, reword_information, text_at
from cop.people.models import Person
from cop.review.actions.agreeing import confirm_note, touch, under_review
from cop.review.actions.sending import next_hour
from cop.review.models import Confirmation, Review, Wording
from cop.review.passages import Outcome, Passage, passage_of
from cop.review.state import is_reviewer, open_wording_of
from cop.review.words import Settlement
from cop.sessions.models import Session

A_DAY = timedelta(days=1)  # nobody's silence is consent to words that are younger


class Overtaken(Exception):
    """The words were changed since the writer last had them; nothing was written."""

    def __init__(self, passage: Passage, mine: str) -> None:
        super().__init__("the words have changed")
        self.passage, self.mine = passage, mine


def propose(
    session: Session, passage: Passage, source: str, *, base: int, reason: str, by: Person
) -> Wording:
    """Propose other words for a note or an outcome; what one proposed before is withdrawn.

    Raises Overtaken where the words have changed since the revision `base`, Invalid where nothing
    differs, and Refused for somebody who was not there.
    """
    review = under_review(session)
    as_it_stands(passage, source, base)
    if not is_reviewer(by, session):
        raise Refused(_("Those who were there propose other words."))
    if source.strip() == passage.text.strip():
        raise Invalid(_("The minutes say this already. Please change the words first."))
    return put(session, review, passage, Wording(source=source, reason=reason), by=by)


def withdraw(session: Session, wording: Wording, *, by: Person) -> None:
    """Take back what one proposed; that it was proposed stays readable."""
    still_open(session, wording)
    settle(wording, Settlement.WITHDRAWN, by=by)
    touch(session)


def take_over(session: Session, wording: Wording, source: str, *, base: int, by: Person) -> None:
    """Make the proposed words, or what the settler made of them, those of the minutes.

    Whoever had confirmed the point sees that it is new, and nobody's silence is consent before a
    day has gone by. Raises Overtaken where the words have changed since the revision `base`.
    """
    review = still_open(session, wording)
    passage = passage_of(session, wording)
    as_it_stands(passage, source, base)
    _reword(session, passage, source, by=by)
    wording.revision = passage.revision
    wording.became = source if passage.outcome else ""
    settle(wording, Settlement.TAKEN, by=by)
    count_as_new(review, passage, by)
    if source.strip() == wording.source.strip():
        confirm_note(review, wording.by, passage.note)
    touch(session)


def keep(session: Session, wording: Wording, reason: str, *, by: Person) -> None:
    """Let the text stay as it is, with a reason that stays readable."""
    if not reason.strip():
        raise Invalid(_("Please say why in a few words."))
    still_open(session, wording)
    wording.answer = reason
    settle(wording, Settlement.KEPT, by=by)
    touch(session)


def ask_circle(session: Session, wording: Wording, *, by: Person) -> None:
    """Put the proposed words into the discussion of their point; asking twice is refused."""
    still_open(session, wording)
    if wording.asked_at is not None:
        raise Refused(_("The circle was asked already; see the discussion."))
    item = wording.note.agenda_item
    question = _("This is proposed for the minutes. What do you remember?")
    if wording.objection:
        question = _("Is it not so? What do you remember?")
    quote = text.quoted(wording.source or wording.reason, wording.by.name)
    thread_id = item.thread_id if item else session.thread_id
    write(thread_id, f"{quote}{question}", by=by)
    wording.asked_at = now()
    touch(session)


def as_it_stands(passage: Passage, source: str, base: int) -> None:
    """Lock the words; raises Overtaken where they are not those of the revision `base`."""
    lock(passage.note)
    if passage.outcome is not None:
        lock(passage.outcome)
    if passage.revision == base:
        return
    if passage.outcome is not None or text_at(passage.note, base) != passage.text:
        raise Overtaken(passage, source)


def _reword(session: Session, passage: Passage, source: str, *, by: Person) -> None:
    if passage.outcome is None:
        reword(session, passage.note, source, base=passage.revision, by=by)
        return
    if source != passage.text:
        reword_outcome(session, passage.outcome, source)
        renew(session, passage.note, by=by)


def reword_outcome(session: Session, outcome: Outcome, source: str) -> None:
    if isinstance(outcome, Decision):
        reword_decision(outcome, source)
    elif isinstance(outcome, FollowUp):
        reword_follow_up(outcome, source)
    else:
        reword_information(session, outcome, source)


def put(
    session: Session, review: Review, passage: Passage, wording: Wording, *, by: Person
) -> Wording:
    """Put what somebody says to the words beside them, in the place of what they said before."""
    _withdraw_own(review, passage, by)
    wording.review_id, wording.note_id, wording.by_id = review.id, passage.note.id, by.id
    wording.kind = passage.kind
    wording.outcome_id = passage.outcome.id if passage.outcome else None
    wording.base = passage.revision
    if passage.outcome:
        wording.was = passage.said(session.group.language) if wording.objection else passage.text
    db.session.add(wording)
    _confirmed_no_more(review, passage, by)
    touch(session)
    return wording


def count_as_new(review: Review, passage: Passage, by: Person) -> None:
    """Leave nobody's silence for consent before a day has gone by; who settled it confirms it."""
    review.until = max(review.until, next_hour(now() + A_DAY, review.session.tzid))
    confirm_note(review, by, passage.note)


def _withdraw_own(review: Review, passage: Passage, person: Person) -> None:
    before = open_wording_of(person, review, passage)
    if before is not None:
        settle(before, Settlement.WITHDRAWN, by=person)


def _confirmed_no_more(review: Review, passage: Passage, person: Person) -> None:
    db.session.execute(
        delete(Confirmation).where(
            Confirmation.review_id == review.id,
            Confirmation.note_id == passage.note.id,
            Confirmation.person_id == person.id,
        )
    )


def still_open(session: Session, wording: Wording) -> Review:
    """Lock the session, then the wording; raises Refused where somebody was faster."""
    review = under_review(session)
    lock(wording)
    if wording.settlement is not Settlement.OPEN or wording.review_id != review.id:
        raise Refused(_("Somebody was faster: this wording is settled. See how on the page."))
    return review


def settle(wording: Wording, settlement: Settlement, *, by: Person) -> None:
    wording.settlement, wording.settled_by_id, wording.settled_at = settlement, by.id, now()
    db.session.flush()
