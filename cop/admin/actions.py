"""What administrators do to accounts and mails; each leaves a line in the audit log."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cop.audit.actions import record
from cop.groups import actions as groups
from cop.jobs import outbox
from cop.jobs.models import OutboxMail
from cop.people import actions as people
from cop.people.models import Person
from cop.people.words import Role


def add_person(by: Person, **said: Any) -> Person:
    """Give somebody an account without a password; raises Invalid and Refused as people do."""
    person = people.add_person(**said)
    record("add", "person", person.id, by=by)
    return person


def change_role(person: Person, role: Role, *, by: Person) -> None:
    """Make the person something else to the site; Refused for the last administrator."""
    was = person.role
    if was is not role:
        people.set_role(person, role)
        record("change role", "person", person.id, by=by, before=was.value)


def deactivate(person: Person, *, by: Person, successors: Mapping[int, str]) -> None:
    """Close an account and sign it out everywhere; Refused for the last administrator.

    `successors` says by circle id what becomes of each that the person moderates alone, as
    `heirs_of` takes it; raises Invalid where it leaves one without.
    """
    if person.is_active:
        heirs = groups.heirs_of(person, successors)
        people.deactivate(person)
        record("deactivate", "person", person.id, by=by)
        groups.hand_on(heirs, by=by)


def reactivate(person: Person, *, by: Person) -> None:
    """Open a closed account again."""
    if not person.is_active:
        people.reactivate(person)
        record("reactivate", "person", person.id, by=by)


def make_password_link(person: Person, *, by: Person) -> str:
    """Return the token of a link that sets the password once; Refused for a closed account."""
    token = people.make_password_link(person)
    record("make password link", "person", person.id, by=by)
    return token


def send_again(mail: OutboxMail, *, by: Person) -> None:
    """Let a mail be tried anew; Refused where it is not given up, or its words are blanked."""
    outbox.send_again(mail)
    record("send again", "mail", mail.id, by=by)
