"""Somebody says that an outcome is not so; it is made right, struck, or kept with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from cop.decisions.actions import strike_decision
from cop.decisions.models import Decision
from cop.followups.actions import reassign, strike_follow_up
from cop.followups.models import FollowUp
from cop.kit.problems import Invalid, Refused
from cop.minutes.actions import renew, strike_information
from cop.people.models import Person
from cop.review.actions.agreeing import confirm_note, touch, under_review
from cop.review.actions.contesting import (
    as_it_stands,
    count_as_new,
    put,
    reword_outcome,
    settle,
    still_open,
)
from cop.review.models import Wording
from cop.review.passages import Outcome, Passage, passage_of
from cop.review.state import is_reviewer, open_wordings_on
from cop.review.words import Settlement
from cop.sessions.models import Session


@dataclass(frozen=True)
class Task:
    """Who takes a follow-up, as a person or a name, and by when."""

    who: Person | None
    who_name: str
    due: date | None


def object_to(session: Session, passage: Passage, reason: str, *, base: int, by: Person) -> Wording:
    """Say that an outcome is not so, with a reason: never agreed, or for somebody else.

    What one said to it before is withdrawn. Raises as `propose` does, Invalid without a reason.
    """
    review = under_review(session)
    as_it_stands(passage, "", base)
    if not is_reviewer(by, session):
        raise Refused(_("Those who were there propose other words."))
    if not reason.strip():
        raise Invalid(_("Please say in a few words what is not so."))
    return put(session, review, passage, Wording(objection=True, source="", reason=reason), by=by)


def make_right(
    session: Session, wording: Wording, source: str, task: Task | None, *, base: int, by: Person
) -> None:
    """Settle an objection by changing the outcome: its words, or who a follow-up is for and when.

    Raises Overtaken as `take_over` does, and Invalid where nothing would be another.
    """
    review = still_open(session, wording)
    passage = passage_of(session, wording)
    as_it_stands(passage, source, base)
    if not _is_another(passage, source, task):
        raise Invalid(_("Nothing is different yet. Change what is not so, strike it, or keep it."))
    if isinstance(passage.outcome, FollowUp) and task:
        reassign(passage.outcome, **vars(task), by=by)
    if passage.outcome is not None and source != passage.text:
        reword_outcome(session, passage.outcome, source)
    renew(session, passage.note, by=by)
    wording.revision = passage.revision
    wording.became = passage.said(session.group.language)
    settle(wording, Settlement.TAKEN, by=by)
    count_as_new(review, passage, by)
    touch(session)


def strike(session: Session, wording: Wording, *, by: Person) -> None:
    """Take the outcome off, as it was never agreed; its words stay readable in the review.

    Whatever else was said to the outcome is settled with it.
    """
    review = still_open(session, wording)
    passage = passage_of(session, wording)
    as_it_stands(passage, "", passage.revision)
    if not wording.objection or passage.outcome is None:
        raise Refused(_("Only what somebody objects to is struck."))
    for one in open_wordings_on(review, passage):
        settle(one, Settlement.STRUCK, by=by)
    _take_off(session, passage.outcome, by=by)
    renew(session, passage.note, by=by)
    count_as_new(review, passage, by)
    confirm_note(review, wording.by, passage.note)
    touch(session)


def _is_another(passage: Passage, source: str, task: Task | None) -> bool:
    """Say whether the outcome would read otherwise, or be for somebody else or another day."""
    was = passage.outcome
    if task is None or not isinstance(was, FollowUp):
        return source != passage.text
    name = task.who.name if task.who else task.who_name
    return (source, name, task.due) != (passage.text, was.taken_by, was.due)


def _take_off(session: Session, outcome: Outcome, *, by: Person) -> None:
    if isinstance(outcome, Decision):
        strike_decision(outcome, by=by)
    elif isinstance(outcome, FollowUp):
        strike_follow_up(outcome, by=by)
    else:
        strike_information(session, outcome, by=by)
