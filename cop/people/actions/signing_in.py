"""Signing in and out, on one device and on all."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import delete, select, update

from cop.db import db
from cop.db.unit import commit_now
from cop.kit.clock import now
from cop.kit.problems import Refused
from cop.people import attempts, passwords
from cop.people.models import Device, Person
from cop.people.queries import (
    UNUSED,
    person_who_signs_in_as,
)
from cop.people.tokens import hash_of, new_token


def recognise(typed: str, password: str, *, address: str) -> Person | None:
    """Return the person whose login or e-mail and password these are.

    Takes the same time whether or not there is such a person; raises TooMany when it was
    tried too often under the login or from the address, Refused where the account is closed.
    """
    person = person_who_signs_in_as(typed)
    stored = person.password_hash if person else None
    attempts.count_sign_in(typed, address)
    commit_now()  # nobody waits for the database while the password is checked
    if not passwords.matches(stored, password) or person is None or stored is None:
        return None
    if not person.is_active:
        raise Refused(_("This account is closed. Ask the person who looks after this site."))
    if passwords.is_outdated(stored):
        person.password_hash = passwords.hashed(password)
    attempts.forget_sign_in(typed, address)
    return person


def sign_in(person: Person, agent: str) -> tuple[Device, str]:
    """Sign the person in on a new device; return it and its token, which is kept nowhere else."""
    _drop_unused_devices()
    token = new_token()
    person.seen_at = now()
    device = Device(person=person, token_hash=hash_of(token), agent=agent[:200])
    db.session.add(device)
    db.session.flush()
    return device, token


def sign_out(device_id: int) -> None:
    """End the sign-in of one device."""
    db.session.execute(delete(Device).where(Device.id == device_id))


def sign_out_elsewhere(person: Person, device_id: int) -> None:
    """End the person's sign-ins on all devices but this one."""
    db.session.execute(delete(Device).where(Device.person_id == person.id, Device.id != device_id))
    db.session.flush()


def sign_out_everywhere(person: Person) -> None:
    """End the person's sign-ins on all devices."""
    db.session.execute(delete(Device).where(Device.person_id == person.id))


def touch_device(device_id: int) -> None:
    """Remember that the device is in use now, and with it the person."""
    db.session.execute(update(Device).where(Device.id == device_id).values(seen_at=now()))
    whose = select(Device.person_id).where(Device.id == device_id).scalar_subquery()
    db.session.execute(update(Person).where(Person.id == whose).values(seen_at=now()))


def _drop_unused_devices() -> None:
    db.session.execute(delete(Device).where(Device.seen_at < now() - UNUSED))
