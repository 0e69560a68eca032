"""Keeps people signed in: a cookie with a token that the database knows by its hash alone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, NamedTuple

import flask
from flask import Flask, g
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user
from sqlalchemy.exc import SQLAlchemyError

from cop.db.unit import later
from cop.kit.clock import now
from cop.people import actions
from cop.people.models import Device, Person
from cop.people.queries import UNUSED, Seat, current_person, seat_with

SEEN_EVERY = timedelta(hours=1)  # how exactly the site remembers when a device was in use

manager = LoginManager()
manager.session_protection = None  # the token is the proof; addresses change on a walk to the desk
manager._session_identifier_generator = str  # type: ignore[attr-defined]  # nothing else reads it


class SignedIn(UserMixin):
    """What Flask-Login calls a user: a person on a device.

    Language, zone and role are kept as plain values, so that an error page can be
    written even when the database cannot be asked.
    """

    def __init__(self, person: Person, device_id: int, token: str) -> None:
        self.person = person
        self.device_id = device_id
        self.locale = person.locale
        self.time_zone = person.time_zone
        self.is_administrator = person.is_administrator
        self._token = token

    def get_id(self) -> str:
        """Return the token of the device."""
        return self._token


class Greeted(NamedTuple):
    """What the bar of every page says of who is signed in."""

    name: str
    login: str
    initials: str
    is_administrator: bool


def init_app(app: Flask) -> None:
    """Let every request know who is signed in, and tell templates."""
    app.permanent_session_lifetime = UNUSED
    app.config["SESSION_REFRESH_EACH_REQUEST"] = False  # once an hour is enough, see _notice
    manager.init_app(app, add_context_processor=False)
    manager.user_loader(_load)

    @app.context_processor
    def person() -> dict[str, Any]:
        one = current_person()
        greeted = Greeted(one.name, one.login, one.initials, one.is_administrator) if one else None
        return {"current_person": one, "greeted": greeted}


def keep_signed_in(device: Device, token: str, *, remember: bool) -> None:
    """Put the token of a new device into the browser's cookie.

    Whoever was signed in here before is signed out, and nothing of their cookie survives.
    Without `remember` the cookie ends with the browser.
    """
    forget()
    flask.session.permanent = remember
    login_user(SignedIn(device.person, device.id, token))


def this_device() -> int:
    """Return the id of the device that the request comes from."""
    device_id: int = current_user.device_id
    return device_id


def forget() -> None:
    """Sign this device out and empty its cookie."""
    if current_user.is_authenticated:
        actions.sign_out(this_device())
    logout_user()
    flask.session.clear()


def _load(token: str) -> SignedIn | None:
    """Return who holds the token, in one statement; asks only once if the database fails."""
    if g.get("could_not_load"):
        return None
    try:
        seat = seat_with(token)
    except SQLAlchemyError:
        g.could_not_load = True
        raise
    if seat is None:
        return None
    _notice(seat)
    return SignedIn(seat.person, seat.device_id, token)


def _notice(seat: Seat) -> None:
    """Remember, at most hourly, that the device is in use, here and in its cookie."""
    if seat.seen_at + SEEN_EVERY < now():
        later(actions.touch_device, seat.device_id)
        flask.session.modified = True
