"""The clock sends what waits in the outbox.

A mail is claimed in a unit of work of its own before the server hears of it, so that two workers
never send the same. A worker that is killed leaves its claim behind, which ends by itself: the
mail is then sent again under the same Message-ID, by which mail programs know a copy.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import ColumnElement, Select, and_, delete, or_, select, true, update

from cop.db import db
from cop.db.unit import unit_of_work
from cop.jobs.models import LONGEST_FAULT, OutboxMail
from cop.jobs.registry import last_looks
from cop.jobs.smtp import Line, NotNow, Undeliverable, Unreachable, server
from cop.jobs.words import Fault
from cop.kit.clock import now

CLAIM = timedelta(minutes=15)  # longer than a server can take that answers at the last moment
FIRST_WAIT = timedelta(minutes=1)  # before a second try; twice as long before each further one
LONGEST_WAIT = timedelta(hours=1)
GIVE_UP = timedelta(days=1)
UNTRIED = timedelta(days=3)  # after so long without a worker or a server nobody waits for it
KEPT = timedelta(days=90)  # how long administrators can read that it was sent
MOST = 100  # mails in one sweep: other jobs want to run as well
ORDER = (OutboxMail.next_try_at, OutboxMail.id)
BLANK: dict[str, Any] = {"text": "", "html": "", "headers": {}}


def send_due() -> int:
    """Send the mails whose time has come and return how many left.

    One that the server refuses for good is given up at once, one that it does not take for a
    day as well; both say why. Where no server is set, mails are kept.
    """
    _forget()
    mail_server = server()
    if mail_server is None:
        return 0
    _put_away()
    with Line(mail_server) as line:
        return _sent_over(line, _due())


def _sent_over(line: Line, due: Sequence[int]) -> int:
    count = 0
    for mail_id in due:
        mail = _claimed(mail_id)
        if mail is None or not _may_leave(mail_id):
            continue
        try:
            line.send(mail)
        except Unreachable as fault:
            _put_off(mail, str(fault))
            break  # the others wait for the next sweep, untried
        except NotNow as fault:
            _put_off(mail, str(fault))
        except Undeliverable as fault:
            _give_up(OutboxMail.id == mail_id, str(fault))
        else:
            _note_sent(mail_id)
            count += 1
    return count


def _waiting() -> ColumnElement[bool]:
    return and_(OutboxMail.sent_at.is_(None), OutboxMail.given_up_at.is_(None))


def _due() -> list[int]:
    with unit_of_work():
        return list(db.session.scalars(_free(true())))


def _claimed(mail_id: int) -> OutboxMail | None:
    """Return the mail, which is this worker's until the claim ends; None if another was faster."""
    with unit_of_work():
        taken = db.session.execute(
            update(OutboxMail)
            .where(OutboxMail.id == mail_id, _waiting(), OutboxMail.next_try_at <= now())
            .values(next_try_at=now() + CLAIM, tries=OutboxMail.tries + 1)
            .returning(OutboxMail.id)
        ).all()
        if not taken:
            return None
        mail = db.session.get_one(OutboxMail, mail_id, populate_existing=True)
        db.session.expunge(mail)  # what is sent is what was read, whatever happens meanwhile
        return mail


def _may_leave(mail_id: int) -> bool:
    """Ask the room of the mail; the claim holds, so that a fault here keeps no other waiting."""
    with unit_of_work():
        mail = db.session.get_one(OutboxMail, mail_id)
        look = last_looks().get(mail.key.partition("-")[0])
        return look is None or look(mail)


def _note_sent(mail_id: int) -> None:
    with unit_of_work():
        _set(OutboxMail.id == mail_id, sent_at=now(), fault="")
        _set(and_(OutboxMail.id == mail_id, OutboxMail.secret), **BLANK)


def _put_off(mail: OutboxMail, fault: str) -> None:
    wait = min(FIRST_WAIT * 2 ** min(mail.tries - 1, 10), LONGEST_WAIT)
    with unit_of_work():
        _set(OutboxMail.id == mail.id, next_try_at=now() + wait, fault=fault[:LONGEST_FAULT])


def _give_up(which: ColumnElement[bool], fault: str) -> None:
    with unit_of_work():
        given_up = and_(which, _waiting())
        _set(and_(given_up, OutboxMail.secret), **BLANK)
        _set(given_up, given_up_at=now(), fault=fault[:LONGEST_FAULT])
    current_app.logger.warning("a mail was given up: %s", fault)


def _forget() -> None:
    with unit_of_work():
        db.session.execute(delete(OutboxMail).where(OutboxMail.created_at <= _ago(KEPT)))


def _put_away() -> None:
    """Give up what was not sent for a day."""
    tried = and_(OutboxMail.tries > 0, OutboxMail.since <= _ago(GIVE_UP))
    old = or_(tried, OutboxMail.since <= _ago(UNTRIED))
    with unit_of_work():
        tired = db.session.scalars(_free(old)).all()
        last = _faults(tired)
    for mail_id in tired:
        _give_up(OutboxMail.id == mail_id, f"{Fault.TOO_OLD} {last[mail_id]}".strip())


def _free(which: ColumnElement[bool]) -> Select[int]:
    """Return which of the mails that wait no worker has claimed."""
    free = and_(_waiting(), OutboxMail.next_try_at <= now(), which)
    return select(OutboxMail.id).where(free).order_by(*ORDER).limit(MOST)


def _faults(ids: Sequence[int]) -> dict[int, str]:
    wanted = select(OutboxMail.id, OutboxMail.fault).where(OutboxMail.id.in_(ids))
    return {row[0]: row[1] for row in db.session.execute(wanted)}


def _ago(time: timedelta) -> datetime:
    return now() - time


def _set(which: ColumnElement[bool], **values: Any) -> None:
    db.session.execute(update(OutboxMail).where(which).values(**values))
