"""Law: what a file may import follows from the floor of its room and from its part of speech."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.house.source import Import, Module, modules

FLOORS = {
    room: floor
    for floor, rooms in enumerate(
        (
            ("kit",),
            ("db",),
            ("text", "access", "jobs"),
            ("libraries", "subjects"),
            ("people",),
            ("audit", "notices"),
            ("search", "discussions"),
            ("groups",),
            ("series",),
            ("sessions",),
            ("minutes", "followups", "decisions", "invitations", "duties"),
            ("outputs", "review", "rounds"),
            ("ideas",),
            ("chain",),
            ("calendar",),
            ("archive", "drafts", "importing", "reminders"),
            ("home", "demo", "admin"),
            ("patterns",),
        )
    )
    for room in rooms
}
ROOF = {"views", "forms", "feeds", "mail", "cli"}
UNDER_EVERYTHING = {"cop", "cop.config"}  # the name of the package, and the settings


def room_of(module: str) -> str:
    """Return the room of a module, empty for one that stands beside the rooms."""
    name = module.split(".")[1] if module.startswith("cop.") else ""
    return name if name in FLOORS else ""


def part_of(module: str) -> str:
    """Return the part of speech: the second word in the room."""
    return [*module.split("."), "", ""][2]


def is_allowed(module: str, wanted: Import) -> bool:
    """Say whether the module may import what it wants."""
    target = wanted.target
    if not target.startswith("cop") or target in UNDER_EVERYTHING:
        return True
    if not room_of(module):
        return True  # what stands beside the rooms puts them together
    if not room_of(target):
        return False
    if part_of(module) in ROOF:
        return _from_the_roof(module, wanted)
    return _is_below(target, module)


def _from_the_roof(module: str, wanted: Import) -> bool:
    part = part_of(wanted.target)
    if part == "models":
        return wanted.for_types
    return part not in {*ROOF, ""} or _is_below(wanted.target, module)


def broken(module: Module) -> Iterator[str]:
    """Give a line for each import that breaks the law."""
    for wanted in module.imports():
        if not is_allowed(module.name, wanted):
            yield f"{module.name}:{wanted.line} imports {wanted.target}"


def test_calls_go_down() -> None:
    lines = [line for module in modules() for line in broken(module)]
    assert not lines, "\n".join(lines)


def test_every_room_has_its_floor() -> None:
    packages = {m.path.parent.name for m in modules() if m.name.count(".") == 1}
    assert packages - {"cop"} <= set(FLOORS)


@pytest.mark.usefixtures("app")
def test_models_point_down() -> None:
    from cop.db import Base

    upwards = [
        f"{mapper.class_.__name__}.{relation.key} → {relation.mapper.class_.__name__}"
        for mapper in Base.registry.mappers
        for relation in mapper.relationships
        if not _is_below(relation.mapper.class_.__module__, mapper.class_.__module__)
    ]
    assert not upwards


@pytest.mark.usefixtures("app")
def test_tables_refer_down() -> None:
    from cop.db import Base

    owner = {m.local_table.name: m.class_.__module__ for m in Base.registry.mappers}
    upwards = [
        f"{table.name} → {key.column.table.name}"
        for table in Base.metadata.tables.values()
        for key in table.foreign_keys
        if table.name in owner and not _is_below(owner[key.column.table.name], owner[table.name])
    ]
    assert not upwards


def _is_below(target: str, module: str) -> bool:
    here, there = room_of(module), room_of(target)
    return here == there or FLOORS[there] < FLOORS[here]


@pytest.mark.parametrize(
    ("module", "target"),
    [
        ("cop.groups.queries", "cop.sessions.models"),
        ("cop.minutes.actions", "cop.decisions.models"),
        ("cop.sessions.views", "cop.groups.models"),
        ("cop.sessions.views", "cop.sessions.models"),
        ("cop.groups.views.pages", "cop.sessions.views.here"),
        ("cop.kit.paging", "cop.errors"),
    ],
)
def test_the_law_knows_a_breach(module: str, target: str) -> None:
    assert not is_allowed(module, Import(target, 1, for_types=False))


@pytest.mark.parametrize(
    ("module", "target"),
    [
        ("cop.sessions.models", "cop.groups.models"),
        ("cop.groups.views.pages", "cop.chain.queries"),
        ("cop.sessions.views", "cop.groups.formats"),
        ("cop.errors", "cop.db"),
    ],
)
def test_the_law_lets_work_be_done(module: str, target: str) -> None:
    assert is_allowed(module, Import(target, 1, for_types=False))
