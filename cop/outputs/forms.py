"""What browsers send about outputs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import IntegerField, SelectField, StringField, TextAreaField, ValidationError
from wtforms.validators import DataRequired, Length

from cop.db.types import LINE_LENGTH
from cop.outputs.actions import Credit, OutputText
from cop.outputs.words import (
    CONTRIBUTOR_ROLES,
    LANGUAGES,
    LICENCES,
    OUTPUT_TYPES,
    ContributorRole,
    Licence,
    OutputType,
)
from cop.sessions.forms import A_CHOICE
from cop.subjects.forms import SubjectsField, typed
from cop.subjects.tree import Heading
from cop.text import MAX_SOURCE

if TYPE_CHECKING:
    from cop.outputs.models import Output, OutputVersion
    from cop.people.models import Person

MOST_CONTRIBUTORS = 100


class OutputForm(FlaskForm):
    """An output's description and its text; subjects with commas, contributors one a line."""

    title = StringField(
        _l("Title"),
        [
            DataRequired(_l("Please give it a title.")),
            Length(max=LINE_LENGTH, message=_l("Please shorten the title to 200 letters.")),
        ],
        [lambda words: (words or "").strip()],
    )
    type = SelectField(
        _l("Type"),
        choices=[(one.value, label) for one, label in OUTPUT_TYPES.items()],
        coerce=OutputType,
        **A_CHOICE,
    )
    abstract = TextAreaField(
        _l("In two or three sentences"),
        [Length(max=2000, message=_l("Please shorten this to 2,000 letters."))],
        [lambda words: (words or "").strip()],
    )
    body = TextAreaField(
        _l("Text"),
        [Length(max=MAX_SOURCE, message=_l("A text may have up to 200,000 letters."))],
        [lambda words: (words or "").replace("\r\n", "\n")],
    )
    language = SelectField(_l("Language"), choices=list(LANGUAGES.items()), **A_CHOICE)
    licence = SelectField(
        _l("Licence"),
        choices=[(one.value, label) for one, label in LICENCES.items()],
        coerce=Licence,
        **A_CHOICE,
    )
    subjects = SubjectsField()
    contributors = TextAreaField(
        _l("Contributors"),
        [Length(max=20_000, message=_l("Please shorten this to 20,000 letters."))],
        description=_l(
            "One a line. What somebody did may stand in brackets, such as “(reviewer)”."
        ),
    )
    revision = IntegerField(default=0)

    def validate_contributors(self, field: TextAreaField) -> None:
        """Refuse more or longer names than can be shown."""
        lines = self._lines()
        if len(lines) > MOST_CONTRIBUTORS or any(len(line) > LINE_LENGTH for line in lines):
            raise ValidationError(_("Give one name a line, at most 100 of up to 200 letters."))

    def written(self, people: Sequence[Person]) -> OutputText:
        """Return what was sent; a name of one of the people means that person."""
        by_name = {person.name.casefold(): person for person in people}
        return OutputText(
            title=self.title.data or "",
            type=self.type.data,
            language=self.language.data,
            body=self.body.data or "",
            abstract=self.abstract.data or "",
            licence=self.licence.data,
            subjects=self.subjects.names,
            credits=[_credit(line, by_name) for line in self._lines()],
        )

    def _lines(self) -> list[str]:
        lines = (" ".join(line.split()) for line in (self.contributors.data or "").splitlines())
        return [line for line in lines if line]


def output_form(
    output: Output, version: OutputVersion | None, subjects: Sequence[Heading]
) -> OutputForm:
    """Return the form, filled with the output and its newest text."""
    choices = {"type": output.type, "language": output.language, "licence": output.licence}
    texts = texts_of(output, version, subjects)
    return OutputForm(data={**texts, **choices, "revision": output.revision})


def texts_of(
    output: Output, version: OutputVersion | None, subjects: Sequence[Heading]
) -> dict[str, str]:
    """Return what is saved in the fields that people type in, by the names of the fields."""
    return {
        "title": version.title if version else output.title,
        "abstract": version.abstract if version else output.abstract,
        "body": version.source if version else "",
        "subjects": typed(subjects),
        "contributors": "\n".join(_line(c.shown_name, c.role) for c in output.contributors),
    }


def _line(name: str, role: ContributorRole) -> str:
    return name if role is ContributorRole.AUTHOR else f"{name} ({CONTRIBUTOR_ROLES[role]})"


def _credit(line: str, by_name: dict[str, Person]) -> Credit:
    name, role = line, ContributorRole.AUTHOR
    for one, label in CONTRIBUTOR_ROLES.items():
        for said in (str(label).casefold(), one.value):
            if line.casefold().endswith(f"({said})"):
                name, role = line[: -len(said) - 2].strip(), one
    person = by_name.get(name.casefold())
    return Credit(person.name if person else name, person, role)
