"""What is said between the sessions: in the discussion of a circle, and about an output."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from cop.chain.actions import become_point, tell_of_post
from cop.db import db
from cop.demo.guidelines import FRONT_DESK_GUIDE
from cop.demo.morning import MORNING_TALK
from cop.demo.timeline import Days, Timeline
from cop.discussions.actions import write
from cop.discussions.models import Post
from cop.groups.models import Group
from cop.outputs.models import Output
from cop.people.models import Person

IN_THE_CIRCLE = (  # working day, time, login, words
    (-4, "10.20", "lina", "Printer label di Cempaka macet lagi. Ada yang punya cadangan?"),
    (-4, "11.05", "bayu", "Di Melati ada satu, jarang dipakai. Besok saya bawa."),
    (
        -3,
        "14.30",
        "sari",
        "Tiga kali tahun ini. Mungkin lebih murah satu printer bersama untuk kita bertiga.",
    ),
)
ON_THE_GUIDE = (
    (-3, "09.40", "hendra", "Di Dahlia lembar ini sudah ditempel di tiga meja. Terpakai Selasa."),
    (-3, "13.15", "lina", "Bagus. Apakah langkah 4 jelas bagi yang baru? Di sini ada yang ragu."),
)
RAISED = (-2, "09.10", "rina")  # who puts the last words in the circle on its backlog


def talk_between(people: Mapping[str, Person], days: Days, timeline: Timeline) -> None:
    """Let it be written in its time, and one post become a point of the backlog."""
    for day, when, login, words in IN_THE_CIRCLE:
        timeline.then(days.moment(day, when), _in_circle, people[login], words)
    for day, when, login, words in ON_THE_GUIDE:
        timeline.then(days.moment(day, when), _on_guide, people[login], words)
    day, when, login = RAISED
    timeline.then(days.moment(day, when), _raise, people[login])


def _in_circle(by: Person, words: str) -> None:
    _write(_circle().thread_id, words, by)


def _on_guide(by: Person, words: str) -> None:
    guide = db.session.scalar(select(Output).where(Output.title == FRONT_DESK_GUIDE.title))
    if guide is not None:
        _write(guide.thread_id, words, by)


def _write(thread_id: int | None, words: str, by: Person) -> None:
    if thread_id is not None:
        tell_of_post(write(thread_id, words, by=by), by=by)


def _raise(by: Person) -> None:
    circle = _circle()
    its = select(Post).where(Post.thread_id == circle.thread_id).order_by(Post.id.desc()).limit(1)
    become_point(db.session.scalars(its).one(), circle, None, by=by, accepted=True)


def _circle() -> Group:
    return db.session.scalars(select(Group).where(Group.name == MORNING_TALK.name)).one()
