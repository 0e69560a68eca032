"""What changed in a circle, as the audit log keeps it: a line for each thing with what it was."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from cop.audit.actions import record
from cop.groups.models import Group, GroupSubject
from cop.groups.words import Joining, Kind, Visibility
from cop.people.models import Person
from cop.subjects.queries import headings_of


class Before(NamedTuple):
    """What a circle said of itself before it was changed."""

    name: str
    kind: Kind
    charter: str
    visibility: Visibility
    joining: Joining
    own_format: dict[str, Any]
    library: str
    language: str
    subjects: tuple[str, ...]


def as_it_is(group: Group) -> Before:
    """Return what the circle says now, to be compared after a change."""
    return Before(
        name=group.name,
        kind=group.kind,
        charter=group.charter,
        visibility=group.visibility,
        joining=group.joining,
        own_format=dict(group.own_format),
        library=group.library.name if group.library else "",
        language=group.language,
        subjects=tuple(
            one.label for one in headings_of(GroupSubject, [group.id]).get(group.id, ())
        ),
    )


def record_changes(group: Group, was: Before, *, by: Person) -> None:
    """Leave a line for each thing that is different now."""
    ref = group.id
    if group.name != was.name:
        record("change name", "group", ref, by=by, before=was.name)
    if group.kind is not was.kind:
        record("change kind", "group", ref, by=by, before=was.kind.value)
    if group.charter != was.charter:
        record("change charter", "group", ref, by=by, before=was.charter)
    if group.visibility is not was.visibility:
        record("change visibility", "group", ref, by=by, before=was.visibility.value)
    if group.joining is not was.joining:
        record("change joining", "group", ref, by=by, before=was.joining.value)
    if group.own_format != was.own_format:
        record("change format", "group", ref, by=by, before=json.dumps(was.own_format))
    _record_surroundings(group, was, by=by)


def _record_surroundings(group: Group, was: Before, *, by: Person) -> None:
    """Leave a line where the circle belongs elsewhere now, speaks otherwise, or of other things."""
    now = as_it_is(group)
    if now.library != was.library:
        record("change library", "group", group.id, by=by, before=was.library)
    if now.language != was.language:
        record("change language", "group", group.id, by=by, before=was.language)
    if now.subjects != was.subjects:
        record("change subjects", "group", group.id, by=by, before=", ".join(was.subjects))
