"""What happens in a write-first round: started, written in, opened at once for all."""

from __future__ import annotations

from collections.abc import Sequence
from secrets import randbelow

from flask_babel import gettext as _
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from cop import text
from cop.audit.actions import record
from cop.db import db
from cop.db.unit import lock
from cop.kit.clock import now
from cop.kit.problems import Invalid, Refused
from cop.people.models import Person
from cop.rounds.models import Round, RoundText, told_of
from cop.rounds.queries import Written, own_text, texts_of
from cop.sessions.models import AgendaItem

LOTS = 10**9


class Conflict(Exception):
    """The person saved another text elsewhere since `base`; nothing was written."""

    def __init__(self, saved: RoundText, mine: str) -> None:
        super().__init__("the text has changed")
        self.saved, self.mine = saved, mine


def start(point: AgendaItem, *, named: bool, question: str, by: Person) -> Round:
    """Start the round on a point; Refused where there is one already."""
    held = Round(
        agenda_item_id=point.id, named=named, question=question, started_by_id=by.id, point=point
    )
    try:
        with db.session.begin_nested():
            db.session.add(held)
    except IntegrityError:
        raise Refused(_("There is a round on this point already.")) from None
    _show_on_point(held)
    return held


def call_off(held: Round, *, by: Person) -> None:
    """End a round in which nobody has written, as if it had not been; Refused otherwise."""
    lock(held)
    if held.opened_at is not None or held.texts:
        raise Refused(_("Somebody has written meanwhile, so the round stays."))
    at = held.point.session_id
    record("call off", "round", held.id, by=by, before=held.question, session=at)
    held.point.round_texts = None
    db.session.delete(held)
    db.session.flush()


def save(held: Round, source: str, *, base: int, by: Person, as_guest: bool = False) -> RoundText:
    """Save the person's own text, which nobody reads before the round is opened.

    After that it waits until its writer adds it. Raises Conflict where it was saved elsewhere
    since `base`, Refused once others read it. `as_guest`: a guest of the session wrote it, which
    is told where names are, and kept nowhere else.
    """
    source = source if source.strip() else ""
    lock(held)
    mine = _own(held, by)
    if mine.shown:
        raise Refused(
            _("The round was opened meanwhile. What you had saved stands with the others.")
        )
    if mine.source == source:
        return mine
    if mine.revision != base:
        raise Conflict(mine, source)
    if len(source) > text.MAX_SOURCE:
        raise Invalid(_("A text may have up to 200,000 letters. Yours is still in the form."))
    _write(mine, source, late=held.opened_at is not None)
    mine.as_guest = held.named and as_guest
    _tell(held)
    return mine


def add(held: Round, *, by: Person) -> None:
    """Show a late text to the others, marked as late; it stays as it is from then on."""
    lock(held)
    mine = _own(held, by)
    if held.opened_at is None or not mine.source.strip():
        raise Invalid(_("Write something first."))
    mine.shown = True
    _tell(held)


def open_round(held: Round) -> None:
    """Show all texts at once; twice changes nothing more. Refused where nobody has written."""
    lock(held)
    if held.opened_at is not None:
        return
    if not held.texts:
        raise Refused(_("Nobody has written yet."))
    held.opened_at, held.version = now(), held.version + 1
    db.session.execute(
        update(RoundText)
        .where(RoundText.round_id == held.id, RoundText.source != "")
        .values(shown=True)
    )
    _show_on_point(held)


def take_off(held: Round, written: RoundText, *, by: Person) -> None:
    """Take a text off the page; its place stays, and the audit log keeps what it said."""
    lock(held)
    lock(written)
    if written.removed:
        return
    at = held.point.session_id
    record("remove", "round text", written.id, by=by, before=written.source, session=at)
    written.removed, held.version = True, held.version + 1
    db.session.flush()


def compiled(person: Person, held: Round) -> str:
    """Return the texts as Markdown for the notes: quotations, with the names that there are."""
    texts = [one for one in texts_of(person, held) if not one.removed]
    parts = [f"**{held.question}**"] if held.question else []
    return "\n\n".join([*parts, *_quotations(texts)])


def taken(held: Round) -> None:
    """Remember that the texts are in the notes."""
    held.taken_at = held.taken_at or now()
    db.session.flush()


def _quotations(texts: Sequence[Written]) -> list[str]:
    return [
        text.quoted(one.source, by=one.name).strip() if one.name else _quote(one) for one in texts
    ]


def _quote(one: Written) -> str:
    return "\n".join(f"> {line}".rstrip() for line in one.source.strip().split("\n"))


def _own(held: Round, by: Person) -> RoundText:
    """Return the person's text, made empty where it is missing; the round is locked."""
    mine = own_text(by, held)
    if mine is None:
        mine = RoundText(round_id=held.id, writer_id=by.id, mix=_lot(held))
        db.session.add(mine)
        db.session.flush()
    return mine


def _lot(held: Round) -> int:
    drawn = set(db.session.scalars(select(RoundText.mix).where(RoundText.round_id == held.id)))
    return next(lot for lot in iter(lambda: randbelow(LOTS), None) if lot not in drawn)


def _write(mine: RoundText, source: str, *, late: bool) -> None:
    mine.source, mine.html = source, text.render(source).html
    mine.renderer, mine.late = text.RENDERER_VERSION, late
    mine.revision += 1


def _tell(held: Round) -> None:
    """Count the change where others see one more or one less who has written."""
    db.session.flush()
    counted = select(func.count(RoundText.id)).where(RoundText.round_id == held.id, told_of())
    told = db.session.scalar(counted) or 0
    if held.texts != told:
        held.texts, held.version = told, held.version + 1
    _show_on_point(held)


def _show_on_point(held: Round) -> None:
    """Let the point tell how far its round is: a session's page then asks for no rounds."""
    held.point.round_texts = held.texts
    held.point.round_opened = held.opened_at is not None
    db.session.flush()
