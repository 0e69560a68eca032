"""What moderators answer to ideas; who noted and who seconded them are told."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import select, update

from cop.audit.actions import record
from cop.db import db
from cop.db.unit import lock
from cop.groups.models import Group
from cop.ideas.actions.noting import take_off
from cop.ideas.actions.telling import tell_of_answer
from cop.ideas.models import Ask, Idea, Second
from cop.ideas.words import REOPENED, IdeaStatus
from cop.kit.clock import now
from cop.kit.problems import Invalid, Refused
from cop.notices.words import Told
from cop.outputs.models import Output
from cop.people.models import Person
from cop.sessions.models import Session


def adopt_idea(
    idea: Idea, *, by: Person, session: Session | None = None, circle: Group | None = None
) -> None:
    """Note that the idea became a point, or the session or the circle that is given.

    Refused where somebody was faster.
    """
    hold(idea)
    idea.session_id = session.id if session else None
    idea.circle_id = circle.id if circle else None
    _answer(idea, IdeaStatus.ADOPTED, "", by=by)
    became = Told.IDEA_SESSION if session else Told.IDEA_CIRCLE if circle else Told.IDEA_POINT
    tell_of_answer(idea, became, by=by)


def decline_idea(idea: Idea, reason: str, *, by: Person) -> None:
    """Decline it with the reason that its author reads; Refused where somebody was faster."""
    hold(idea)
    _answer(idea, IdeaStatus.DECLINED, reason, by=by)
    tell_of_answer(idea, Told.IDEA_DECLINED, by=by)


def say_done(idea: Idea, output: Output | None, reason: str, *, by: Person) -> None:
    """Say that it was done already, in an output if one is given; Refused as above."""
    hold(idea)
    idea.output_id = output.id if output else None
    _answer(idea, IdeaStatus.DONE, reason, by=by)
    tell_of_answer(idea, Told.IDEA_DONE, by=by)


def merge_idea(idea: Idea, other: Idea, reason: str, *, by: Person) -> None:
    """Count it with another open idea for the same people, which gets its support.

    Who noted it seconds the other one, unless they left their name out. Refused where either was
    answered, Invalid for itself or an idea of another circle.
    """
    if idea.id == other.id or idea.group_id != other.group_id:
        raise Invalid(_("Choose another idea of the same circle."))
    for one in sorted((idea, other), key=lambda one: one.id):
        hold(one)
    _hand_over(idea, other)
    idea.merged_into_id = other.id
    _answer(idea, IdeaStatus.MERGED, reason, by=by)
    tell_of_answer(idea, Told.IDEA_MERGED, by=by)


def reopen_idea(idea: Idea, *, by: Person) -> None:
    """Open again what was declined or done already; Refused for all else."""
    lock(idea)
    if idea.status not in REOPENED:
        raise Refused(_("Only what was declined or done already is opened again."))
    record("reopen", "idea", idea.id, by=by, before=idea.answer, group=idea.group_id)
    idea.status, idea.answer, idea.output_id = IdeaStatus.OPEN, "", None
    idea.answered_by_id, idea.answered_at = None, None
    idea.version += 1
    db.session.flush()


def remove_idea(idea: Idea, reason: str, *, by: Person) -> None:
    """Let nobody see it any more, with the reason that its author reads."""
    lock(idea)
    if idea.status is IdeaStatus.REMOVED:
        return
    idea.answer, idea.answered_by_id = reason, by.id
    take_off(idea, IdeaStatus.REMOVED, verb="remove", by=by)
    tell_of_answer(idea, Told.IDEA_REMOVED, by=by, seconders=False)


def hold(idea: Idea) -> None:
    """Lock the idea; Refused where it was answered already."""
    lock(idea)
    if not idea.is_open:
        raise Refused(_("Somebody was faster: this idea is answered. See what came of it."))


def _answer(idea: Idea, status: IdeaStatus, reason: str, *, by: Person) -> None:
    idea.status, idea.answer = status, reason
    idea.answered_by_id, idea.answered_at = by.id, now()
    idea.version += 1
    db.session.flush()


def _hand_over(idea: Idea, other: Idea) -> None:
    """Let the other idea have what readers asked for, and who wants it."""
    db.session.execute(update(Ask).where(Ask.idea_id == idea.id).values(idea_id=other.id))
    theirs = select(Second.person_id).where(Second.idea_id == idea.id).order_by(Second.id)
    there = select(Second.person_id).where(Second.idea_id == other.id)
    known = {other.by_id, None, *db.session.scalars(there)}
    for person_id in (idea.by_id, *db.session.scalars(theirs).all()):
        if person_id not in known:
            known.add(person_id)
            db.session.add(Second(idea_id=other.id, person_id=person_id))
    db.session.flush()
