"""Letters that tests put into the outbox, and what became of them."""

from __future__ import annotations

from sqlalchemy import select

from cop.db import db
from cop.jobs import outbox
from cop.jobs.letters import Letter, Row, Section
from cop.jobs.models import OutboxMail
from tests.bed.writing import own_unit

LETTER = Letter(
    "Rak yang kosong",
    ("Halo Sari,", "rak 800 ditata <b>ulang</b>."),
    facts=(("Kapan", "09.00 WIB"),),
    act=("Buka", "http://127.0.0.1:8000/x"),
    sections=(Section("Baru", (Row("Satu", "http://127.0.0.1:8000/1", "kemarin"),)),),
)


def written(to, *, letter=LETTER, key="test-1", **more):
    """Put a letter into the outbox and keep it; return its row."""
    with own_unit():
        return outbox.post(letter, to, key=key, **more)


def kept():
    db.session.rollback()
    return list(db.session.scalars(select(OutboxMail).order_by(OutboxMail.id)))
