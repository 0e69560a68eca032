"""Saying that one is here, and writing down who was."""

from __future__ import annotations

from flask import request
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to, require
from cop.db.types import LINE_LENGTH
from cop.kit.problems import Invalid
from cop.people.queries import signed_in
from cop.sessions import actions, bp, rules
from cop.sessions.queries import attendance_line, those_who_take_part
from cop.sessions.views.here import Here, here, shown_again
from cop.sessions.words import Presence

MOST_GUESTS = 100


@bp.post("/groups/<slug>/sessions/<int:number>/check-in")
@open_to(Open.PEOPLE)
def check_in(slug: str, number: int) -> Answer:
    """Say that one is here: remotely, or as is usual in such a session."""
    at = here(slug, number)
    require(rules.may_check_in(at.part, at.session))
    remote = request.form.get("how") == Presence.REMOTE
    how = Presence.REMOTE if remote else at.session.usual_presence
    actions.check_in(at.session, signed_in(), how)
    return shown_again(at, "attendance")


@bp.post("/groups/<slug>/sessions/<int:number>/attendance")
@open_to(Open.PEOPLE)
def record(slug: str, number: int) -> Answer:
    """Write down who was there."""
    at = here(slug, number)
    require(rules.may_record_attendance(at.part, at.session))
    save_attendance(at)
    return shown_again(at, "attendance")


@bp.post("/groups/<slug>/sessions/<int:number>/attendance/<int:attendance_id>/remove")
@open_to(Open.PEOPLE)
def forget(slug: str, number: int, attendance_id: int) -> Answer:
    """Take back a line that was written by mistake."""
    at = here(slug, number)
    line = found(attendance_line(at.person, at.session, attendance_id))
    own = at.person is not None and line.person_id == at.person.id
    require(own or rules.may_record_attendance(at.part, at.session))
    actions.forget_attendance(at.session, line)
    return shown_again(at, "attendance")


def save_attendance(at: Here) -> None:
    """Write down the presences and guests of the form; no choice leaves a line as it is."""
    ticked = set(request.form.getlist("here"))
    for person in those_who_take_part(at.person, at.session):
        how = request.form.get(f"present-{person.id}")
        if how in set(Presence):
            actions.record_person(at.session, person, Presence(how))
        elif str(person.id) in ticked:
            actions.record_person(at.session, person, at.session.usual_presence)
    for name in _guests():
        actions.record_guest(at.session, name, at.session.usual_presence)


def _guests() -> list[str]:
    lines = request.form.get("guests", "").replace(",", "\n").splitlines()
    names = [" ".join(line.split()) for line in lines if line.strip()]
    if len(names) > MOST_GUESTS or any(len(name) > LINE_LENGTH for name in names):
        raise Invalid(_("Please write one name a line, at most %(most)s.", most=MOST_GUESTS))
    return list(dict.fromkeys(names))
