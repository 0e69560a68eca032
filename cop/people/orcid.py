"""ORCID: the identifier by which authors are known in the world."""

from __future__ import annotations

from flask_babel import gettext as _
from stdnum import isni
from stdnum.exceptions import ValidationError

from cop.kit.problems import Invalid

ADDRESS = "https://orcid.org/"


def fit_orcid(typed: str) -> str | None:
    """Return the ORCID as 0000-0002-1825-0097, None for nothing; takes its address as well.

    An ORCID is an ISNI and has its check digit; raises Invalid where that is wrong.
    """
    written = typed.strip()
    bare = written.removeprefix("https://").removeprefix("http://").removeprefix("orcid.org/")
    if not bare:
        return None
    try:
        digits = isni.validate(bare)
    except ValidationError:
        raise Invalid(
            _("This is no ORCID. It has four groups of four: 0000-0002-1825-0097.")
        ) from None
    return "-".join(digits[start : start + 4] for start in range(0, 16, 4))
