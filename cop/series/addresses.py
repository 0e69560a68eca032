"""How an address names one session of a series: by its original start in UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cop.kit.clock import now
from cop.series.recurrence import STAMP

FURTHEST = timedelta(days=20 * 365)  # longer than anybody plans


def stamp(at: datetime) -> str:
    """Return “20261124T004500Z”."""
    return at.astimezone(UTC).strftime(STAMP)


def moment(stamped: str) -> datetime | None:
    """Return the moment that `stamp` wrote, or None for anything else, and for far years."""
    try:
        at = datetime.strptime(stamped, STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return at if stamp(at) == stamped and at < now() + FURTHEST else None
