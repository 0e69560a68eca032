"""The idea for which a session is planned or a circle made, as a form of theirs carries it."""

from __future__ import annotations

import re

from flask_babel import gettext as _

from cop.groups.models import Group
from cop.groups.queries import role_in
from cop.ideas.models import Idea
from cop.ideas.queries import homes_for, idea_seen_by
from cop.ideas.rules import may_moderate
from cop.people.models import Person

AN_ID = re.compile(r"[0-9]{1,9}", re.ASCII)


def idea_for_session(person: Person, group: Group, named: str) -> Idea | None:
    """Return the idea that is named by its id, if the person may plan a session of it there."""
    idea = _named(person, named)
    if idea is None:
        return None
    return idea if group.id in {place.id for place in homes_for(person, idea)} else None


def idea_for_circle(person: Person, named: str) -> Idea | None:
    """Return the idea that is named by its id, if the person may make a circle of it."""
    idea = _named(person, named)
    if idea is None:
        return None
    role = role_in(person, idea.group) if idea.group else None
    return idea if may_moderate(person, role, idea) or homes_for(person, idea) else None


def taken(idea: Idea | None) -> list[str]:
    """Return what is wrong with the idea by now: nothing, or that somebody was faster."""
    if idea is None or idea.is_open:
        return []
    return [_("Somebody was faster: this idea is answered. See what came of it.")]


def _named(person: Person, named: str) -> Idea | None:
    return idea_seen_by(person, int(named)) if AN_ID.fullmatch(named) else None
