"""Other words are proposed, and settled: taken over, declined with a reason, or discussed."""

from __future__ import annotations

from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import delete

from cop import text
from cop.db import db
from cop.db.unit import lock
from cop.discussions.actions import write
from cop.kit.clock import now
from cop.kit.problems import Invalid, Refused
from cop.minutes.actions import Conflict, reword
from cop.minutes.models import Note
from cop.people.models import Person
from cop.review.actions.agreeing import confirm_note, touch, under_review
from cop.review.actions.sending import next_hour
from cop.review.models import Confirmation, Review, Wording
from cop.review.state import is_reviewer, open_wording_of
from cop.review.words import Settlement
from cop.sessions.models import Session

A_DAY = timedelta(days=1)  # nobody's silence is consent to words that are younger


def propose(
    session: Session, note: Note, source: str, *, base: int, reason: str, by: Person
) -> Wording:
    """Propose other words for a note; those that the person proposed before are withdrawn.

    Raises Conflict where the note has a newer revision than `base`, Invalid where nothing differs,
    and Refused for somebody who was not there.
    """
    review = under_review(session)
    lock(note)
    if not is_reviewer(by, session):
        raise Refused(_("Those who were there propose other words."))
    if note.revision != base:
        raise Conflict(note, source, base)
    if source.strip() == note.source.strip():
        raise Invalid(_("This is what the notes say already. Please change the words first."))
    _withdraw_own(review, note, by)
    wording = Wording(
        review_id=review.id, note_id=note.id, by_id=by.id, base=base, source=source, reason=reason
    )
    db.session.add(wording)
    db.session.execute(
        delete(Confirmation).where(
            Confirmation.review_id == review.id,
            Confirmation.note_id == note.id,
            Confirmation.person_id == by.id,
        )
    )
    touch(session)
    return wording


def withdraw(session: Session, wording: Wording, *, by: Person) -> None:
    """Take back what one proposed; that it was proposed stays readable."""
    _still_open(session, wording)
    _settle(wording, Settlement.WITHDRAWN, by=by)
    touch(session)


def take_over(session: Session, wording: Wording, source: str, *, base: int, by: Person) -> None:
    """Make the proposed words, or what the settler made of them, the text of the note.

    Whoever had confirmed the note sees that it is new, and nobody's silence is consent before a
    day has gone by. Raises Conflict where the note has a newer revision than `base`.
    """
    review = _still_open(session, wording)
    note = wording.note
    reword(session, note, source, base=base, by=by)
    wording.revision = note.revision
    _settle(wording, Settlement.TAKEN, by=by)
    review.until = max(review.until, next_hour(now() + A_DAY, session.tzid))
    confirm_note(review, by, note)
    if source.strip() == wording.source.strip():
        confirm_note(review, wording.by, note)
    touch(session)


def keep(session: Session, wording: Wording, reason: str, *, by: Person) -> None:
    """Let the text stay as it is, with a reason that stays readable."""
    if not reason.strip():
        raise Invalid(_("Please say why in a few words."))
    _still_open(session, wording)
    wording.answer = reason
    _settle(wording, Settlement.KEPT, by=by)
    touch(session)


def ask_circle(session: Session, wording: Wording, *, by: Person) -> None:
    """Put the proposed words into the discussion of their point; asking twice is refused."""
    _still_open(session, wording)
    if wording.asked_at is not None:
        raise Refused(_("The circle was asked already; see the discussion."))
    item = wording.note.agenda_item
    question = _("This is proposed for the minutes. What do you remember?")
    quote = text.quoted(wording.source, wording.by.name)
    thread_id = item.thread_id if item else session.thread_id
    write(thread_id, f"{quote}{question}", by=by)
    wording.asked_at = now()
    touch(session)


def _withdraw_own(review: Review, note: Note, person: Person) -> None:
    before = open_wording_of(person, review, note)
    if before is not None:
        _settle(before, Settlement.WITHDRAWN, by=person)


def _still_open(session: Session, wording: Wording) -> Review:
    """Lock the session, then the wording; raises Refused where somebody was faster."""
    review = under_review(session)
    lock(wording)
    if wording.settlement is not Settlement.OPEN or wording.review_id != review.id:
        raise Refused(_("Somebody was faster: this wording is settled. See how on the page."))
    return review


def _settle(wording: Wording, settlement: Settlement, *, by: Person) -> None:
    wording.settlement, wording.settled_by_id, wording.settled_at = settlement, by.id, now()
    db.session.flush()
