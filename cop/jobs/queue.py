"""The queue of the worker: every minute a message asks for a sweep, and that is all it carries.

The queue is a file of its own in the instance folder, also where the database is PostgreSQL, and
may be thrown away at any time: what is to be done stands in the database.
"""

from __future__ import annotations

from flask import Flask
from huey import SqliteHuey, crontab

from cop.jobs.sweeping import sweep

FILE = "queue.db"


def queue_of(app: Flask) -> SqliteHuey:
    """Return the application's queue, emptied of what an earlier worker left behind."""
    huey = SqliteHuey(
        "cop",
        filename=str(app.config["INSTANCE"] / FILE),
        journal_mode="delete",  # the library that huey uses may be too old for a safe WAL
        results=False,
    )
    huey.flush()

    @huey.periodic_task(crontab(minute="*"))
    def tick() -> None:
        with app.app_context():
            sweep()

    return huey
