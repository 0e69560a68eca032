"""Law: what the README says of settings and commands is so."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest
from click import Command, Context, Group

from cop.config import SETTINGS
from tests.house.source import ROOT, modules
from tests.house.test_floors import FLOORS

if TYPE_CHECKING:
    from flask import Flask

ROW = re.compile(r"^\|\s*`(COP_\w+)`\s*\|\s*`?([^|`]*?)`?\s*\|", re.MULTILINE)
VARIABLE = re.compile(r"\bCOP_[A-Z_]+\b")


@pytest.fixture(scope="module")
def readme() -> str:
    """Give the text of the README."""
    return (ROOT / "README.md").read_text()


def test_the_settings_listed_are_the_settings_read(readme: str) -> None:
    listed = dict(ROW.findall(readme))
    assert listed == {setting.name: setting.default for setting in SETTINGS}


def test_no_setting_is_read_that_is_not_listed() -> None:
    read = {name for module in modules() for name in VARIABLE.findall(module.path.read_text())}
    assert read <= {setting.name for setting in SETTINGS}


def test_the_targets_named_exist(readme: str) -> None:
    named = set(re.findall(r"`make ([\w-]+)|^make ([\w-]+)", readme, re.MULTILINE))
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert {first or second for first, second in named} - {""} <= targets


def test_the_commands_named_exist(app: Flask, readme: str) -> None:
    group = app.cli.commands["cop"]
    assert isinstance(group, Group)
    named = set(re.findall(r"flask (?:--app wsgi )?cop ([a-z][\w-]*)", readme))
    assert named <= set(group.list_commands(Context(group)))


def test_every_command_gives_an_example(app: Flask) -> None:
    group = app.cli.commands["cop"]
    assert isinstance(group, Group)
    leaves = _leaves(group)
    assert leaves
    assert not [name for name, command in leaves if "Example" not in (command.help or "")]


def test_the_cast_is_one() -> None:
    from cop.demo.people import PEOPLE
    from tests import cast

    own = {value for value in vars(cast).values() if isinstance(value, cast.Figure)}
    told = {(person.name, person.login, person.library, person.role) for person in PEOPLE}
    assert {(one.name, one.login, one.library, one.role) for one in own} <= told


def test_the_folders_named_exist(readme: str) -> None:
    named = set(re.findall(r"`((?:cop|templates|static|tests|bench|docs)/[\w/.-]*)`", readme))
    assert not [path for path in named if not (ROOT / path).exists()]


def _leaves(group: Group) -> list[tuple[str, Command]]:
    found: list[tuple[str, Command]] = []
    context = Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        found += _leaves(command) if isinstance(command, Group) else [(name, command)]
    return found


COMMAND = re.compile(r"^    ((?:COP_\w+=\S+ )*)\.venv/bin/flask --app wsgi (cop .+)$", re.MULTILINE)
HELP_ONLY = {("cop", "run"), ("cop", "demo")}  # serving does not end; the demo has its own tests


def test_the_commands_of_the_readme_run(app: Flask, database: None, readme: str) -> None:
    """One after another on an empty site, as they stand there."""
    commands = [shlex.split(words) for _, words in COMMAND.findall(readme)]
    assert len(commands) > 3
    for words in commands:
        args = [*words[:2], "--help"] if tuple(words[:2]) in HELP_ONLY else words
        told = app.test_cli_runner().invoke(args=args)
        assert told.exit_code == 0, f"{' '.join(words)}: {told.output}"


STOREY = re.compile(r"^\| *(\d*) *\| ((?:`cop/\w+/`(?:, )?)+) \|", re.MULTILINE)


def test_the_floors_listed_are_the_floors_held(readme: str) -> None:
    listed: dict[str, int] = {}
    floor = ""
    for number, rooms in STOREY.findall(readme):
        floor = number or floor
        listed |= {room: int(floor) for room in re.findall(r"cop/(\w+)/", rooms)}
    assert listed == FLOORS
