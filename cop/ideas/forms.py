"""What browsers send about ideas."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

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
from wtforms.validators import DataRequired, NumberRange, Optional
from wtforms.widgets import HiddenInput

from cop.db.types import LINE_LENGTH
from cop.ideas.actions import IdeaText
from cop.ideas.queries import IdeaRow, Place
from cop.ideas.usual import usual_place
from cop.ideas.words import ANSWERS, KINDS, LONGEST_REASON, MOST_ASKED, IdeaKind, IdeaStatus
from cop.sessions.forms import A_NUMBER
from cop.subjects.forms import SubjectsField, typed
from cop.subjects.tree import Heading
from cop.text import MAX_SOURCE
from cop.text.fields import at_most, one_line, one_of, several_lines

if TYPE_CHECKING:
    from cop.ideas.models import Idea

AN_OUTPUT = re.compile(r"(?:^|/)outputs/([0-9]{1,9})(?:[/?#]|$)", re.ASCII)
THE_SITE = ""  # in the place of a circle


class ChangeForm(FlaskForm):
    """What an idea says, as its author changes it."""

    words = StringField(
        _l("In a few words"),
        [DataRequired(_l("Please say in a few words what it is.")), at_most(LINE_LENGTH)],
        filters=[one_line],
    )
    kind = RadioField(_l("What is it?"), default=IdeaKind.NEED, **one_of(KINDS))
    source = TextAreaField(_l("More about it"), [at_most(MAX_SOURCE)], filters=[several_lines])
    subjects = SubjectsField()
    version = IntegerField(widget=HiddenInput(), default=1)

    def wanted(self) -> IdeaText:
        """Return what the form says."""
        return IdeaText(
            words=self.words.data or "",
            kind=IdeaKind(self.kind.data),
            source=self.source.data or "",
            subjects=self.subjects.names,
        )


class IdeaForm(ChangeForm):
    """A few words; all else may stay as it is."""

    circle = SelectField(_l("For"), default=THE_SITE, validate_choice=False)
    many = IntegerField(
        _l("How many readers asked?"),
        [
            Optional(),
            NumberRange(1, MOST_ASKED, _l("Please choose a number from %(min)s to %(max)s.")),
        ],
        **A_NUMBER,
    )
    nameless = BooleanField(_l("Without my name"))

    def offer(self, places: Sequence[Place], *, site: bool, chosen: str | None = None) -> None:
        """Fill in for which circles it may be; the one that was used last is chosen, or `chosen`.

        `site`: it may be for the whole site as well.
        """
        taking = [place for place in places if place.takes_ideas]
        everybody = [(THE_SITE, _("the whole site"))] if site else []
        self.circle.choices = [(place.slug, place.name) for place in taking] + everybody
        if not self.circle.raw_data:
            usual = usual_place(places)
            self.circle.data = (usual.slug if usual else THE_SITE) if chosen is None else chosen

    def validate_circle(self, field: SelectField) -> None:
        """Refuse a circle that is not offered."""
        if field.data not in {choice[0] for choice in field.choices or ()}:
            raise ValidationError(_("Please choose one of these."))

    def validate_nameless(self, field: BooleanField) -> None:
        """Leave the name out only inside a circle."""
        if field.data and self.circle.data == THE_SITE:
            raise ValidationError(_("Only inside a circle may the name be left out."))

    @property
    def has_more(self) -> bool:
        """Say whether something stands in the fields that are folded away, or is wrong there."""
        folded: tuple[Any, ...] = (self.many, self.source, self.subjects, self.nameless)
        return any(field.data or field.errors for field in folded)


def change_form(idea: Idea, subjects: Sequence[Heading]) -> ChangeForm:
    """Return the form, filled with the idea."""
    now = {name: getattr(idea, name) for name in ("words", "kind", "source", "version")}
    return ChangeForm(data={**now, "subjects": typed(subjects)})


class AnswerForm(FlaskForm):
    """What a moderator answers to an idea that does not become anything."""

    way = RadioField(_l("What is the answer?"), **one_of(ANSWERS))
    other = SelectField(_l("The other idea"), default="", validate_choice=False)
    output = StringField(_l("Address of the output"), [at_most(500)], filters=[one_line])
    reason = StringField(_l("Why?"), [at_most(LONGEST_REASON)], filters=[one_line])

    def offer(self, others: Sequence[IdeaRow]) -> None:
        """Fill in with which ideas it may be counted."""
        nobody = [("", _("Choose an idea"))]
        self.other.choices = nobody + [(str(row.id), row.words) for row in others]

    def validate_reason(self, field: StringField) -> None:
        """Ask for a word where somebody is told no."""
        if self.way.data == IdeaStatus.DECLINED and not field.data:
            raise ValidationError(_("Please say why in a few words."))

    def validate_other(self, field: SelectField) -> None:
        """Ask for the other idea, one of those that are offered."""
        offered = {choice[0] for choice in field.choices or ()} - {""}
        if self.way.data == IdeaStatus.MERGED and field.data not in offered:
            raise ValidationError(_("Please choose one of these."))

    def validate_output(self, field: StringField) -> None:
        """Take an address of this site's outputs, or none."""
        if self.way.data == IdeaStatus.DONE and field.data and self.output_id is None:
            raise ValidationError(_("Copy the address of the output from its page."))

    @property
    def output_id(self) -> int | None:
        """Return the id of the output whose address was given."""
        found = AN_OUTPUT.search(self.output.data or "")
        return int(found.group(1)) if found else None


class RemoveForm(FlaskForm):
    """Why an idea is removed; its author reads it."""

    reason = StringField(
        _l("Why?"),
        [DataRequired(_l("Please say why in a few words.")), at_most(LONGEST_REASON)],
        filters=[one_line],
    )
