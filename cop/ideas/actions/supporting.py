"""Wanting it too: seconding an idea, and counting that readers asked for it again."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import delete, func, select

from cop.db import db
from cop.db.unit import lock
from cop.ideas.actions.noting import withdraw_idea
from cop.ideas.models import Ask, Idea, Second
from cop.ideas.queries import owns
from cop.ideas.words import IdeaKind
from cop.kit.clock import today
from cop.kit.problems import Refused
from cop.people.models import Person


def second_idea(idea: Idea, *, by: Person) -> None:
    """Second what somebody else noted, once; Refused where it is answered or one's own."""
    _still_open(idea)
    if owns(by, idea):
        raise Refused(_("You noted this idea yourself."))
    known = select(Second.id).where(Second.idea_id == idea.id, Second.person_id == by.id)
    if db.session.scalar(known) is None:
        db.session.add(Second(idea_id=idea.id, person_id=by.id))
        db.session.flush()


def unsecond_idea(idea: Idea, *, by: Person) -> None:
    """Take one's support back, until the idea is answered."""
    _still_open(idea)
    its = delete(Second).where(Second.idea_id == idea.id, Second.person_id == by.id)
    db.session.execute(its)


def count_again(idea: Idea, *, by: Person, many: int = 1) -> Ask:
    """Count that readers asked for it again today; Refused where it is answered or a topic."""
    _still_open(idea)
    if idea.kind is not IdeaKind.NEED:
        raise Refused(_("Only what readers ask for is counted. A topic is seconded."))
    ask = Ask(idea_id=idea.id, by_id=by.id, day=today(by.time_zone), many=many)
    db.session.add(ask)
    db.session.flush()
    return ask


def take_back_count(idea: Idea, *, by: Person) -> bool:
    """Take back what the person counted last today; say whether there was anything."""
    _still_open(idea)
    first = select(Ask.id).where(Ask.idea_id == idea.id).order_by(Ask.id).limit(1)
    last = db.session.scalar(
        select(Ask)
        .where(
            Ask.idea_id == idea.id,
            Ask.by_id == by.id,
            Ask.day == today(by.time_zone),
            Ask.id.not_in(select(first.subquery().c.id)),  # with which it was noted
        )
        .order_by(Ask.id.desc())
        .limit(1)
    )
    if last is not None:
        db.session.delete(last)
        db.session.flush()
    return last is not None


def count_instead(idea: Idea, other: Idea, *, by: Person) -> None:
    """Take one's own idea back and count it with another one that says the same.

    What readers asked for is counted there, a topic seconded. Refused where one is a need and one
    a topic, and for a topic that was noted without a name, for who seconds is named.
    """
    for one in sorted((idea, other), key=lambda one: one.id):
        _still_open(one)
    if idea.kind is not other.kind:
        raise Refused(_("Only ideas of the same kind are counted together."))
    if idea.kind is IdeaKind.TOPIC and idea.nameless:
        raise Refused(_("Who seconds an idea is named. Add your name to yours first."))
    many = _asked(idea)
    withdraw_idea(idea, by=by)
    if other.kind is IdeaKind.NEED:
        counted = count_again(other, by=by, many=many)
        counted.by_id = None if idea.nameless else by.id
    elif not owns(by, other):
        second_idea(other, by=by)
    db.session.flush()


def _asked(idea: Idea) -> int:
    asked = select(func.sum(Ask.many)).where(Ask.idea_id == idea.id)
    return db.session.scalar(asked) or 1


def _still_open(idea: Idea) -> None:
    lock(idea)
    if not idea.is_open:
        raise Refused(_("This idea was answered already. See what came of it."))
