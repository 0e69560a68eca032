"""How often a password may be tried."""

from __future__ import annotations

from datetime import timedelta
from ipaddress import IPv6Address, ip_address

from cop.access.throttle import count_attempt, forget_attempts
from cop.people.models import Person

WINDOW = timedelta(minutes=15)
PER_PLACE = 10  # one login from one address: somebody who does not remember
PER_LOGIN = 60  # one login from anywhere; high, so that nobody is locked out by a prank
WISHES_WINDOW = timedelta(hours=1)
WISHES_FOR_ONE = 3  # mails with a link that one mailbox gets in an hour, at most
WISHES_FROM_PLACE = 30
PER_ADDRESS = 200  # all logins from one address: a library behind one router arrives in the morning


def count_sign_in(typed: str, address: str) -> None:
    """Count an attempt to sign in; raises TooMany where it is one too many.

    What was typed counts whether or not somebody has that login, so nothing is given away.
    """
    login, place = typed.strip().lower(), _network(address)
    count_attempt("sign-in at", f"{login} {place}", most=PER_PLACE, within=WINDOW)
    count_attempt("sign-in as", login, most=PER_LOGIN, within=WINDOW)
    count_attempt("sign-in from", place, most=PER_ADDRESS, within=WINDOW)


def forget_sign_in(typed: str, address: str) -> None:
    """Let somebody who has signed in start anew."""
    login, place = typed.strip().lower(), _network(address)
    forget_attempts("sign-in at", f"{login} {place}")


def count_change(person: Person) -> None:
    """Count an attempt to change the password; raises TooMany where it is one too many."""
    count_attempt("password of", str(person.id), most=PER_PLACE, within=WINDOW)


def forget_changes(person: Person) -> None:
    """Let somebody who has changed the password start anew."""
    forget_attempts("password of", str(person.id))


def count_wish(typed: str, address: str) -> None:
    """Count a wish for a link by mail; raises TooMany where it is one too many."""
    login, place = typed.strip().lower(), _network(address)
    count_attempt("link wished from", place, most=WISHES_FROM_PLACE, within=WISHES_WINDOW)
    count_attempt("link wished for", login, most=WISHES_FOR_ONE, within=WISHES_WINDOW)


def _network(address: str) -> str:
    """Return the address, for IPv6 the /64 that one household has."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    return parsed.exploded[:19] if isinstance(parsed, IPv6Address) else address
