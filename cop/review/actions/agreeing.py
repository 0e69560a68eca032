"""Those who were there confirm; with nothing contested the minutes are agreed."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _
from sqlalchemy import select

from cop.db import db
from cop.kit.clock import now
from cop.kit.dates import long_day, time_span
from cop.kit.problems import Refused
from cop.minutes.models import Note
from cop.people.models import Person
from cop.review.models import Confirmation, Review, Wording
from cop.review.state import agreement_of, is_reviewer, notes_reviewed, running_review
from cop.review.words import Settlement
from cop.sessions.actions.states import in_state
from cop.sessions.models import Session
from cop.sessions.words import Status


def confirm(session: Session, person: Person, seen: dict[int, int]) -> None:
    """Confirm the notes named by `seen`: note id → the revision that the person has read.

    Raises Refused where a wording changed since, and for somebody who was not there. A note for
    which the person proposed other words that are not settled is left as it is.
    """
    review = under_review(session)
    if not is_reviewer(person, session):
        raise Refused(_("Those who were there confirm the minutes."))
    notes = [note for note in notes_reviewed(session) if note.id in seen]
    if any(note.revision != seen[note.id] for note in notes):
        raise Refused(_("The wording has changed meanwhile. Please read it again, then confirm."))
    _confirm(review, person, notes)
    touch(session)


def confirm_all(review: Review, person: Person) -> None:
    """Confirm every note as it stands, for somebody who was there; else it does nothing."""
    if is_reviewer(person, review.session):
        _confirm(review, person, notes_reviewed(review.session))


def confirm_note(review: Review, person: Person, note: Note) -> None:
    """Confirm one note as it stands, for somebody who was there; else it does nothing."""
    if is_reviewer(person, review.session):
        _confirm(review, person, [note])


def finish(session: Session) -> None:
    """End the review so that the minutes can be adopted.

    Raises Refused with what is contested, or with who has still to be waited for.
    """
    review = under_review(session)
    agreed = agreement_of(session, review)
    if agreed.contested:
        points = ", ".join(f"“{title or _('Summary')}”" for title in agreed.contested)
        raise Refused(
            _("The wording is still contested: %(points)s. Settle it first.", points=points)
        )
    if agreed.waiting and now() < review.until:
        raise Refused(
            _(
                "Not everybody who was there has confirmed. Silence is consent from "
                "%(day)s, %(time)s.",
                day=long_day(review.until, session.tzid),
                time=time_span(review.until, None, session.tzid),
            )
        )
    review.ended_at = now()
    db.session.flush()


def under_review(session: Session) -> Review:
    """Lock the session and return the review that is going on; raises Refused if none is."""
    in_state(session, Status.IN_REVIEW)
    review = running_review(session)
    if review is None:
        raise Refused(_("This session is not in review."))
    return review


def touch(session: Session) -> None:
    """Let everybody who looks at the session see that something changed."""
    session.version += 1
    db.session.flush()


def _confirm(review: Review, person: Person, notes: Sequence[Note]) -> None:
    own = (Confirmation.review_id == review.id, Confirmation.person_id == person.id)
    known = {one.note_id: one for one in db.session.scalars(select(Confirmation).where(*own))}
    contested = set(
        db.session.scalars(
            select(Wording.note_id).where(
                Wording.review_id == review.id,
                Wording.by_id == person.id,
                Wording.settlement == Settlement.OPEN,
            )
        )
    )
    for note in notes:
        if note.id in contested:
            continue
        if note.id not in known:
            given = {"review_id": review.id, "note_id": note.id, "person_id": person.id}
            db.session.add(Confirmation(**given, revision=note.revision))
        elif known[note.id].revision != note.revision:
            known[note.id].revision, known[note.id].at = note.revision, now()
    db.session.flush()
