"""What browsers send about what becomes of points."""

from __future__ import annotations

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateField, RadioField, StringField, ValidationError
from wtforms.validators import InputRequired, Length, Optional

from cop.chain.actions import Decided
from cop.chain.words import WAYS, Way
from cop.db.types import LINE_LENGTH
from cop.sessions.forms import A_CHOICE, A_DAY, TOO_LONG


def _stripped(words: str | None) -> str:
    return (words or "").strip()


class DecideForm(FlaskForm):
    """Where a point goes; a parked or dropped one needs a word why."""

    way = RadioField(
        _l("What becomes of it?"),
        [InputRequired(_l("Please choose what becomes of it."))],
        choices=[(way.value, words) for way, words in WAYS.items()],
        validate_choice=False,
    )
    ask_on = DateField(_l("Ask again on"), [Optional()], **A_DAY)
    title = StringField(
        _l("What it is called then"), [Length(max=LINE_LENGTH, message=TOO_LONG)], [_stripped]
    )
    reason = StringField(
        _l("Why?"),
        [Length(max=500, message=_l("Please shorten this to 500 letters."))],
        [_stripped],
        description=_l("Needed for what is parked or dropped; whoever looks later reads it."),
    )

    def validate_way(self, field: RadioField) -> None:
        """Refuse what is no way."""
        if field.data not in set(Way):
            raise ValidationError(str(A_CHOICE["invalid_choice_message"]))

    def validate_reason(self, field: StringField) -> None:
        """Ask for a word where people will wonder later."""
        if self.way.data in (Way.PARKED, Way.DROPPED) and not field.data:
            raise ValidationError(_("Please say why in a few words."))

    def decided(self) -> Decided:
        """Return what was sent."""
        return Decided(
            way=Way(self.way.data),
            reason=self.reason.data or "",
            ask_on=self.ask_on.data if self.way.data == Way.PARKED else None,
            title=self.title.data or "",
        )
