"""What can be contested in minutes: the notes of a point, or one outcome under it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import select

from cop.db import db
from cop.decisions.models import Decision
from cop.followups.models import FollowUp
from cop.kit.problems import Refused
from cop.minutes.comparing import outcome_words
from cop.minutes.models import Information, Note
from cop.minutes.words import OutcomeKind
from cop.review.models import Wording
from cop.sessions.models import Session

Outcome = Decision | FollowUp | Information
MODELS: Mapping[OutcomeKind, type[Outcome]] = {
    OutcomeKind.DECISION: Decision,
    OutcomeKind.FOLLOW_UP: FollowUp,
    OutcomeKind.INFORMATION: Information,
}
KINDS = {model: kind for kind, model in MODELS.items()}


@dataclass(frozen=True)
class Passage:
    """Words that can be contested: a note, or an outcome, confirmed with its point."""

    note: Note
    outcome: Outcome | None = None

    @property
    def kind(self) -> OutcomeKind | None:
        """Return what kind of outcome it is, None for notes."""
        return KINDS[type(self.outcome)] if self.outcome else None

    @property
    def text(self) -> str:
        """Return the words as they stand."""
        if self.outcome is None:
            return self.note.source
        return self.outcome.what if isinstance(self.outcome, FollowUp) else self.outcome.text

    def said(self, language: str) -> str:
        """Return the words of an outcome with who is to do it and by when, as minutes say it."""
        task = self.outcome if isinstance(self.outcome, FollowUp) else None
        who, due = (task.taken_by, task.due) if task else ("", None)
        due_on = due.isoformat() if due else None
        with force_locale(language):
            return outcome_words({"text": self.text, "who": who, "due": due_on})

    @property
    def revision(self) -> int:
        """Return the number of the words as they stand."""
        return self.outcome.revision if self.outcome else self.note.revision

    @property
    def key(self) -> str:
        """Return what names it within its session, as `Wording.key` does."""
        return _key(self.outcome) if self.outcome else str(self.note.id)


def by_key(outcomes: Iterable[Outcome]) -> dict[str, Outcome]:
    """Return the outcomes of one session by the keys of their passages."""
    return {_key(one): one for one in outcomes}


def _key(outcome: Outcome) -> str:
    return f"{KINDS[type(outcome)]}-{outcome.id}"


def passage_of(session: Session, wording: Wording) -> Passage:
    """Return what the wording is about; raises Refused where the outcome was taken back."""
    if wording.kind is None:
        return Passage(wording.note)
    outcome = outcome_in(session, wording.kind, wording.outcome_id or 0)
    if outcome is None:
        raise Refused(_("Somebody took this back meanwhile. See where it stands now."))
    return Passage(wording.note, outcome)


def outcome_in(session: Session, kind: OutcomeKind, outcome_id: int) -> Outcome | None:
    """Return the outcome of the session, or None; for actions, whoever asks."""
    model: Any = MODELS[kind]
    wanted = select(model).where(model.id == outcome_id, model.session_id == session.id)
    outcome: Outcome | None = db.session.scalar(wanted)
    return outcome
