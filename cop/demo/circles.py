"""How a circle of the story begins: made, joined, wished for; then its sittings follow."""

from __future__ import annotations

from collections.abc import Mapping

from cop.demo.notation import Circle, Wish
from cop.demo.noting import note_down
from cop.demo.rota import without_turns
from cop.demo.scene import Scene
from cop.demo.stage import Stage
from cop.demo.timeline import ZONE, Days, Timeline
from cop.groups import actions as groups
from cop.groups.models import Group
from cop.groups.words import MemberRole
from cop.libraries.queries import library_known_as
from cop.people.models import Person
from cop.series.actions import SeriesText, make_series
from cop.series.models import Series
from cop.series.recurrence import Rule
from cop.series.words import Repeats
from cop.sessions import actions as sessions


def begin(circle: Circle, people: Mapping[str, Person], days: Days, timeline: Timeline) -> None:
    """Make the circle with its first members, and let the rest happen in its time."""
    group = _made(circle, people[circle.moderator])
    stage = Stage(circle, group, people, days, timeline)
    if circle.is_series:
        stage.series = _begun(stage)
        without_turns(stage)
    for person in stage.everybody(circle.members):
        groups.add_member(group, person, MemberRole.MEMBER)
    for person in stage.everybody(circle.informed):
        groups.add_member(group, person, MemberRole.INFORMED)
    _let_others_in(stage)
    for wish in circle.wishes:
        stage.then((wish.day, wish.when), _wish, stage, wish)
    for noted in circle.ideas:
        stage.then((noted.day, noted.when), note_down, stage, noted)
    _play(stage)


def _made(circle: Circle, by: Person) -> Group:
    return groups.make_group(
        by,
        name=circle.name,
        kind=circle.kind,
        charter=circle.charter,
        library=library_known_as(circle.library),
        visibility=circle.visibility,
        joining=circle.joining,
        subjects=circle.subjects,
    )


def _begun(stage: Stage) -> Series:
    """Begin the circle's series on the day of its first sitting."""
    circle = stage.circle
    first = stage.days.moment(circle.sittings[0].day, circle.at)
    said = SeriesText(
        parsed=Rule(Repeats.WORKING_DAYS),
        first=first.replace(tzinfo=None),
        tzid=ZONE,
        duration=stage.group.format.duration,
        place=circle.place,
        link=circle.link,
    )
    return make_series(stage.group, said, by=stage.moderator)


def _let_others_in(stage: Stage) -> None:
    for login, day in stage.circle.joins:
        stage.then((day, "10.20"), groups.join, stage.group, stage.people[login])
    for login, day, words in stage.circle.asks:
        stage.then((day, "11.05"), groups.ask_to_join, stage.group, stage.people[login], words)


def _play(stage: Stage) -> None:
    before: Scene | None = None
    for sitting in stage.circle.sittings:
        scene = Scene(stage, sitting, before)
        scene.play()
        before = scene


def _wish(stage: Stage, wish: Wish) -> None:
    """Put a point on the backlog; a proposal until it is answered, unless the moderator's own."""
    by, own = stage.person(wish.by), wish.by == stage.circle.moderator
    wanted = stage.wanted(wish.point, wish.day)
    item = sessions.propose(stage.group, None, wanted, by=by, accepted=own)
    if wish.accepted:
        stage.then((wish.day, wish.accepted), sessions.accept, item)
    if wish.declined:
        when, why = wish.declined
        stage.then((wish.day, when), sessions.decline, item, why)
