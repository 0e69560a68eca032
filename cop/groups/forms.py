"""What browsers send about circles and those who belong to them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from flask_babel import get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import DataRequired, InputRequired, NumberRange, Optional
from wtforms.widgets import HiddenInput

from cop.db.types import LINE_LENGTH
from cop.groups.formats import OUTPUT_WAYS, Format, OutputWay, StandingPoint
from cop.groups.words import (
    JOININGS,
    KINDS,
    LONGEST_WORDS,
    MEMBER_ROLES,
    MOST_REVIEW_DAYS,
    STATUSES,
    VISIBILITIES,
    Joining,
    Kind,
    MemberRole,
    Visibility,
)
from cop.kit.meeting import MODES, Mode
from cop.libraries.queries import library_known_as
from cop.people.words import LANGUAGES
from cop.subjects.forms import SubjectsField
from cop.text import MAX_SOURCE
from cop.text.fields import at_most, one_line, one_of, several_lines

if TYPE_CHECKING:
    from cop.groups.models import Group

LONGEST_ADDRESS = 254
MOST_POINTS = 20  # that stand on every agenda


def is_listed(_form: FlaskForm, field: Any) -> None:
    """Take names of the list of libraries only; raises ValidationError for others."""
    if library_known_as(field.data or "") is None:
        raise ValidationError(
            _l("This library is not in the list. Choose one of it, or leave this empty.")
        )


class GroupForm(FlaskForm):
    """What a circle says of itself; `version` is the one that the text is based on."""

    name = StringField(
        _l("Name"),
        [DataRequired(_l("Please give the circle a name.")), at_most(LINE_LENGTH)],
        filters=[one_line],
    )
    kind = RadioField(_l("What kind of circle is it?"), **one_of(KINDS))
    charter = TextAreaField(_l("Charter"), [at_most(MAX_SOURCE)], filters=[several_lines])
    library = StringField(
        _l("Library"), [Optional(), at_most(LINE_LENGTH), is_listed], filters=[one_line]
    )
    visibility = RadioField(
        _l("Who sees it?"), default=Visibility.SIGNED_IN, **one_of(VISIBILITIES)
    )
    joining = RadioField(_l("How does one join?"), default=Joining.OPEN, **one_of(JOININGS))
    language = SelectField(
        _l("Language of the circle"),
        default=lambda: str(get_locale()),
        **one_of(LANGUAGES),
    )
    subjects = SubjectsField()
    version = IntegerField(widget=HiddenInput(), default=1)

    @classmethod
    def about(cls, group: Group, *, library: str, subjects: str) -> GroupForm:
        """Return the form as the circle is now; `library` and `subjects` as they are typed."""
        names = ("name", "kind", "charter", "visibility", "joining", "language", "version")
        now = {name: getattr(group, name) for name in names}
        return cls(formdata=None, library=library, subjects=subjects, **now)

    def said(self) -> dict[str, Any]:
        """Return what the form says, as the actions take it."""
        return {
            "name": self.name.data,
            "kind": Kind(self.kind.data),
            "charter": self.charter.data,
            "library": library_known_as(self.library.data or ""),
            "visibility": Visibility(self.visibility.data),
            "joining": Joining(self.joining.data),
            "language": self.language.data,
            "subjects": self.subjects.names,
        }


def points_as_text(works: Format) -> str:
    """Return the standing points as they are typed: one a line, minutes after the last comma."""
    return "\n".join(f"{point.title}, {point.duration}" for point in works.points)


def points_from(text: str) -> tuple[StandingPoint, ...]:
    """Return what was typed so; raises ValidationError with the line that is not."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_POINTS:
        raise ValidationError(_("At most %(count)s points.", count=MOST_POINTS))
    return tuple(_point_from(line) for line in lines)


def _point_from(line: str) -> StandingPoint:
    title, comma, minutes = line.rpartition(",")
    title, number = title.strip(), minutes.strip()
    if not (comma and title and re.fullmatch("[0-9]{1,3}", number) and int(number)):
        raise ValidationError(
            _("“%(line)s”: say the minutes after a comma, such as “News, 10”.", line=line)
        )
    if len(title) > LINE_LENGTH:
        raise ValidationError(_("Please shorten this to %(max)d letters.", max=LINE_LENGTH))
    return StandingPoint(title, int(number))


class FormatForm(FlaskForm):
    """How the sessions of a circle go."""

    duration = IntegerField(
        _l("Minutes of a session"),
        [
            InputRequired(_l("Please say how many minutes.")),
            NumberRange(5, 1440, _l("Please choose a number from %(min)s to %(max)s.")),
        ],
    )
    points = TextAreaField(_l("Standing points"), [at_most(4000)], filters=[several_lines])
    opens = BooleanField(_l("A planned session opens by itself, without a draft"))
    writes = RadioField(
        _l("Who writes?"),
        **one_of({"facilitator": _l("Who leads"), "scribe": _l("A scribe beside who leads")}),
    )
    by_turn = BooleanField(_l("A session that makes itself gets who leads and writes by turn"))
    to_minutes = RadioField(
        _l("How do notes become minutes?"),
        **one_of(
            {
                "end": _l("Adopted when the session ends"),
                "review": _l("Those who were there review them first"),
            }
        ),
    )
    review_days = IntegerField(
        _l("Days of the review"),
        [
            Optional(),
            NumberRange(1, MOST_REVIEW_DAYS, _l("Please choose a number from %(min)s to %(max)s.")),
        ],
    )
    output = RadioField(_l("How do sessions come to an output?"), **one_of(OUTPUT_WAYS))
    mode = RadioField(_l("How do you meet?"), default=Mode.ON_SITE, **one_of(MODES))
    signatures = BooleanField(_l("Minutes on paper have places to sign"))
    version = IntegerField(widget=HiddenInput(), default=1)

    @classmethod
    def given(cls, works: Format) -> dict[str, Any]:
        """Return the fields' values of a format."""
        return {
            "duration": works.duration,
            "points": points_as_text(works),
            "opens": works.opens_itself,
            "writes": "facilitator" if works.facilitator_writes else "scribe",
            "by_turn": works.by_turn,
            "to_minutes": "end" if works.adopted_at_end else "review",
            "review_days": works.review_days or None,
            "output": works.output.value,
            "mode": works.mode.value,
            "signatures": works.signatures,
        }

    def validate_points(self, field: TextAreaField) -> None:
        """Say which line is not a point with its minutes."""
        points_from(field.data or "")

    def validate_to_minutes(self, field: RadioField) -> None:
        """Ask for the days of a review."""
        if field.data == "review" and not self.review_days.data and not self.review_days.errors:
            raise ValidationError(_l("Please say how many days the review lasts."))

    def wanted(self, default: Format) -> Format:
        """Return the format that the form describes; what it does not ask is as the kind has it."""
        reviewed = self.to_minutes.data == "review"
        return replace(
            default,
            duration=self.duration.data or 0,
            points=points_from(self.points.data or ""),
            opens_itself=self.opens.data,
            facilitator_writes=self.writes.data == "facilitator",
            adopted_at_end=not reviewed,
            output=OutputWay(self.output.data),
            mode=Mode(self.mode.data),
            review_days=(self.review_days.data or 0) if reviewed else 0,
            signatures=self.signatures.data,
            by_turn=self.by_turn.data,
        )


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
