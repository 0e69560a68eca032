"""Ending mails by a link in them, without signing in: it is signed and says whose and which."""

from __future__ import annotations

from typing import NamedTuple

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy import ColumnElement, delete, select

from cop.db import db
from cop.groups.models import Group, MailRefusal, Membership
from cop.kit.addresses import public
from cop.notices.actions import INSERTS
from cop.notices.words import Level
from cop.people.models import Person
from cop.people.words import Digest

MAILED = (Level.ALL, Level.SESSIONS)  # with mails of single things


class Stop(NamedTuple):
    """Whose mails end, and of which circle; without one it is the summary."""

    person: Person
    group: Group | None


def stop_link(person: Person, group: Group | None = None) -> str:
    """Return the whole address by which the person ends mails of a circle, or the summary."""
    return public(f"/mail/stop/{_signer().dumps([person.id, group.id if group else 0])}")


def stop_with(token: str) -> Stop | None:
    """Return what a link ends; None for one that was never made, or of somebody who is gone."""
    try:
        person_id, group_id = _signer().loads(token)
    except (BadSignature, ValueError, TypeError):
        return None
    person = db.session.get(Person, person_id)
    group = db.session.get(Group, group_id) if group_id else None
    if person is None or (group_id and group is None):
        return None
    return Stop(person, group)


def end_mails(stop: Stop) -> None:
    """Send no mail of its own of the circle any more, or no summary; again changes nothing."""
    if stop.group is None:
        stop.person.digest = Digest.NEVER
    else:
        membership = _membership(stop.person, stop.group)
        if membership is None:
            _refuse(stop.person, stop.group)
        elif membership.level in MAILED:
            membership.level = Level.DIGEST
    db.session.flush()


def have_ended(stop: Stop) -> bool:
    """Say whether these mails are not sent any more."""
    if stop.group is None:
        return stop.person.digest is Digest.NEVER
    membership = _membership(stop.person, stop.group)
    if membership is not None:
        return membership.level not in MAILED
    refused = _refusal(stop.person, stop.group)
    return db.session.scalar(select(MailRefusal.id).where(*refused)) is not None


def take_back(stop: Stop) -> None:
    """Send these mails again: of a circle what concerns the person, or a summary every day."""
    if stop.group is None:
        stop.person.digest = Digest.DAILY
    elif membership := _membership(stop.person, stop.group):
        membership.level = Level.SESSIONS
    else:
        db.session.execute(delete(MailRefusal).where(*_refusal(stop.person, stop.group)))
    db.session.flush()


def _membership(person: Person, group: Group) -> Membership | None:
    mine = Membership.group_id == group.id, Membership.person_id == person.id
    return db.session.scalar(select(Membership).where(*mine))


def _refusal(person: Person, group: Group) -> tuple[ColumnElement[bool], ...]:
    return MailRefusal.group_id == group.id, MailRefusal.person_id == person.id


def _refuse(guest: Person, group: Group) -> None:
    """Keep that somebody without a membership wants no mails; two presses at once are one."""
    first = INSERTS[db.engine.dialect.name](MailRefusal).on_conflict_do_nothing()
    db.session.execute(first, {"group_id": group.id, "person_id": guest.id})


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="stop mails")
