"""What browsers send about drafts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, HiddenField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import AnyOf, DataRequired, InputRequired, Length, NumberRange, Optional

from cop.db.types import LINE_LENGTH
from cop.sessions.forms import A_CHOICE
from cop.text import MAX_SOURCE

if TYPE_CHECKING:
    from cop.people.models import Person

MOST_REVISIONS = 10**9  # what both databases can compare with a number of theirs
TOO_LONG = _l("A text may have up to 200,000 letters.")


class OutputDraftForm(FlaskForm):
    """A text that is to become an output."""

    title = StringField(
        _l("Title"),
        [
            DataRequired(_l("Please give it a title; it can be changed later.")),
            Length(
                max=LINE_LENGTH,
                message=_l("Please shorten this to %(count)s letters.", count=LINE_LENGTH),
            ),
        ],
        [lambda words: (words or "").strip()],
    )
    source = TextAreaField(_l("Text"), [Length(max=MAX_SOURCE, message=TOO_LONG)])


class PostDraftForm(FlaskForm):
    """A reply that is not sent yet."""

    source = TextAreaField(_l("Your reply"), [Length(max=MAX_SOURCE, message=TOO_LONG)])
    nameless = BooleanField(_l("Without my name"))
    base = IntegerField(validators=[Optional(), NumberRange(0, MOST_REVISIONS)])


class TextForm(FlaskForm):
    """The text and the revision it is based on; after two saves at once, the way out."""

    source = TextAreaField(_l("Your text"), [Length(max=MAX_SOURCE, message=TOO_LONG)])
    base = IntegerField(validators=[InputRequired(), NumberRange(0, MOST_REVISIONS)])
    theirs = IntegerField(validators=[Optional(), NumberRange(0, MOST_REVISIONS)])
    resolve = HiddenField(validators=[Optional(), AnyOf(("theirs", "mine"))])


class ShowForm(FlaskForm):
    """The one colleague who may read it."""

    person = SelectField(
        _l("Colleague"),
        coerce=int,
        **A_CHOICE,
    )

    def offer(self, people: Sequence[Person]) -> None:
        """Fill in who may be chosen."""
        self.person.choices = [(person.id, person.name) for person in people]


class CommentForm(FlaskForm):
    """Something said about a draft."""

    source = TextAreaField(_l("What do you think?"), [DataRequired(_l("Write something first."))])
