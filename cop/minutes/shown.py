"""How notes are spoken of on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _

from cop.kit.dates import clock_time
from cop.people.names import first_name
from cop.people.queries import current_person

if TYPE_CHECKING:
    from cop.minutes.models import Minutes, Note
    from cop.minutes.queries import NoteRow
    from cop.sessions.models import AgendaItem, Session


def note_id(session: Session, point: AgendaItem | None) -> str:
    """Return the id of a note's form, unlike any other on the site: browsers keep drafts by it."""
    return f"note-{point.id}" if point else f"session-{session.id}-summary"


def saved_words(note: Note | NoteRow | None) -> str:
    """Return when the note was saved, and by whom if it was somebody else; empty before that."""
    if note is None or note.revision == 0 or not (note.source or note.written_by):
        return ""
    time = clock_time(note.saved_at)
    person = current_person()
    if not note.written_by or (person and note.author_id == person.id):
        return _("Saved %(time)s", time=time)
    return _("Saved %(time)s by %(name)s", time=time, name=first_name(note.written_by))


def adopted_words(minutes: Minutes, day: str) -> str:
    """Return who adopted the minutes, on which day (in words), and which version they are."""
    said = {"day": day, "version": minutes.version}
    if minutes.by_silence:
        return _("Adopted on %(day)s by silent consent, version %(version)s", **said)
    if minutes.adopted_by is None:
        return _("Adopted, version %(version)s", version=minutes.version)
    name = minutes.adopted_by.name
    return _("Adopted on %(day)s by %(name)s, version %(version)s", name=name, **said)
