"""What changed in a circle, as the audit log keeps it: a line for each thing with what it was."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from cop.audit.actions import record
from cop.groups.models import Group
from cop.groups.words import Joining, Kind, Visibility
from cop.people.models import Person


class Before(NamedTuple):
    """What a circle said of itself before it was changed."""

    name: str
    kind: Kind
    charter: str
    visibility: Visibility
    joining: Joining
    own_format: dict[str, Any]


def as_it_is(group: Group) -> Before:
    """Return what the circle says now, to be compared after a change."""
    own_format = dict(group.own_format)
    return Before(
        group.name, group.kind, group.charter, group.visibility, group.joining, own_format
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
