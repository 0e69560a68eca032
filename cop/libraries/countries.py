"""The countries a library can be in: Indonesia first, then the others by name."""

from __future__ import annotations

from functools import cache

from flask_babel import get_locale

HOME = "ID"
NOT_COUNTRIES = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}  # which CLDR lists among them


def country_choices() -> list[tuple[str, str]]:
    """Return (code, name) for a menu, in the reader's language."""
    names = _names(_language())
    return [(HOME, names[HOME]), *((code, name) for code, name in names.items() if code != HOME)]


def country_name(code: str) -> str:
    """Return the country's name in the reader's language; the code where it has none."""
    return _names(_language()).get(code, code)


def _language() -> str:
    locale = get_locale()
    return locale.language if locale else "en"


@cache
def _names(language: str) -> dict[str, str]:
    from babel import Locale

    named = Locale(language).territories.items()
    fit = {c: n for c, n in named if len(c) == 2 and c.isalpha() and c not in NOT_COUNTRIES}
    return dict(sorted(fit.items(), key=lambda pair: pair[1]))
