"""What browsers send about circles and those who belong to them."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired
from wtforms.widgets import HiddenInput

from cop.db.types import LINE_LENGTH
from cop.groups.words import (
    JOININGS,
    KINDS,
    LONGEST_WORDS,
    MEMBER_ROLES,
    STATUSES,
    VISIBILITIES,
    Joining,
    Kind,
    MemberRole,
    Visibility,
)
from cop.text import MAX_SOURCE
from cop.text.fields import at_most, one_line, one_of, several_lines

LONGEST_ADDRESS = 254


class GroupForm(FlaskForm):
    """What a circle says of itself; `version` is the one that the text is based on."""

    name = StringField(
        _l("Name"),
        [DataRequired(_l("Please give the circle a name.")), at_most(LINE_LENGTH)],
        filters=[one_line],
    )
    kind = RadioField(_l("What kind of circle is it?"), **one_of(KINDS))
    charter = TextAreaField(_l("Charter"), [at_most(MAX_SOURCE)], filters=[several_lines])
    library = StringField(_l("Library"), [at_most(LINE_LENGTH)], filters=[one_line])
    visibility = RadioField(
        _l("Who sees it?"), default=Visibility.SIGNED_IN, **one_of(VISIBILITIES)
    )
    joining = RadioField(_l("How does one join?"), default=Joining.OPEN, **one_of(JOININGS))
    version = IntegerField(widget=HiddenInput(), default=1)
    form_key = StringField(widget=HiddenInput(), validators=[at_most(64)])

    def said(self) -> dict[str, Any]:
        """Return what the form says, as the actions take it."""
        return {
            "name": self.name.data,
            "kind": Kind(self.kind.data),
            "charter": self.charter.data,
            "library": self.library.data,
            "visibility": Visibility(self.visibility.data),
            "joining": Joining(self.joining.data),
        }


class StatusForm(FlaskForm):
    """Whether a circle meets, and why not."""

    status = RadioField(_l("How is it with this circle?"), **one_of(STATUSES))
    reason = TextAreaField(_l("Why"), [at_most(LONGEST_WORDS)], filters=[several_lines])


class AskForm(FlaskForm):
    """A few words to the moderators."""

    words = TextAreaField(
        _l("A few words about yourself"), [at_most(LONGEST_WORDS)], filters=[several_lines]
    )


class AddMemberForm(FlaskForm):
    """Whom a moderator takes in, and as what."""

    who = StringField(
        _l("Login or e-mail"),
        [
            DataRequired(_l("Please type a login or an e-mail address.")),
            at_most(LONGEST_ADDRESS),
        ],
        filters=[one_line],
    )
    role = SelectField(_l("Role"), default=MemberRole.MEMBER, **one_of(MEMBER_ROLES))


class RoleForm(FlaskForm):
    """Another role for a member."""

    role = SelectField(_l("Role"), **one_of(MEMBER_ROLES))
