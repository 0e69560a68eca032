"""What browsers send about posts; what a text must be is checked by the actions."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, IntegerField, StringField, SubmitField, TextAreaField


class ReplyForm(FlaskForm):
    """A new post; `since` is the newest one that its author had seen before this visit.

    `first` and `last` are the part of the thread before their eyes; `base` is the revision of the
    text that the server kept while it was typed.
    """

    source = TextAreaField(_l("Your reply"))
    since = IntegerField()
    first = IntegerField()
    last = IntegerField()
    base = IntegerField()
    nameless = BooleanField(_l("Without my name"))
    preview = SubmitField(_l("Preview"))


class ReasonForm(FlaskForm):
    """Why a post is hidden, or a thread locked."""

    reason = StringField(_l("Reason"))


class EditForm(FlaskForm):
    """A post anew; `base` is the version that was changed."""

    source = TextAreaField(_l("Your post"))
    base = IntegerField()
    preview = SubmitField(_l("Preview"))
