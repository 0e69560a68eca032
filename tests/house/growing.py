"""Makes many of everything that pages list, to see what a page costs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import func, insert, inspect, select, update

from cop.db import db
from cop.discussions.models import ReadMark
from cop.groups.models import Group, Membership
from cop.ideas.models import Ask, Second
from cop.kit.clock import today
from cop.libraries.models import Library
from cop.minutes.models import Note
from cop.outputs.models import OutputSubject
from cop.people.models import Person
from cop.sessions.models import Attendance, Session
from cop.subjects.models import Subject
from cop.subjects.words import SubjectStatus
from tests.house.world import Place

Change = Callable[[int], Any]


def grow(place: Place, rows: int) -> None:
    """Give the circle so many more of everything, as copies of what its people made."""
    people = _people(rows)
    _libraries(place, rows)
    _affiliations(place, people)
    _members(place, people)
    _sessions(place, rows)
    _points(place, rows)
    _talk(place, people)
    for one in (place.decisions["live"], place.follow_up):
        copies(one, rows)
    copies(place.series, rows, uid=lambda i: f"{place.group.id}-{rows}-{i}@lingkar")
    copies(place.closure, rows)
    _outputs(place, rows)
    _subjects(place, rows)
    _ideas(place, people)
    db.session.commit()


def copies(row: Any, count: int, **changes: Change) -> list[int]:
    """Write copies of a row, each with its own values for the named columns; return their ids."""
    kind = type(row)
    names = [name for name in (one.key for one in inspect(kind).columns) if name != "id"]
    as_stored = select(*(getattr(kind, name) for name in names)).where(kind.id == row.id)
    columns = dict(zip(names, db.session.execute(as_stored).one(), strict=True))
    known = set(db.session.scalars(select(kind.id)))
    given = [{**columns, **{k: change(i) for k, change in changes.items()}} for i in range(count)]
    db.session.execute(insert(kind), given)
    return sorted(set(db.session.scalars(select(kind.id))) - known)


def forget_reading(place: Place) -> None:
    """Let everybody who was in its discussion have read the first post only."""
    its = ReadMark.thread_id == place.post.thread_id
    db.session.execute(update(ReadMark).where(its).values(post_id=place.post.id))
    db.session.commit()


def _libraries(place: Place, rows: int) -> None:
    made = db.session.scalar(select(func.count(Library.id))) or 0
    copies(place.library, rows, slug=lambda i: f"pustaka-{made + i}")


def _affiliations(place: Place, people: list[int]) -> None:
    one, own = place.affiliation, place.affiliation.person_id
    copies(one, len(people), person_id=lambda i: people[i], library_id=lambda i: place.library.id)
    copies(one, len(people), library_name=lambda i: f"Taman Baca {i}", person_id=lambda i: own)


def _people(rows: int) -> list[int]:
    first = db.session.scalars(select(Person)).first()
    made = db.session.scalar(select(func.count(Person.id))) or 0
    return copies(
        first,
        rows,
        login=lambda i: f"banyak{made + i}",
        email=lambda i: f"banyak{made + i}@pustaka.example",
        name=lambda i: f"Orang Banyak {made + i}",
    )


def _members(place: Place, people: list[int]) -> None:
    first = db.session.scalars(
        select(Membership).where(Membership.group_id == place.group.id).order_by(Membership.id)
    ).first()
    copies(first, len(people), person_id=lambda i: people[i])
    present = db.session.scalars(select(Attendance)).first()
    copies(present, len(people), person_id=lambda i: people[i], session_id=lambda i: _live(place))


def _sessions(place: Place, rows: int) -> None:
    made = db.session.scalar(select(func.max(Session.number))) or 0
    for more, name in enumerate(("closed", "open")):
        copies(place.sessions[name], rows, number=lambda i, n=made + more * rows: n + i + 1)
    count = db.session.scalar(select(func.count(Group.id))) or 0
    group = copies(
        place.group,
        rows,
        library_id=lambda i: place.library.id,
        slug=lambda i: f"banyak-{count + i}",
    )
    own = db.session.scalars(select(Membership)).first()
    copies(own, rows, group_id=lambda i: group[i], person_id=lambda i: place.follow_up.who_id)


def _points(place: Place, rows: int) -> None:
    for name in ("backlog", "wished", "proposed", "shy"):
        copies(place.points[name], rows, rank=lambda i: 100.0 + i)
    points = copies(place.points["live"], rows, rank=lambda i: 100.0 + i)
    note = db.session.scalars(select(Note).where(Note.agenda_item_id.is_not(None))).first()
    copies(note, rows, agenda_item_id=lambda i: points[i], session_id=lambda i: _live(place))


def _ideas(place: Place, people: list[int]) -> None:
    one = place.ideas["named"]
    copies(one, len(people))
    for person in people:
        db.session.add(Second(idea_id=one.id, person_id=person))
        db.session.add(Ask(idea_id=one.id, by_id=person, day=today("UTC")))


def _talk(place: Place, people: list[int]) -> None:
    copies(place.post, len(people), author_id=lambda i: people[i])


def _outputs(place: Place, rows: int) -> None:
    made = copies(place.output, rows, title=lambda i: f"Panduan {i}")
    copies(place.output.versions[0], rows, output_id=lambda i: made[i])


def _subjects(place: Place, rows: int) -> None:
    made = db.session.scalar(select(func.max(Subject.id))) or 0
    for status in (SubjectStatus.APPROVED, SubjectStatus.PROPOSED):
        ids = copies(place.subject, rows, status=lambda i, s=status: s)
        for name in place.subject.names:
            copies(
                name,
                rows,
                subject_id=lambda i, ids=ids: ids[i],
                key=lambda i, ids=ids: f"banyak-{made}-{ids[i]}",
            )
    used = select(OutputSubject).where(OutputSubject.output_id == place.output.id)
    use = db.session.scalars(used).first()
    copies(use, rows, subject_id=lambda i: ids[i])


def _live(place: Place) -> int:
    return place.sessions["live"].id
