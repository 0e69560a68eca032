"""What browsers send about how a session is held: the way, the place, the link, how long."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, IntegerField, RadioField, StringField, TimeField, ValidationError
from wtforms.validators import NumberRange, Optional, StopValidation

from cop.db.types import LINE_LENGTH
from cop.kit.meeting import AT_A_PLACE, BY_LINK, MODES, Mode, mode_from
from cop.text.fields import at_most, one_line

LONGEST = 24 * 60  # minutes of a session that has a clock
SHORTEST_IN_WRITING = 60  # minutes
LONGEST_IN_WRITING = 31  # days
LONGEST_LINK = 500
A_NUMBER: dict[str, Any] = {"invalid_value_message": _l("Please give a whole number.")}
A_TIME: dict[str, Any] = {"invalid_value_message": _l("Please give a time, such as 07:45.")}
AN_ADDRESS = re.compile(r"\b(?:https?://|www\.)", re.IGNORECASE)


class TypedField(StringField):
    """One line of text; what a browser does not send is empty, whatever was there before."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take what was typed, or nothing."""
        self.data = valuelist[0] if valuelist else ""


class UnlessInWriting:
    """Asks for a field with the sentence, but of a session in writing, where it does not count."""

    def __init__(self, sentence: object) -> None:
        self.sentence = sentence
        self.field_flags = {"required": True}  # the browser does not ask for what is not shown

    def __call__(self, form: MeetingForm, field: Field) -> None:
        """Raise StopValidation where the field is missing, or is not looked at."""
        if form.way is Mode.IN_WRITING:
            field.errors = []
            raise StopValidation
        if not field.raw_data or not str(field.raw_data[0]).strip():
            raise StopValidation(str(self.sentence))


def one_of_them(_form: FlaskForm, field: Field) -> None:
    """Take the ways there are, or none."""
    if field.data and field.data not in list(Mode):
        raise ValidationError(_("Please choose one of these."))


class MeetingForm(FlaskForm):
    """How, where and how long people meet. A browser that names no way means place and link.

    What belongs to another way is refused in a sentence, so that nothing typed is lost unseen;
    a browser with JavaScript does not send it.
    """

    mode = RadioField(
        _l("How do you meet?"),
        [one_of_them],
        choices=list(MODES.items()),
        validate_choice=False,
    )
    duration = IntegerField(
        _l("Length in minutes"),
        [
            UnlessInWriting(_l("Please say how many minutes it takes.")),
            NumberRange(5, LONGEST, _l("A session takes from 5 minutes to a day.")),
        ],
        **A_NUMBER,
    )
    closes = TimeField(
        _l("Closes at"),
        [Optional()],
        **A_TIME,
    )
    place = TypedField(_l("Place"), [at_most(LINE_LENGTH)], [one_line])
    link = TypedField(
        _l("Link for those who join from elsewhere"), [at_most(LONGEST_LINK)], [one_line]
    )

    @property
    def way(self) -> Mode:
        """Return the way that was chosen."""
        if self.mode.data in list(Mode):
            return Mode(self.mode.data)
        return mode_from(self.place.data or "", self.link.data or "")

    def validate(self, extra_validators: Any = None) -> bool:
        """Say whether all fits, the closing of what is held in writing included."""
        if not super().validate(extra_validators):
            return False
        try:
            return self.way is not Mode.IN_WRITING or self.minutes_open() > 0
        except ValidationError as problem:
            self.closes.errors = [str(problem)]
            return False

    def minutes_open(self) -> int:
        """Return how long it is open in writing; raises ValidationError where that is no time."""
        raise NotImplementedError

    def validate_place(self, field: StringField) -> None:
        """Refuse a place where none is needed, and an address of the web in its place."""
        if field.data and self.way not in AT_A_PLACE:
            words = _("Who meets in this way needs no place. Empty this, or choose another way.")
            raise ValidationError(words)
        if AN_ADDRESS.search(field.data or ""):
            words = _("Everybody reads the place. An address of the web belongs into the link.")
            raise ValidationError(words)

    def validate_link(self, field: StringField) -> None:
        """Take addresses of the web only, not what a browser would do rather than open."""
        if field.data and self.way not in BY_LINK:
            words = _("Who meets in this way needs no link. Empty this, or choose another way.")
            raise ValidationError(words)
        if field.data and not _is_address(field.data):
            raise ValidationError(_("Please give a whole address, with https://."))


def minutes_between(opens: datetime, closes: datetime, *, at_most: int = 0) -> int:
    """Return how many minutes something is open; raises ValidationError for too few or many.

    `at_most`: how many it may be, where that is more than elsewhere.
    """
    minutes = (closes - opens) // timedelta(minutes=1)
    if minutes < SHORTEST_IN_WRITING:
        raise ValidationError(_("It closes at the earliest one hour after it opens."))
    if minutes > max(at_most, LONGEST_IN_WRITING * LONGEST):
        raise ValidationError(_("It is open for at most %(days)s days.", days=LONGEST_IN_WRITING))
    return minutes


def _is_address(typed: str) -> bool:
    try:
        parts = urlsplit(typed)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in typed
