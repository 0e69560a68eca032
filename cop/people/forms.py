"""What browsers send about people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    IntegerField,
    PasswordField,
    SelectField,
    StringField,
    ValidationError,
)
from wtforms.validators import DataRequired, InputRequired, Length, Optional
from wtforms.widgets import HiddenInput

from cop.db.types import LINE_LENGTH
from cop.kit.problems import Invalid
from cop.people.absences import LONGEST_REASON, check_days
from cop.people.actions import AbsenceText, AffiliationText
from cop.people.names import fit_email, fit_login, fit_name
from cop.people.orcid import fit_orcid
from cop.people.passwords import LONGEST, check_fit
from cop.people.words import LANGUAGES, ROLES, Role
from cop.people.zones import zone_choices
from cop.subjects.forms import SubjectsField
from cop.text.fields import at_most, one_line

if TYPE_CHECKING:
    from cop.people.models import Absence, Affiliation, Person

A_DAY: dict[str, Any] = {"invalid_value_message": _l("Please give a day, such as 2026-11-24.")}
A_CHOICE: dict[str, Any] = {"invalid_choice_message": _l("Please choose one of these.")}


def stripped(text: str | None) -> str:
    """Return the text without spaces around it."""
    return (text or "").strip()


def fits(rule: Callable[[str], object]) -> Callable[[FlaskForm, Any], None]:
    """Return a validator that lets a rule of the room judge, with the rule's own sentence."""

    def judge(_form: FlaskForm, field: Any) -> None:
        try:
            rule(field.data or "")
        except Invalid as fault:
            raise ValidationError(str(fault)) from None

    return judge


class SignInForm(FlaskForm):
    """Login or e-mail, and the password."""

    login = StringField(
        _l("Login or e-mail"),
        [
            InputRequired(_l("Please type your login or e-mail.")),
            Length(max=254, message=_l("That is too long to be a login or e-mail.")),
        ],
        filters=[stripped],
    )
    password = PasswordField(
        _l("Password"),
        [
            InputRequired(_l("Please type your password.")),
            Length(max=LONGEST, message=_l("That is too long to be a password.")),
        ],
    )
    remember = BooleanField(_l("Keep me signed in on this device"))


class ForgottenForm(FlaskForm):
    """Who has forgotten the password: login or e-mail."""

    login = StringField(
        _l("Login or e-mail"),
        [
            InputRequired(_l("Please type your login or e-mail.")),
            Length(max=254, message=_l("That is too long to be a login or e-mail.")),
        ],
        filters=[stripped],
    )


class NewPasswordForm(FlaskForm):
    """A new password for somebody, twice."""

    password = PasswordField(_l("New password"), [InputRequired(_l("Please choose a password."))])
    again = PasswordField(_l("Once more"))

    def __init__(self, person: Person, **given: Any) -> None:
        super().__init__(**given)
        self.again.flags.required = True
        self._person = person

    def validate_password(self, field: PasswordField) -> None:
        """Say at once what a password lacks."""
        fits(lambda password: check_fit(password, self._person))(self, field)

    def validate_again(self, field: PasswordField) -> None:
        """Compare both; a program that sends the password only once makes no typing errors."""
        if field.raw_data and field.data != self.password.data:
            raise ValidationError(_l("The two are not the same. Please type both again."))


class ChangePasswordForm(NewPasswordForm):
    """A new password by somebody who knows the present one."""

    present = PasswordField(
        _l("Present password"), [InputRequired(_l("Please type your present password."))]
    )


class PersonForm(FlaskForm):
    """Somebody who gets an account."""

    name = StringField(
        _l("Name"), [InputRequired(_l("Please say the name.")), fits(fit_name)], filters=[stripped]
    )
    email = StringField(
        _l("E-mail"),
        [InputRequired(_l("Please type an e-mail address.")), fits(fit_email)],
        filters=[stripped],
    )
    login = StringField(_l("Login"), [Optional(), fits(fit_login)], filters=[stripped])
    library = StringField(
        _l("Library"),
        [Length(max=LINE_LENGTH, message=_l("Please shorten this to %(max)d letters."))],
        filters=[stripped],
    )
    role = SelectField(_l("Role"), choices=list(ROLES.items()), default=Role.MEMBER, **A_CHOICE)
    locale = SelectField(_l("Language"), choices=list(LANGUAGES.items()), **A_CHOICE)


class SiteRoleForm(FlaskForm):
    """Another role for somebody."""

    role = SelectField(_l("Role"), choices=list(ROLES.items()), **A_CHOICE)


class KnowledgeForm(FlaskForm):
    """What somebody knows about."""

    subjects = SubjectsField(_l("I know about"))


class ProfileForm(FlaskForm):
    """What a person says of themselves."""

    name = StringField(
        _l("Name"), [InputRequired(_l("Please say the name.")), fits(fit_name)], filters=[stripped]
    )
    orcid = StringField(_l("ORCID"), [Optional(), fits(fit_orcid)], filters=[stripped])
    locale = SelectField(_l("Language"), choices=list(LANGUAGES.items()), **A_CHOICE)
    time_zone = SelectField(_l("Time zone"), **A_CHOICE)

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.time_zone.choices = zone_choices(self.time_zone.object_data or "Asia/Jakarta")


class AffiliationForm(FlaskForm):
    """Where somebody works, as what and since when; `version` is what it is based on."""

    library = StringField(
        _l("Library"),
        [DataRequired(_l("Please say which library it is.")), at_most(LINE_LENGTH)],
        filters=[one_line],
    )
    post = StringField(_l("Post"), [at_most(LINE_LENGTH)], filters=[one_line])
    since = DateField(_l("From"), [Optional()], **A_DAY)
    until = DateField(_l("To"), [Optional()], **A_DAY)
    version = IntegerField(widget=HiddenInput(), default=1)

    @classmethod
    def about(cls, affiliation: Affiliation, *, library: str) -> AffiliationForm:
        """Return the form as it stands now; `library` as it is typed."""
        names = ("post", "since", "until", "version")
        now = {name: getattr(affiliation, name) for name in names}
        return cls(formdata=None, library=library, **now)

    def validate_until(self, field: DateField) -> None:
        """Say at once where it ends before it began."""
        if field.data and self.since.data and field.data < self.since.data:
            raise ValidationError(_l("It cannot end before it began."))

    def said(self) -> AffiliationText:
        """Return what the form says, as the actions take it."""
        return AffiliationText(
            library=self.library.data or "",
            post=self.post.data or "",
            since=self.since.data,
            until=self.until.data,
        )


class AbsenceForm(FlaskForm):
    """From when to when somebody is away; `version` is what it is based on."""

    first_day = DateField(_l("From"), [InputRequired(_l("Please choose a day."))], **A_DAY)
    last_day = DateField(_l("To"), [InputRequired(_l("Please choose a day."))], **A_DAY)
    reason = StringField(_l("Why"), [at_most(LONGEST_REASON)], filters=[one_line])
    version = IntegerField(widget=HiddenInput(), default=1)

    @classmethod
    def about(cls, absence: Absence) -> AbsenceForm:
        """Return the form as it stands now."""
        names = ("first_day", "last_day", "reason", "version")
        return cls(formdata=None, **{name: getattr(absence, name) for name in names})

    def validate_last_day(self, field: DateField) -> None:
        """Say at once where the days cannot be so."""
        first, last = self.first_day.data, field.data
        if first and last:
            fits(lambda _words: check_days(first, last))(self, field)

    def said(self) -> AbsenceText:
        """Return what the form says, as the actions take it."""
        return AbsenceText(
            first_day=self.first_day.data or date.min,
            last_day=self.last_day.data or date.min,
            reason=self.reason.data or "",
        )
