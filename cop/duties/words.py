"""The duties of a session, and what a format makes of them."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import lazy_gettext as _l

from cop.groups.formats import Format


class Duty(StrEnum):
    """What one person does for all in a session."""

    LEAD = "lead"
    WRITE = "write"


DUTIES = {Duty.LEAD: _l("Leads"), Duty.WRITE: _l("Writes")}
DUTIES_TRAINING = {**DUTIES, Duty.LEAD: _l("Trains")}


def duties_in(works: Format) -> tuple[Duty, ...]:
    """Return the duties that go by turn: one where who leads also writes, else both."""
    return (Duty.LEAD,) if works.facilitator_writes else (Duty.LEAD, Duty.WRITE)


def labels_in(works: Format) -> dict[Duty, object]:
    """Return what the duties are called."""
    return dict(DUTIES_TRAINING if works.trainer else DUTIES)
