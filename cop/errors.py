"""What people see when something did not work: a page, or for htmx a notice on the page."""

from __future__ import annotations

from flask import Flask, Response, current_app, render_template
from flask_babel import lazy_gettext as _l
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from cop.db import db
from cop.kit import htmx
from cop.kit.problems import Problem, TooMany

MESSAGES = {
    400: (_l("This could not be read"), _l("The browser sent something that cannot be used.")),
    403: (_l("This is not open to you"), _l("Ask a moderator of the circle if you need it.")),
    404: (_l("There is nothing here"), _l("It may have moved, or it is not open to you.")),
    405: (_l("This address takes no such request"), _l("Go back and use the button on the page.")),
    409: (_l("Somebody was faster"), _l("Load the page again and see what changed.")),
    413: (
        _l("This is too much at once"),
        _l("A text may have up to 200,000 letters. Go back: what you typed is there still."),
    ),
    422: (_l("Something is missing"), _l("Go back and complete what you typed.")),
    429: (_l("One moment, please"), _l("Please wait a few minutes and try again.")),
    500: (_l("That went wrong on our side"), _l("Nothing was saved. Please try again.")),
    503: (_l("Busy at the moment"), _l("Nothing was saved. Please try again in a moment.")),
}
REFUSALS = {
    409: _l("Not possible as things stand"),
    422: _l("This cannot be used as it is"),
}  # titles where an action says by itself what is the matter


def init_app(app: Flask) -> None:
    """Give every error its page."""
    app.register_error_handler(CSRFError, _old_form)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Problem, _problem)
    app.register_error_handler(IntegrityError, _collision)
    app.register_error_handler(StaleDataError, _collision)
    app.register_error_handler(OperationalError, _busy)
    app.register_error_handler(Exception, _fault)


def _http(fault: HTTPException) -> Response:
    if fault.response is not None:
        return fault.response  # type: ignore[return-value]
    return _answer(fault.code or 500)


def _problem(fault: Problem) -> Response:
    answer = _answer(fault.status, str(fault))
    if isinstance(fault, TooMany):
        answer.headers["Retry-After"] = str(fault.retry_after)
    return answer


def _old_form(fault: CSRFError) -> Response:
    return _answer(
        400, _l("The form was too old or you signed in anew. Go back and send it again.")
    )


def _collision(fault: Exception) -> Response:
    return _answer(409)


def _busy(fault: Exception) -> Response:
    current_app.logger.warning("the database was busy or unreachable", exc_info=fault)
    return _answer(503)


def _fault(fault: Exception) -> Response:
    current_app.logger.error("a request failed", exc_info=fault)
    if current_app.testing:
        raise fault
    return _answer(500)


def _answer(status: int, sentence: object | None = None) -> Response:
    db.session.rollback()
    title, advice = MESSAGES.get(status, MESSAGES[500])
    if sentence is not None:
        title = REFUSALS.get(status, title)
    shown = {"title": title, "sentence": sentence or advice, "status": status}
    if htmx.wants_fragment():
        return htmx.into_alerts(Response(render_template("errors/_notice.html", **shown), status))
    return Response(render_template("errors/show.html", **shown), status)
