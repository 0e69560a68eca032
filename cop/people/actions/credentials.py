"""Passwords: set by a link that works once, or changed by who knows the present one."""

from __future__ import annotations

from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import update

from cop.db import db
from cop.db.unit import lock
from cop.jobs.outbox import post
from cop.kit.addresses import public
from cop.kit.clock import now
from cop.kit.problems import Invalid, Refused
from cop.people import attempts, passwords
from cop.people.actions.signing_in import sign_out_elsewhere, sign_out_everywhere
from cop.people.mail import password_letter
from cop.people.models import PasswordLink, PasswordWish, Person
from cop.people.queries import password_link, person_who_signs_in_as
from cop.people.tokens import hash_of, new_token

LINK_LASTS = timedelta(hours=48)
LONGEST_TYPED = 254


def make_password_link(person: Person, *, alone: bool = True) -> str:
    """Return the token of a link that sets the person's password once.

    Links before it end, unless it is not to be `alone`. Raises Refused for a closed account.
    """
    if not person.is_active:
        raise Refused(_("This account is closed. Open it again first."))
    if alone:
        end_links(person)
    token = new_token()
    db.session.add(
        PasswordLink(person_id=person.id, token_hash=hash_of(token), expires_at=now() + LINK_LASTS)
    )
    db.session.flush()
    return token


def wish_for_link(typed: str, *, address: str) -> None:
    """Ask for a link by mail, whether or not anybody has the login or e-mail.

    Raises TooMany after too many wishes for the same one, or from the same address.
    """
    attempts.count_wish(typed, address)
    db.session.add(PasswordWish(typed=typed.strip()[:LONGEST_TYPED]))
    db.session.flush()


def answer_wish(wish: PasswordWish) -> bool:
    """Mail the link to whoever was meant, and forget the wish; say whether a mail was written.

    Links that somebody was given before still work: a prank does not end them.
    """
    person = person_who_signs_in_as(wish.typed)
    written = False
    if person is not None and person.is_active:
        token = make_password_link(person, alone=False)
        told = password_letter(person, public(f"/password/{token}"), lasts=LINK_LASTS)
        post(told, person, key=f"password-{hash_of(token)}", secret=True)
        written = True
    db.session.delete(wish)
    db.session.flush()
    return written


def use_password_link(token: str, password: str) -> Person:
    """Set the password by a link, which ends with it; Refused if it was used meanwhile."""
    link = password_link(token)
    if link is not None:
        lock(link)
    if link is None or link.used_at is not None:
        raise Refused(_("This link was used already."))
    set_password(link.person, password)
    return link.person


def set_password(person: Person, password: str) -> None:
    """Give the person a password; every device is signed out and every link ends.

    Raises Invalid for a password that is too short or easily guessed.
    """
    passwords.check_fit(password, person)
    person.password_hash = passwords.hashed(password)
    end_links(person)
    sign_out_everywhere(person)
    db.session.flush()


def change_password(person: Person, *, present: str, new: str, device_id: int) -> None:
    """Change the password for somebody who knows the present one; other devices are signed out.

    Raises Invalid if the present one is wrong or the new one is not fit, TooMany after
    too many attempts.
    """
    attempts.count_change(person)
    if not passwords.matches(person.password_hash, present):
        raise Invalid(_("This is not your present password."))
    passwords.check_fit(new, person)
    person.password_hash = passwords.hashed(new)
    attempts.forget_changes(person)
    end_links(person)
    sign_out_elsewhere(person, device_id)


def end_links(person: Person) -> None:
    """Let no link that sets the person's password work any more."""
    db.session.execute(
        update(PasswordLink)
        .where(PasswordLink.person_id == person.id, PasswordLink.used_at.is_(None))
        .values(used_at=now())
    )
