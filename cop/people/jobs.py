"""What the clock does about accounts: it mails links to those who forgot their password."""

from __future__ import annotations

from sqlalchemy import select

from cop.db import db
from cop.db.unit import unit_of_work
from cop.jobs.registry import Job
from cop.people.actions import answer_wish
from cop.people.models import PasswordWish

MOST = 200


def answer_wishes() -> int:
    """Answer, each in a unit of work of its own, the wishes for a link by mail."""
    with unit_of_work():
        waiting = db.session.scalars(select(PasswordWish.id).limit(MOST)).all()
    return sum(_answer(wish_id) for wish_id in waiting)


def _answer(wish_id: int) -> bool:
    with unit_of_work():
        wish = db.session.get(PasswordWish, wish_id, with_for_update=True)
        return answer_wish(wish) if wish is not None else False


JOBS = (Job("answer-wishes", answer_wishes),)
