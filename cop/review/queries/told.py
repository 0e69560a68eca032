"""Reviews with what was said in them, and the texts that it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import aliased, joinedload

from cop.db import db
from cop.minutes.models import Note, NoteRevision
from cop.people.models import Person
from cop.review.models import Review, Wording
from cop.sessions.models import Session
from cop.sessions.queries import seen_by

Row = tuple[Review, Wording | None, str | None, str | None]


@dataclass(frozen=True)
class Told:
    """A review with its wordings, and by note id and revision the texts that they are about."""

    review: Review
    wordings: Sequence[Wording]
    texts: Mapping[tuple[int, int], str]

    def base_of(self, wording: Wording) -> str:
        """Return the text from which the wording was proposed."""
        if wording.kind:
            return wording.was
        return self.texts.get((wording.note_id, wording.base), "")

    def became(self, wording: Wording) -> str:
        """Return the text that was made of the wording, else what was proposed."""
        if wording.objection:
            return wording.became
        if wording.kind:
            return wording.became or wording.source
        return self.texts.get((wording.note_id, wording.revision or 0), wording.source)


def told(viewer: Person | None, *wanted: ColumnElement[bool]) -> list[Row]:
    """Return the reviews, newest first, with their wordings and the texts around these."""
    base, after = aliased(NoteRevision), aliased(NoteRevision)
    its_base = and_(base.note_id == Wording.note_id, base.number == Wording.base)
    its_text = and_(after.note_id == Wording.note_id, after.number == Wording.revision)
    rows = db.session.execute(
        select(Review, Wording, base.source, after.source)
        .join(Session, Session.id == Review.session_id)
        .outerjoin(Wording, Wording.review_id == Review.id)
        .outerjoin(base, its_base)
        .outerjoin(after, its_text)
        .options(
            joinedload(Review.sent_by),
            joinedload(Review.called_back_by),
            joinedload(Wording.by),
            joinedload(Wording.settled_by),
            joinedload(Wording.note).joinedload(Note.agenda_item),
        )
        .where(seen_by(viewer), *wanted)
        .order_by(Review.number.desc(), Wording.id)
    )
    return [(review, one, old, new) for review, one, old, new in rows]


def wordings_in(rows: Sequence[Row]) -> list[Wording]:
    """Return the wordings among the rows."""
    return [wording for _review, wording, *_texts in rows if wording is not None]


def texts_in(rows: Sequence[Row]) -> dict[tuple[int, int], str]:
    """Return the texts that the wordings were proposed from or became, by note id and revision."""
    found = {}
    for _review, one, base, after in rows:
        if one is not None and one.kind is None:
            found[one.note_id, one.base] = base or ""
            if one.revision:
                found[one.note_id, one.revision] = after or ""
    return found
