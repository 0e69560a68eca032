"""Passwords: what is accepted, how it is kept, how it is checked."""

from __future__ import annotations

import unicodedata
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask_babel import gettext as _

from cop.kit.problems import Invalid
from cop.people.models import Person

SHORTEST = 10
LONGEST = 1000
AT_ONCE = 4  # each check takes 19 MB and a whole core: a crowd at the door waits for its turn

_hasher = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
_turns = BoundedSemaphore(AT_ONCE)


def hashed(password: str) -> str:
    """Return the argon2id hash to store."""
    with _turns:
        return _hasher.hash(_normal(password))


def matches(stored: str | None, password: str) -> bool:
    """Say whether the password is the stored one; takes as long where nothing is stored."""
    with _turns:
        try:
            return _hasher.verify(stored or _nobodys(), _normal(password)) and stored is not None
        except (VerificationError, InvalidHashError):
            return False


def is_outdated(stored: str) -> bool:
    """Say whether the hash was made with weaker parameters than today's."""
    return _hasher.check_needs_rehash(stored)


def check_fit(password: str, person: Person) -> None:
    """Accept a new password; raises Invalid for one too short, too long or easily guessed."""
    if len(password) < SHORTEST:
        raise Invalid(_("Please choose at least %(count)s characters.", count=SHORTEST))
    if len(password) > LONGEST:
        raise Invalid(_("Please choose at most %(count)s characters.", count=LONGEST))
    known = (person.login, person.email, person.email.split("@")[0], person.name)
    if _bare(password) in {_bare(word) for word in known}:
        raise Invalid(_("Please choose something other than your name, login or e-mail."))


@cache
def _nobodys() -> str:
    """Return a hash that no password has; made when first asked for, so that no start waits."""
    return _hasher.hash("a password that opens nothing")


def _normal(password: str) -> str:
    """Return one spelling for letters that keyboards compose in different ways."""
    return unicodedata.normalize("NFC", password)


def _bare(words: str) -> str:
    return "".join(unicodedata.normalize("NFKC", words).casefold().split())
