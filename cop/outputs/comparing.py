"""Two versions of an output: what they are called, what they say in short, and their text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from flask_babel import gettext as _

from cop.text import Compared, compared

if TYPE_CHECKING:
    from cop.outputs.forms import OutputForm
    from cop.outputs.models import OutputVersion


def changes_between(older: OutputVersion, newer: OutputVersion) -> list[Compared]:
    """Return the parts that differ: title, abstract, text."""
    return compared(
        (
            (_("Title"), older.title, newer.title),
            (_("Abstract"), older.abstract, newer.abstract),
            (_("Text"), older.source, newer.source),
        )
    )


def changes_between_typed(form: OutputForm, saved: Mapping[str, str]) -> list[Compared]:
    """Return the fields that read otherwise than what is saved; what was typed is the old text.

    A field that `saved` does not name is left out.
    """
    typed = ((form[name], text) for name, text in saved.items())
    return compared((field.label.text, _lines(field.data), _lines(text)) for field, text in typed)


def _lines(text: str | None) -> str:
    """Return the text with the ends of lines that the site keeps, none at its end."""
    return "\n".join((text or "").splitlines()).strip()
