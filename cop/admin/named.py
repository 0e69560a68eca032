"""What lines of the audit log are about, as far as the reader may see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from flask import url_for
from flask_babel import gettext as _

from cop.groups.queries import groups_with
from cop.libraries.queries import libraries_with
from cop.outputs.queries import outputs_with
from cop.people.queries import people_with
from cop.sessions.queries import sessions_of_posts, sessions_with
from cop.subjects.queries import tree

if TYPE_CHECKING:
    from cop.audit.models import AuditEntry
    from cop.people.models import Person
    from cop.sessions.rows import SessionRow


class Name(NamedTuple):
    """What a line is about: its name, and its address where there is one to go to."""

    text: str
    address: str = ""


THEMSELVES = ("person", "output", "library", "subject", "session", "group", "post")
IN_CIRCLES = ("session", "group", "post")  # of these one that is not seen is still spoken of
Find = Callable[[set[int]], dict[int, Name]]


def names_of(person: Person, lines: Sequence[AuditEntry]) -> dict[int, list[Name]]:
    """Return by id of the line what it is about, from the thing itself to the circle around it."""
    asked = {line.id: list(_asked(line)) for line in lines}
    known: dict[tuple[str, int], Name] = {}
    for kind, find in _finders(person).items():
        wanted = {ref for pairs in asked.values() for one, ref in pairs if one == kind}
        known |= {(kind, ref): name for ref, name in find(wanted).items()} if wanted else {}
    return {line: list(_named(pairs, known)) for line, pairs in asked.items()}


def _asked(line: AuditEntry) -> Iterator[tuple[str, int]]:
    """Give the kinds and ids of what a line is about; a session tells its circle as well."""
    if line.thing in THEMSELVES:
        yield line.thing, line.ref
    if line.about_id:
        yield "person", line.about_id
    if line.session_id:
        yield "session", line.session_id
    elif line.group_id:
        yield "group", line.group_id


def _finders(person: Person) -> dict[str, Find]:
    return {
        "person": _people,
        "output": lambda ids: _outputs(person, ids),
        "library": _libraries,
        "subject": _subjects,
        "session": lambda ids: _sessions(person, ids),
        "post": lambda ids: _places_of_posts(person, ids),
        "group": lambda ids: _groups(person, ids),
    }


def _named(pairs: Iterable[tuple[str, int]], known: dict[tuple[str, int], Name]) -> Iterator[Name]:
    for kind, ref in pairs:
        if (kind, ref) in known:
            yield known[kind, ref]
        elif kind in IN_CIRCLES:
            yield Name(_("a circle that only its members see"))


def _people(ids: set[int]) -> dict[int, Name]:
    found = people_with(ids).items()
    return {ref: Name(one.name, url_for("admin.person", login=one.login)) for ref, one in found}


def _outputs(person: Person, ids: set[int]) -> dict[int, Name]:
    found = outputs_with(person, ids)
    return {
        one.id: Name(one.title, url_for("outputs.show", output_id=one.id, slug=one.slug))
        for one in found
    }


def _libraries(ids: set[int]) -> dict[int, Name]:
    found = libraries_with(ids)
    return {one.id: Name(one.name, url_for("libraries.show", slug=one.slug)) for one in found}


def _subjects(ids: set[int]) -> dict[int, Name]:
    found = {ref: tree().headings.get(ref) for ref in ids}
    return {
        ref: Name(one.label, one.path if one.is_listed else "") for ref, one in found.items() if one
    }


def _sessions(person: Person, ids: set[int]) -> dict[int, Name]:
    return {one.id: _session(one) for one in sessions_with(person, ids)}


def _places_of_posts(person: Person, ids: set[int]) -> dict[int, Name]:
    return {post: _session(one) for post, one in sessions_of_posts(person, ids).items()}


def _session(row: SessionRow) -> Name:
    said = f"{row.circle}, {row.name}" if row.title else row.name
    return Name(said, url_for("sessions.show", slug=row.slug, number=row.number))


def _groups(person: Person, ids: set[int]) -> dict[int, Name]:
    found = groups_with(person, ids).items()
    return {ref: Name(one.name, url_for("groups.show", slug=one.slug)) for ref, one in found}
