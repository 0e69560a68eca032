"""What becomes of a mail."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import lazy_gettext as _l


class Delivery(StrEnum):
    """Where a mail is on its way out."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


class Fault(StrEnum):
    """Why a mail did not leave, as the row keeps it; what was said by the server may follow."""

    TOO_OLD = "It could not be sent for a day."
    GONE = "What it told may not be seen any more."
    ADDRESS = "The address cannot be written:"
    MAIL = "The mail cannot be written:"


DELIVERIES = {
    Delivery.WAITING: _l("waiting"),
    Delivery.SENT: _l("sent"),
    Delivery.FAILED: _l("given up"),
}
FAULTS = {
    Fault.TOO_OLD: _l("It could not be sent for a day."),
    Fault.GONE: _l("What it told may not be seen any more."),
    Fault.ADDRESS: _l("The address cannot be written:"),
    Fault.MAIL: _l("The mail cannot be written:"),
}


def fault_said(kept: str) -> str:
    """Return a fault in the language of who reads; what the server said stays as it was said."""
    for fault, words in FAULTS.items():
        if kept.startswith(fault):
            return f"{words}{kept[len(fault) :]}"
    return kept
