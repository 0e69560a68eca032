"""Writing to the audit log."""

from __future__ import annotations

from cop.audit.models import AuditEntry
from cop.db import db
from cop.people.models import Person


def record(verb: str, thing: str, ref: int, *, by: Person | None, before: str = "") -> None:
    """Add a line: the verb, the kind of thing and its id, who did it, and the text it had."""
    person_id = by.id if by else None
    db.session.add(AuditEntry(verb=verb, thing=thing, ref=ref, person_id=person_id, before=before))
