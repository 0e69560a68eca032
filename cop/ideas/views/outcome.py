"""What came of an idea, with links to what the person may see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cop.chain.queries import Came, came_of
from cop.groups.queries import CircleRow, groups_with
from cop.ideas.queries import IdeaRow, idea_row
from cop.ideas.words import IdeaStatus
from cop.outputs.queries import output_seen_by
from cop.sessions.queries import sessions_with

if TYPE_CHECKING:
    from cop.ideas.models import Idea
    from cop.outputs.models import Output
    from cop.people.models import Person
    from cop.sessions.rows import SessionRow


@dataclass(frozen=True)
class Outcome:
    """What became of an idea; empty parts are not, or not for the person's eyes."""

    points: Sequence[Came] = ()
    session: SessionRow | None = None
    circle: CircleRow | None = None
    other: IdeaRow | None = None
    output: Output | None = None


def outcome_of(person: Person, idea: Idea) -> Outcome:
    """Return what came of the idea, and how that ended."""
    if idea.is_open:
        return Outcome(points=came_of(person, idea))
    if idea.status is not IdeaStatus.ADOPTED:
        return Outcome(
            other=idea_row(person, idea.merged_into_id) if idea.merged_into_id else None,
            output=output_seen_by(person, idea.output_id) if idea.output_id else None,
        )
    sessions = sessions_with(person, [idea.session_id]) if idea.session_id else []
    circle = groups_with(person, [idea.circle_id]) if idea.circle_id else {}
    return Outcome(
        points=came_of(person, idea),
        session=next(iter(sessions), None),
        circle=next(iter(circle.values()), None),
    )
