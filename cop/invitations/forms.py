"""What browsers send about invitations."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    IntegerField,
    PasswordField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from cop.db.types import LINE_LENGTH
from cop.invitations.words import COMING, LASTS, LONGEST_NOTE, MOST_USES, Coming
from cop.kit.problems import Invalid
from cop.people.forms import A_CHOICE, fits, stripped
from cop.people.names import fit_email, fit_login, fit_name
from cop.people.passwords import SHORTEST
from cop.people.words import LANGUAGES
from cop.text.fields import at_most, one_line, several_lines


class InvitationForm(FlaskForm):
    """An invitation into the site."""

    days = SelectField(
        _l("Works for"), coerce=int, choices=list(LASTS.items()), default=7, **A_CHOICE
    )
    most = IntegerField(
        _l("For how many people"),
        [
            InputRequired(_l("Please say for how many people.")),
            NumberRange(1, MOST_USES, _l("Please choose a number from %(min)s to %(max)s.")),
        ],
        default=1,
    )
    email = StringField(
        _l("Send the link by mail to"), [Optional(), fits(fit_email)], filters=[stripped]
    )
    note = TextAreaField(
        _l("A few words to whoever opens it"), [at_most(LONGEST_NOTE)], filters=[several_lines]
    )


class CircleInvitationForm(InvitationForm):
    """An invitation into a circle, or into one of its sessions by number."""

    session = SelectField(_l("Into what"), coerce=int, default=0, **A_CHOICE)


class VisitForm(FlaskForm):
    """Coming to one session without an account."""

    visitor = StringField(
        _l("Your name"),
        [InputRequired(_l("Please say the name.")), fits(fit_name)],
        filters=[one_line],
    )
    answer = RadioField(
        _l("Will you come?"),
        choices=[(coming.value, words) for coming, words in COMING.items()],
        default=Coming.ACCEPTED.value,
        **A_CHOICE,
    )


class SignUpForm(FlaskForm):
    """An account made by an invitation."""

    name = StringField(
        _l("Name"), [InputRequired(_l("Please say the name.")), fits(fit_name)], filters=[one_line]
    )
    email = StringField(
        _l("E-mail"),
        [InputRequired(_l("Please type an e-mail address.")), fits(fit_email)],
        filters=[stripped],
    )
    login = StringField(_l("Login"), [Optional(), fits(fit_login)], filters=[stripped])
    library = StringField(_l("Library"), [at_most(LINE_LENGTH)], filters=[one_line])
    password = PasswordField(
        _l("Password"),
        [
            InputRequired(_l("Please choose a password.")),
            Length(min=SHORTEST, message=_l("Please choose at least %(min)d characters.")),
        ],
    )
    locale = SelectField(_l("Language"), choices=list(LANGUAGES.items()), **A_CHOICE)

    def blame(self, fault: Invalid) -> None:
        """Say at the password what it lacks in view of the name and the login."""
        self.password.errors = [str(fault)]
