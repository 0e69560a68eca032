"""Codes that others know a library by: ISIL, ROR and the Indonesian national code (NPP)."""

from __future__ import annotations

import re

from flask_babel import gettext as _
from stdnum import isil

from cop.kit.problems import Invalid

LONGEST = 16  # characters of an ISIL (ISO 15511), the longest of the codes
ISIL = re.compile(r"([A-Z]{2}|[A-Z0-9]|[A-Z0-9]{3,4})-[A-Za-z0-9/:-]{1,11}")
ROR = re.compile(r"(?:(?:https?://)?ror\.org/)?(0[a-hj-km-np-tv-z0-9]{6}\d{2})")
ROR_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
NPP = re.compile(r"\d{7}[A-Z]\d{7}")


def fit_isil(typed: str) -> str | None:
    """Return the ISIL (ISO 15511) with its prefix in capitals, None for nothing; raises Invalid.

    The shape is checked, and no register asked: agencies are added to it now and then.
    """
    code = isil.compact(typed)
    prefix, dash, rest = code.partition("-")
    code = f"{prefix.upper()}{dash}{rest}"
    if code and not ISIL.fullmatch(code):
        raise Invalid(
            _("An ISIL is a country or agency, a hyphen and up to 11 characters: ID-JKT001.")
        )
    return code or None


def fit_ror(typed: str) -> str | None:
    """Return the nine characters of a ROR identifier, None for nothing.

    Takes its address as well. Raises Invalid where its check digits are wrong.
    """
    code = "".join(typed.lower().split())
    if not code:
        return None
    match = ROR.fullmatch(code.rstrip("/"))
    if match is None or _ror_check(match[1][:7]) != int(match[1][7:]):
        raise Invalid(
            _("This is no ROR identifier. Copy it from ror.org: https://ror.org/03yrm5c26.")
        )
    return match[1]


def fit_npp(typed: str) -> str | None:
    """Return the national code in capitals without spaces, None for nothing."""
    return "".join(typed.upper().split())[:LONGEST] or None


def looks_like_npp(code: str) -> bool:
    """Say whether the code has the shape of an NPP: seven digits, a letter, seven digits."""
    return NPP.fullmatch(code) is not None


def _ror_check(digits: str) -> int:
    """Return the check digits (ISO 7064 mod 97-10) of Crockford's base 32."""
    number = 0
    for digit in digits:
        number = number * len(ROR_DIGITS) + ROR_DIGITS.index(digit)
    return 98 - number * 100 % 97
