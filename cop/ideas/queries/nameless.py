"""Which ideas are a person's own, those without a name included.

The only questions that look at who noted an idea without their name; they answer the one who
did, and nobody else. (`IdeaRow.own` is the same answer, read along with a list.)
"""

from __future__ import annotations

from sqlalchemy import or_, select

from cop.db import db
from cop.ideas.models import Idea
from cop.ideas.queries.ideas import seen_by
from cop.people.models import Person


def owns(person: Person, idea: Idea) -> bool:
    """Say whether the person noted the idea, with or without their name."""
    if idea.by_id == person.id:
        return True
    return idea.nameless and own_idea(person, idea.id) is not None


def own_idea(person: Person, idea_id: int) -> Idea | None:
    """Return an idea that the person noted, with or without their name, or None."""
    return db.session.scalar(
        select(Idea).where(
            Idea.id == idea_id,
            or_(Idea.by_id == person.id, Idea.nameless_by_id == person.id),
            seen_by(person),
        )
    )
