"""Mails are written into the outbox in the unit of work of what they tell; the clock sends them."""

from __future__ import annotations

import re
import secrets
from urllib.parse import urlsplit

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from cop.db import db
from cop.db.types import LINE_LENGTH
from cop.db.unit import lock
from cop.jobs.letters import Letter, Receiver, as_page, as_text, speaking
from cop.jobs.models import OutboxMail
from cop.jobs.words import Delivery
from cop.kit.clock import now
from cop.kit.problems import Refused

UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


def post(
    letter: Letter,
    to: Receiver,
    *,
    key: str,
    headers: dict[str, str] | None = None,
    calendar: str = "",
    secret: bool = False,
) -> OutboxMail | None:
    """Put a letter into the outbox; None where one with the key was queued before.

    `key` says what is told to whom. `calendar`: what it does in the receiver's calendar, as
    iCalendar with its METHOD. `secret`: its words let somebody in and are blanked
    when it is sent.
    """
    if db.session.scalar(select(OutboxMail.id).where(OutboxMail.key == key)):
        return None
    with speaking(to):
        text, html = as_text(letter), as_page(letter)
    mail = OutboxMail(
        key=key,
        message_id=f"<{secrets.token_hex(16)}@{host()}>",
        address=to.email,
        name=one_line(to.name),
        language=to.locale,
        subject=one_line(letter.subject),
        text=text,
        html=html,
        headers=headers or {},
        calendar=calendar,
        secret=secret,
    )
    return mail if _is_first(mail) else None


def send_again(mail: OutboxMail) -> None:
    """Let a mail that was given up be tried for another day.

    Raises Refused where it is not given up, or its words are blanked.
    """
    lock(mail)
    if mail.delivery is not Delivery.FAILED:
        raise Refused(_("This mail was sent already, or waits to be sent."))
    if not mail.text:
        raise Refused(_("What this mail said is not kept."))
    mail.since = mail.next_try_at = now()
    mail.given_up_at, mail.fault = None, ""
    db.session.flush()


def withdraw(mail: OutboxMail, fault: str) -> None:
    """Send a mail that waits or is about to be sent not at all, and blank its words."""
    mail.given_up_at, mail.fault = now(), fault
    mail.text = mail.html = mail.calendar = ""
    mail.headers = {}
    db.session.flush()


def host() -> str:
    """Return the name by which the site signs its mails."""
    return urlsplit(current_app.config["COP_BASE_URL"]).hostname or "localhost"


def sender() -> str:
    """Return the address from which the site writes."""
    chosen: str = current_app.config["COP_MAIL_FROM"]
    return chosen or f"lingkar@{host()}"


def thread_of(kind: str, ref: int) -> dict[str, str]:
    """Return the headers by which mail programs gather what is about the same thing."""
    root = f"<{kind}-{ref}@{host()}>"
    return {"In-Reply-To": root, "References": root}


def one_line(words: str) -> str:
    """Return the words in a column's length, without line breaks or what turns letters."""
    return _printable(words)[:LINE_LENGTH]


def in_header(value: str) -> str:
    """Return the value as a header holds it: in one line, with nothing that is decoded again.

    Python reads encoded words in what it is given and would write out what they hide.
    """
    return _printable(value).replace("=?", "= ?")


def _printable(words: str) -> str:
    return " ".join(UNPRINTABLE.sub(" ", words).split())


def _is_first(mail: OutboxMail) -> bool:
    try:
        with db.session.begin_nested():
            db.session.add(mail)
    except IntegrityError:
        return False  # somebody queued the same a moment ago
    return True
