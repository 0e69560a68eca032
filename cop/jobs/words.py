"""What becomes of a mail."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import lazy_gettext as _l


class Delivery(StrEnum):
    """Where a mail is on its way out."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


DELIVERIES = {
    Delivery.WAITING: _l("waiting"),
    Delivery.SENT: _l("sent"),
    Delivery.FAILED: _l("given up"),
}
