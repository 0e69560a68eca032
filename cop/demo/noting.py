"""Lets people of the story note ideas, second them, and learn what becomes of them."""

from __future__ import annotations

from cop.chain.actions import take_up_as_point
from cop.demo.notation import Noted
from cop.demo.stage import Stage
from cop.ideas import actions as ideas
from cop.ideas.models import Idea
from cop.people.models import Person


def note_down(stage: Stage, noted: Noted) -> None:
    """Note the idea, and let all else happen in its time."""
    group = None if noted.for_all else stage.group
    wanted = ideas.IdeaText(noted.words, noted.kind)
    by = stage.person(noted.by)
    idea = ideas.note_idea(group, wanted, by=by, many=noted.many, nameless=noted.nameless)
    for place, person in enumerate(stage.everybody(noted.seconds)):
        stage.then((noted.day, f"+1 {10 + place}.20"), _second, idea, person)
    for day, login in noted.again:
        stage.then((day, "11.15"), _count, idea, stage.person(login))
    if noted.taken_up is not None:
        stage.then((noted.taken_up, "09.40"), _take_up, stage, idea)
    if noted.declined:
        day, why = noted.declined
        stage.then((day, "09.45"), _decline, stage, idea, why)


def _second(idea: Idea, person: Person) -> None:
    ideas.second_idea(idea, by=person)


def _count(idea: Idea, person: Person) -> None:
    ideas.count_again(idea, by=person)


def _take_up(stage: Stage, idea: Idea) -> None:
    take_up_as_point(idea, stage.group, None, by=stage.moderator)


def _decline(stage: Stage, idea: Idea, why: str) -> None:
    ideas.decline_idea(idea, why, by=stage.moderator)
