"""What may be a name, a login or an e-mail address."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from flask_babel import gettext as _

from cop.db.types import LINE_LENGTH
from cop.kit.problems import Invalid

REMEMBERED = 10_000  # names whose initials are at hand
LONGEST_TITLE = 2  # letters; “Ni”, “I” and “Muh.” are never a name alone
LOGIN = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,38}[a-z0-9])?")


@lru_cache(REMEMBERED)
def initials(name: str) -> str:
    """Return one or two letters that stand for the name, “?” for none."""
    words = name.partition("(")[0].split() or name.split()
    letters = "".join(word[:1] for word in (words[0], words[-1])[: len(words)]) if words else "?"
    return letters.upper()


def first_name(name: str) -> str:
    """Return how one is greeted: the first word, or two where that is a title such as “Ni”."""
    words = name.split()
    is_title = len(words[0]) <= LONGEST_TITLE or words[0].endswith(".")
    return " ".join(words[:2]) if is_title else words[0]


def fit_name(name: str) -> str:
    """Return the name in one line with single spaces; raises Invalid for none or a long one."""
    line = " ".join(name.split())
    if not line or any(unicodedata.category(letter) == "Cc" for letter in line):
        raise Invalid(_("Please say the name."))
    if len(line) > LINE_LENGTH:
        raise Invalid(_("Please shorten the name to %(count)s letters.", count=LINE_LENGTH))
    return line


def fit_login(login: str) -> str:
    """Return the login in lower case; raises Invalid for one that does not fit an address."""
    wanted = login.strip().lower()
    if not LOGIN.fullmatch(wanted):
        raise Invalid(_("A login has at most 40 letters a to z, digits, dots and hyphens."))
    return wanted


def fit_email(email: str) -> str:
    """Return the address in lower case; raises Invalid for one to which no mail can go."""
    import email_validator as rules  # with large tables, and seldom needed

    rules.SPECIAL_USE_DOMAIN_NAMES.clear()  # an intranet's addresses may well end in .local
    try:
        checked = rules.validate_email(
            email.strip(), check_deliverability=False, globally_deliverable=False
        )
    except rules.EmailNotValidError:
        raise Invalid(_("“%(email)s” is no e-mail address.", email=email.strip())) from None
    return checked.normalized.lower()


def login_from(email: str) -> str:
    """Return a login made of what stands before the @, with room for a number after it."""
    plain = unicodedata.normalize("NFKD", email.split("@")[0]).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", ".", plain.lower()).strip(".")[:36].strip(".") or "person"
