"""What browsers send about how much somebody wants to be told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import SelectField

from cop.notices.words import LEVELS, Level
from cop.people.words import DIGESTS, Digest

if TYPE_CHECKING:
    from cop.groups.queries import OwnLevel

PREFIX = "circle_"
A_CHOICE: dict[str, Any] = {"invalid_choice_message": _l("Please choose one of these.")}


class ToldForm(FlaskForm):
    """How often the summary comes; a field for each circle is added by `told_form`."""

    digest = SelectField(
        _l("Summary by mail"), choices=[(d.value, name) for d, name in DIGESTS.items()], **A_CHOICE
    )

    @property
    def circles(self) -> list[Any]:
        """Return the fields of the circles."""
        return [field for field in self if field.name.startswith(PREFIX)]

    def chosen(self) -> tuple[Digest, dict[int, Level]]:
        """Return how often, and how much by circle id."""
        levels = {int(one.name.removeprefix(PREFIX)): Level(one.data) for one in self.circles}
        return Digest(self.digest.data), levels


def told_form(circles: Iterable[OwnLevel], **given: Any) -> ToldForm:
    """Return the form for the circles to which somebody belongs."""
    choices = [(level.value, name) for level, name in LEVELS.items()]
    fields = {
        f"{PREFIX}{one.id}": SelectField(
            one.name, choices=choices, default=one.level.value, **A_CHOICE
        )
        for one in circles
    }
    form: ToldForm = type("ToldForm", (ToldForm,), fields)(**given)
    return form
