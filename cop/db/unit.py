"""The unit of work: one commit per request, and what is written in a unit of its own after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask, Response, current_app, g, request

from cop.db.engine import writing

READING = {"GET", "HEAD", "OPTIONS"}


def later(action: Callable[..., object], *given: object) -> None:
    """Run the action after the request's own unit of work, whatever its outcome, in one of its own.

    For what a page that only reads has to remember (a read mark, a search without an answer).
    Pass ids rather than rows. A failure is logged and does not reach the person.
    """
    g.setdefault("later", []).append((action, given))


@contextmanager
def unit_of_work() -> Iterator[None]:
    """Commit at the end of the block, or roll back when it raises; for commands and jobs."""
    session = _session()
    try:
        yield
        session.commit()
    except BaseException:
        session.rollback()
        raise


def lock(row: object) -> None:
    """Let nobody else write the row until this unit of work ends, and see it as it is now.

    What was set on it before is written first: a refresh alone would forget it. Others may go on
    adding rows that point to it, so that two units of work do not wait for each other.
    """
    session = _session()
    session.flush()
    session.refresh(row, with_for_update={"of": type(row), "key_share": True})


def commit_now() -> None:
    """Keep what was written so far even if the request fails; for counting attempts."""
    _session().commit()


def init_app(app: Flask) -> None:
    """Commit answers below 400 and roll back the others, before the answer leaves."""

    @app.before_request
    def begin() -> None:
        writing.set(request.method not in READING)

    @app.after_request
    def finish(response: Response) -> Response:
        if response.status_code < 400 and request.method not in READING:
            _session().commit()
        else:
            _session().close()  # rolls back; what was read need not be marked as outdated
        _run_later()
        return response


def _run_later() -> None:
    waiting = g.pop("later", [])
    if not waiting:
        return
    writing.set(True)
    for action, given in waiting:
        try:
            with unit_of_work():
                action(*given)
        except Exception:
            current_app.logger.exception("what was to be written after the answer was not")


def _session() -> Any:
    from cop.db import db

    return db.session
