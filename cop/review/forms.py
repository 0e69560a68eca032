"""What browsers send in a review."""

from __future__ import annotations

import re

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateField, HiddenField, IntegerField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from cop.minutes.forms import LONGEST_OUTCOME, MOST_REVISIONS, TOO_LONG_OUTCOME
from cop.sessions.forms import A_DAY, PersonField
from cop.text import MAX_SOURCE

SEEN = re.compile(r"([0-9]{1,18}):([0-9]{1,9})", re.ASCII)
LONGEST_REASON = 500
TOO_LONG = _l("Please shorten this to 500 letters.")


def _stripped(words: str | None) -> str:
    return (words or "").strip()


class SeenForm(FlaskForm):
    """The notes that somebody confirms, each with the revision that they have read."""

    seen = HiddenField()

    def revisions(self) -> dict[int, int]:
        """Return the revision by note id; what is no number is left out."""
        return {int(note): int(number) for note, number in SEEN.findall(self.seen.data or "")}


class WordingForm(FlaskForm):
    """Other words for a note, or the words that settle them; `base` is the revision they change."""

    source = TextAreaField(
        _l("Wording"),
        [
            DataRequired(_l("Please write the words that the minutes should have.")),
            Length(max=MAX_SOURCE, message=_l("A text may have up to 200,000 letters.")),
        ],
    )
    base = IntegerField(validators=[InputRequired(), NumberRange(0, MOST_REVISIONS)])
    reason = StringField(_l("Why?"), [Length(max=LONGEST_REASON, message=TOO_LONG)], [_stripped])

    def words(self) -> str:
        """Return the text with the line ends that are stored."""
        return (self.source.data or "").replace("\r\n", "\n").replace("\r", "\n")


class OutcomeWordingForm(WordingForm):
    """The same for an outcome, whose words stand in one line."""

    source = TextAreaField(
        _l("Wording"),
        [
            DataRequired(_l("Please write the words that the minutes should have.")),
            Length(max=LONGEST_OUTCOME, message=TOO_LONG_OUTCOME),
        ],
        [lambda words: " ".join((words or "").split())],
    )


class ObjectionForm(FlaskForm):
    """What is not so in an outcome; `base` is the revision of it that was read."""

    reason = StringField(
        _l("What is not so?"),
        [
            DataRequired(_l("Please say in a few words what is not so.")),
            Length(max=LONGEST_REASON, message=TOO_LONG),
        ],
        [_stripped],
    )
    base = IntegerField(validators=[InputRequired(), NumberRange(0, MOST_REVISIONS)])


class RightForm(OutcomeWordingForm):
    """An outcome made right: its words, and who a follow-up is for and by when."""

    who = PersonField(_l("Who?"))
    due = DateField(_l("By when?"), [Optional()], **A_DAY)


class AnswerForm(FlaskForm):
    """Why the text stays as it is."""

    reason = StringField(
        _l("Why does it stay?"),
        [
            DataRequired(_l("Please say why in a few words.")),
            Length(max=LONGEST_REASON, message=TOO_LONG),
        ],
        [_stripped],
    )
