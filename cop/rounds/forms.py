"""What browsers send about rounds."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import HiddenField, IntegerField, RadioField, StringField, TextAreaField
from wtforms.validators import AnyOf, InputRequired, Length, NumberRange, Optional

from cop.db.types import LINE_LENGTH
from cop.minutes.forms import MOST_REVISIONS
from cop.rounds.words import NAMES, Names
from cop.sessions.forms import A_CHOICE
from cop.text import MAX_SOURCE


class RoundForm(FlaskForm):
    """How a round is held; whether names stand with the texts cannot be changed afterwards."""

    question = StringField(
        _l("Question"),
        [
            Optional(),
            Length(max=LINE_LENGTH, message=_l("Please shorten this to 200 letters.")),
        ],
        [lambda words: (words or "").strip()],
        description=_l("Empty: the point itself is the question."),
    )
    names = RadioField(
        _l("When everybody reads"),
        [InputRequired(_l("Please choose one of these."))],
        choices=[(one.value, label) for one, label in NAMES.items()],
        coerce=Names,
        description=_l("It is shown to everybody before they write, and cannot be changed."),
        **A_CHOICE,
    )


class TextForm(FlaskForm):
    """One's own text and the revision it is based on; `then` adds a late one to the others.

    After two saves at once `resolve` is the way out, and `theirs` the revision that was shown.
    """

    source = TextAreaField(_l("Your text"), [Length(max=MAX_SOURCE)])
    base = IntegerField(validators=[InputRequired(), NumberRange(0, MOST_REVISIONS)])
    theirs = IntegerField(validators=[Optional(), NumberRange(0, MOST_REVISIONS)])
    resolve = HiddenField(validators=[Optional(), AnyOf(("theirs", "mine"))])
    then = HiddenField(validators=[Optional(), AnyOf(("add",))])
