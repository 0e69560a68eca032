"""What form fields of several rooms do with the text that they get."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms.validators import AnyOf, Length

from cop.text.fit import fit_for_storage


def one_line(text: str | None) -> str:
    """Return the text in one line with single spaces."""
    return " ".join(fit_for_storage(text or "").split())


def several_lines(text: str | None) -> str:
    """Return the text as it is kept, without empty lines around it."""
    return fit_for_storage(text or "").strip()


def at_most(letters: int) -> Length:
    """Return a validator that says how long a text may be."""
    return Length(max=letters, message=_l("Please shorten this to %(max)d letters."))


def one_of(labels: Mapping[Any, object]) -> dict[str, Any]:
    """Return what a field needs to offer a closed set, with a sentence of our own."""
    return {
        "choices": list(labels.items()),
        "validate_choice": False,
        "validators": [AnyOf(list(labels), message=_l("Please choose one of these."))],
    }
