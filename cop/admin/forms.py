"""What browsers send about circles that need a moderator."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from flask_babel import gettext as _
from flask_wtf import FlaskForm
from wtforms import SelectField, StringField
from wtforms.validators import InputRequired

from cop.groups.words import Succession

if TYPE_CHECKING:
    from cop.groups.queries import Orphan

PREFIX = "circle_"


class HeirsForm(FlaskForm):
    """Who moderates each of some circles from now on; a field for each."""

    def chosen(self) -> dict[int, str]:
        """Return what was chosen by circle id."""
        circles = (field for field in self if field.name.startswith(PREFIX))
        return {int(field.name.removeprefix(PREFIX)): field.data or "" for field in circles}


def heirs_form(orphans: Iterable[Orphan], *, may_rest: bool) -> HeirsForm:
    """Return the form for the circles; of one that is not seen, no member is named.

    Where there is no member and the circle may not rest, anybody's login is asked for.
    """
    fields = {f"{PREFIX}{one.group.id}": _field(one, may_rest=may_rest) for one in orphans}
    form: HeirsForm = type("HeirsForm", (HeirsForm,), fields)()
    return form


def _field(orphan: Orphan, *, may_rest: bool) -> SelectField | StringField:
    if not orphan.members and not may_rest:
        missing = _("Please type a login or an e-mail address.")
        return StringField(_("Login or e-mail"), [InputRequired(missing)])
    rest = [(Succession.REST.value, _("Let the circle rest"))] if may_rest else []
    return SelectField(
        orphan.group.name if orphan.seen else _("A circle that only its members see"),
        [InputRequired(_("Please choose one of these."))],
        choices=[("", _("Please choose")), *_people(orphan), *rest],
    )


def _people(orphan: Orphan) -> Sequence[tuple[str, str]]:
    if orphan.seen:
        return [(str(person.id), person.name) for person in orphan.members]
    longest = (Succession.LONGEST.value, _("The member who has been there longest"))
    return [longest] if orphan.members else []
