"""The names by which calendars of other programs know sessions; once given they never change."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import NAMESPACE_OID, uuid4, uuid5


def new_uid() -> str:
    """Return a name that no other session anywhere has."""
    return str(uuid4())


def uid_after(uid: str) -> str:
    """Return the name for another session where the name is taken, always the same one."""
    return str(uuid5(NAMESPACE_OID, uid))


def uid_in_series(series_uid: str, original: datetime) -> str:
    """Return the name of the session that the series planned for the moment, made or not."""
    return str(uuid5(NAMESPACE_OID, f"{series_uid} {original.astimezone(UTC):%Y%m%dT%H%M%SZ}"))
