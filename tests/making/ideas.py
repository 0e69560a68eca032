"""Makes ideas, and lets people second them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cop.ideas import actions as ideas
from cop.ideas.models import Idea
from cop.ideas.words import IdeaKind
from tests.bed.writing import in_own_units
from tests.making.people import MakePeople
from tests.making.steps import kept

if TYPE_CHECKING:
    from cop.groups.models import Group
    from cop.people.models import Person


@in_own_units
class MakeIdeas(MakePeople):
    """Ideas are Sari's unless told."""

    def idea(
        self,
        group: Group | None,
        words: str = "Pembaca mencari novel huruf besar",
        *,
        kind: IdeaKind = IdeaKind.NEED,
        by: Person | None = None,
        many: int = 1,
        nameless: bool = False,
        **more: Any,
    ) -> Idea:
        """Note an idea for the circle, or for the whole site."""
        wanted = ideas.IdeaText(words, kind, **more)
        by = by or self.sari
        return kept(ideas.note_idea(group, wanted, by=by, many=many, nameless=nameless))

    def second(self, idea: Idea, *people: Person) -> None:
        """Let the people second the idea."""
        for person in people:
            ideas.second_idea(idea, by=person)
        kept(idea)
