"""Writing to the audit log."""

from __future__ import annotations

from cop.audit.models import AuditEntry
from cop.db import db
from cop.people.models import Person


def record(
    verb: str,
    thing: str,
    ref: int,
    *,
    by: Person | None,
    before: str = "",
    group: int | None = None,
    session: int | None = None,
    about: int | None = None,
) -> None:
    """Add a line: the verb, the kind of thing and its id, who did it, and the text it had.

    `group`, `session` and `about` are the ids of the circle or session in which it was done, and
    of the person whom it is about: they name it also when the thing itself is gone.
    """
    db.session.add(
        AuditEntry(
            verb=verb,
            thing=thing,
            ref=ref,
            person_id=by.id if by else None,
            before=before,
            group_id=group,
            session_id=session,
            about_id=about,
        )
    )
