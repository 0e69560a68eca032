"""What browsers send while notes are written."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateField, HiddenField, IntegerField, StringField, TextAreaField
from wtforms.validators import AnyOf, DataRequired, InputRequired, Length, NumberRange, Optional

from cop.minutes.words import OutcomeKind
from cop.sessions.forms import A_DAY, PersonField
from cop.text import MAX_SOURCE

LONGEST_OUTCOME = 1000
TOO_LONG_OUTCOME = _l("Please shorten this to 1,000 letters; the notes have room for more.")
MOST_REVISIONS = 10**9  # what both databases can compare with a number of theirs


class NoteForm(FlaskForm):
    """The text of a note and the revision it is based on; after a conflict, the way out of it.

    `theirs` is the revision whose text was shown as the other's; `then` goes on after saving.
    """

    source = TextAreaField(
        _l("Notes"), [Length(max=MAX_SOURCE, message=_l("A text may have up to 200,000 letters."))]
    )
    base = IntegerField(validators=[InputRequired(), NumberRange(0, MOST_REVISIONS)])
    theirs = IntegerField(validators=[Optional(), NumberRange(0, MOST_REVISIONS)])
    resolve = HiddenField(validators=[Optional(), AnyOf(("merge", "theirs", "mine"))])
    then = HiddenField(validators=[Optional(), AnyOf(("next", "park", "end"))])


class OutcomeForm(FlaskForm):
    """What came out of a point: a decision, a follow-up, or something to know."""

    kind = HiddenField(validators=[AnyOf(list(OutcomeKind))])
    text = StringField(
        _l("What?"),
        [
            DataRequired(_l("Please write down what came out.")),
            Length(max=LONGEST_OUTCOME, message=TOO_LONG_OUTCOME),
        ],
        [lambda words: (words or "").strip()],
    )
    who = PersonField(_l("Who?"))
    due = DateField(_l("By when?"), [Optional()], **A_DAY)
