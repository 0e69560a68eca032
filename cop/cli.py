"""flask cop …: gathers the commands that rooms offer."""

from __future__ import annotations

from importlib import import_module

import click
from flask import Flask
from flask.cli import AppGroup

from cop.db import migrating

COMMANDS = {
    "run": "cop.serving:run",
    "worker": "cop.jobs.cli:worker",
    "init": "cop.people.cli:init",
    "add-person": "cop.people.cli:add_person",
    "password-link": "cop.people.cli:password_link",
    "import": "cop.importing.cli:import_",
    "demo": "cop.demo.cli:demo",
}


class Commands(AppGroup):
    """The commands, each loaded when it is called: one that serves need not load the import."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command with the name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command


def init_app(app: Flask) -> None:
    """Offer the commands as `flask --app wsgi cop …`."""
    migrating.init_app(app)
    app.cli.add_command(Commands("cop", help="Look after this site."))
