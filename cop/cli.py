"""flask cop …: gathers the commands that rooms offer."""

from __future__ import annotations

from flask import Flask
from flask.cli import AppGroup

from cop import serving
from cop.db import migrating
from cop.demo.cli import demo
from cop.importing.cli import import_
from cop.jobs.cli import worker
from cop.people import cli as people

COMMANDS = (
    serving.run,
    worker,
    people.init,
    people.add_person,
    people.password_link,
    import_,
    demo,
)


def init_app(app: Flask) -> None:
    """Offer the commands as `flask --app wsgi cop …`."""
    migrating.init_app(app)
    group = AppGroup("cop", help="Look after this site.")
    for command in COMMANDS:
        group.add_command(command)
    app.cli.add_command(group)
