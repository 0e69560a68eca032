"""The command that does what the clock asks for."""

from __future__ import annotations

import logging

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from sqlalchemy.exc import DatabaseError

from cop.jobs.queue import queue_of
from cop.jobs.sweeping import sweep

SHORTEST_WAIT = 1.0  # seconds until a message is seen, and until a signal is heeded


@click.command()
@click.option("--once", is_flag=True, help="Sweep once and end.")
@with_appcontext
def worker(once: bool) -> None:
    """Do what is due: adopt minutes whose review is over, and the like.

    Sweeps at once and then every minute, until it is stopped. `cop run` starts one by itself; a
    second one does no harm. It may be killed at any time: nothing is lost or done twice.

    Example: flask --app wsgi cop worker
    """
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    try:
        done = sweep()
    except DatabaseError:
        raise click.ClickException(
            "The database is not ready: flask --app wsgi cop init makes it so."
        ) from None
    if once:
        click.echo(f"Done: {done}")
        return
    logging.getLogger("huey").setLevel(logging.ERROR)
    consumer = queue_of(app).create_consumer(
        workers=1, initial_delay=SHORTEST_WAIT, max_delay=SHORTEST_WAIT
    )
    consumer.run()
