"""Locking a thread with a reason, and opening it again."""

from __future__ import annotations

from typing import Any

from flask import Response
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to, require
from cop.discussions import actions
from cop.discussions.forms import ReasonForm
from cop.discussions.views.here import Here, everywhere, here
from cop.kit import htmx
from cop.kit.problems import Problem
from cop.kit.templating import page
from cop.people.queries import signed_in


@everywhere.get("/lock")
@open_to(Open.PEOPLE)
def locking(**address: Any) -> Response:
    """Ask why the thread is to be locked."""
    at = here(**address)
    require(at.reader.moderates)
    return _as_form(at)


@everywhere.post("/lock")
@open_to(Open.PEOPLE)
def lock(**address: Any) -> Answer:
    """Let nobody but moderators write."""
    at, form = here(**address), ReasonForm()
    require(at.reader.moderates)
    reason = form.reason.data or ""
    try:
        actions.lock_thread(at.id, reason, by=signed_in())
    except Problem as problem:
        return _as_form(at, reason, str(problem), status=problem.status)
    return htmx.go(f"{at.address}#thread-{at.id}-lock")


@everywhere.post("/unlock")
@open_to(Open.PEOPLE)
def unlock(**address: Any) -> Answer:
    """Let those who take part write again."""
    at = here(**address)
    require(at.reader.moderates)
    actions.unlock_thread(at.id, by=signed_in())
    return htmx.go(f"{at.address}#thread-{at.id}")


def _as_form(at: Here, reason: str = "", error: str = "", *, status: int = 200) -> Response:
    given = {"title": at.title, "address": at.address, "reason": reason, "error": error}
    return page("discussions/lock.html", status=status, **given)
