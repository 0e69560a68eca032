"""What browsers send about headings, and the field in which other rooms take them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import IntegerField, StringField, TextAreaField, ValidationError
from wtforms.validators import DataRequired, Length
from wtforms.widgets import HiddenInput

from cop.kit.problems import Invalid
from cop.subjects.actions import Described, Named
from cop.subjects.naming import fit, separated, together
from cop.subjects.tree import Heading
from cop.subjects.words import LANGUAGES, LONGEST_NAME, MOST_SUBJECTS

if TYPE_CHECKING:
    from cop.subjects.models import Subject

LONGEST_LIST = 2_000  # letters of several names
LONGEST_NOTE = 2_000
TOO_LONG = _l("Please shorten this to %(max)d letters.")


class SubjectsField(StringField):
    """Subjects in words, with commas between them; `names` are what was typed, each once."""

    def __init__(self, label: Any = None, validators: Any = (), **given: Any) -> None:
        given.setdefault("description", _l("Several with commas between them."))
        super().__init__(label or _l("Subjects"), [*validators, _are_names], **given)

    @property
    def names(self) -> list[str]:
        """Return the names that were typed, each once."""
        return separated(self.data or "")


def typed(headings: Iterable[Heading]) -> str:
    """Return the headings as the field shows them."""
    return together(heading.label for heading in headings)


class SubjectForm(FlaskForm):
    """A heading in both languages; `version` is the one that it is based on."""

    label_en = StringField(
        _l("English"), [DataRequired(_l("Please give the English name.")), Length(max=LONGEST_NAME)]
    )
    others_en = StringField(_l("Other English names"), [Length(max=LONGEST_LIST, message=TOO_LONG)])
    note_en = TextAreaField(
        _l("What it covers, in English"), [Length(max=LONGEST_NOTE, message=TOO_LONG)]
    )
    label_id = StringField(
        _l("Indonesian"),
        [DataRequired(_l("Please give the Indonesian name.")), Length(max=LONGEST_NAME)],
    )
    others_id = StringField(
        _l("Other Indonesian names"), [Length(max=LONGEST_LIST, message=TOO_LONG)]
    )
    note_id = TextAreaField(
        _l("What it covers, in Indonesian"), [Length(max=LONGEST_NOTE, message=TOO_LONG)]
    )
    broader = SubjectsField(_l("Broader headings"))
    version = IntegerField(widget=HiddenInput(), default=1)

    def described(self, broader: list[int]) -> Described:
        """Return what the form says, as the actions take it."""
        return Described(
            {
                language: Named(
                    self[f"label_{language}"].data or "",
                    separated(self[f"others_{language}"].data or ""),
                    self[f"note_{language}"].data or "",
                )
                for language in LANGUAGES
            },
            broader,
        )


class MergeForm(FlaskForm):
    """Which heading takes the place of this one."""

    into = StringField(
        _l("The heading that stays"), [DataRequired(_l("Please name the heading that stays."))]
    )


def subject_form(subject: Subject, broader: Iterable[Heading]) -> SubjectForm:
    """Return the form, filled with the heading."""
    given: dict[str, Any] = {"version": subject.version, "broader": typed(broader)}
    for language in LANGUAGES:
        names = [name for name in subject.names if name.language == language]
        label = next((name for name in names if name.preferred), None)
        given[f"label_{language}"] = label.words if label else ""
        given[f"note_{language}"] = label.note if label else ""
        given[f"others_{language}"] = together(n.words for n in names if not n.preferred)
    return SubjectForm(data=given)


def _are_names(_form: FlaskForm, field: Any) -> None:
    if len(field.data or "") > LONGEST_LIST or len(field.names) > MOST_SUBJECTS:
        raise ValidationError(_("Give at most 20 subjects of up to 80 letters each."))
    for name in field.names:
        try:
            fit(name)
        except Invalid as fault:
            raise ValidationError(str(fault)) from None
