"""Questions to the audit log, for those who look after the site."""

from __future__ import annotations

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import joinedload

from cop.audit.models import AuditEntry
from cop.db import db
from cop.kit import paging
from cop.kit.paging import Page
from cop.people.models import Person


def entries(
    *, act: str = "", by: str = "", about: Person | None = None, before: str = "", size: int
) -> Page[AuditEntry]:
    """Return a page of the log with who did it, the newest line first.

    `act` is a verb with its thing, `by` the login of who did it, `about` the person whose
    account, place of work or part in a circle changed.
    """
    wanted = select(AuditEntry).options(joinedload(AuditEntry.person))
    wanted = wanted.order_by(AuditEntry.id.desc()).limit(size + 1)
    if act:
        wanted = wanted.where(AuditEntry.verb + " " + AuditEntry.thing == act)
    if by:
        wanted = wanted.join(AuditEntry.person).where(Person.login == by.strip().lower())
    if about is not None:
        account = and_(AuditEntry.thing == "person", AuditEntry.ref == about.id)
        wanted = wanted.where(or_(account, AuditEntry.about_id == about.id))
    if place := paging.read(before, int):
        wanted = wanted.where(paging.before((AuditEntry.id,), place))
    return paging.cut(db.session.scalars(wanted).all(), size, lambda entry: (entry.id,))
