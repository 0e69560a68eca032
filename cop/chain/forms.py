"""What browsers send about what becomes of points."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    DateField,
    IntegerField,
    RadioField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from cop.chain.actions import Decided
from cop.chain.words import WAYS, Way
from cop.db.types import LINE_LENGTH
from cop.minutes.forms import TOO_LONG_OUTCOME
from cop.series.meeting import LONGEST
from cop.sessions.actions import PointText
from cop.sessions.forms import A_CHOICE, A_DAY, A_NUMBER, TOO_LONG, PersonField
from cop.text import MAX_SOURCE

if TYPE_CHECKING:
    from cop.people.models import Person
    from cop.sessions.models import AgendaItem


def _stripped(words: str | None) -> str:
    return (words or "").strip()


class DecideForm(FlaskForm):
    """Where a point goes; a parked or dropped one needs a word why."""

    way = RadioField(
        _l("What becomes of it?"),
        [InputRequired(_l("Please choose what becomes of it."))],
        choices=[(way.value, words) for way, words in WAYS.items()],
        validate_choice=False,
    )
    ask_on = DateField(_l("Ask again on"), [Optional()], **A_DAY)
    title = StringField(
        _l("What it is called then"), [Length(max=LINE_LENGTH, message=TOO_LONG)], [_stripped]
    )
    reason = StringField(
        _l("Why?"),
        [Length(max=500, message=_l("Please shorten this to 500 letters."))],
        [_stripped],
        description=_l("Needed for what is parked or dropped; whoever looks later reads it."),
    )

    def validate_way(self, field: RadioField) -> None:
        """Refuse what is no way."""
        if field.data not in set(Way):
            raise ValidationError(str(A_CHOICE["invalid_choice_message"]))

    def validate_reason(self, field: StringField) -> None:
        """Ask for a word where people will wonder later."""
        if self.way.data in (Way.PARKED, Way.DROPPED) and not field.data:
            raise ValidationError(_("Please say why in a few words."))

    def decided(self) -> Decided:
        """Return what was sent."""
        return Decided(
            way=Way(self.way.data),
            reason=self.reason.data or "",
            ask_on=self.ask_on.data if self.way.data == Way.PARKED else None,
            title=self.title.data or "",
        )


class PartForm(FlaskForm):
    """One part of a point that is split; one without a title is none."""

    title = StringField(_l("Point"), [Length(max=LINE_LENGTH, message=TOO_LONG)], [_stripped])
    duration = IntegerField(
        _l("Length in minutes"),
        [Optional(), NumberRange(1, LONGEST, _l("A point takes from 1 minute to a day."))],
        **A_NUMBER,
    )
    presenter = PersonField(_l("Presented by"))
    source = TextAreaField(
        _l("More about it"),
        [Length(max=MAX_SOURCE, message=_l("A text may have up to 200,000 letters."))],
        [_stripped],
    )

    def wanted(self, whole: AgendaItem, people: Sequence[Person]) -> PointText:
        """Return what was sent as the text of a point of the same kind as the whole."""
        return PointText(
            title=self.title.data or "",
            kind=whole.kind,
            source=self.source.data or "",
            duration=self.duration.data,
            presenter=self.presenter.among(people),
            presenter_name=self.presenter.data or "",
        )


def part_forms(whole: AgendaItem) -> list[PartForm]:
    """Return the forms of the parts: the first with the text of the whole, each with its share."""
    share = max(whole.duration // 2, 1) if whole.duration else None
    known: list[dict[str, object]] = [
        {"title": whole.title, "source": whole.source, "duration": share},
        {"duration": share},
        {},
    ]
    given = [{"presenter": whole.presented_by, **data} if data else data for data in known]
    forms = [
        PartForm(prefix=f"part{n}-", data=data, meta={"csrf": False})
        for n, data in enumerate(given, start=1)
    ]
    for form in forms[:2]:
        form.title.flags.required = True
    return forms


def parts_fit(forms: Sequence[PartForm]) -> bool:
    """Say whether what was sent can be used: two parts at least, each with a title."""
    fit = [form.validate() for form in forms]
    for form in forms[:2]:
        if not form.title.data:
            form.title.errors = [_("Please say in a few words what it is about.")]
            fit.append(False)
    return all(fit)


class PostFollowUpForm(FlaskForm):
    """A follow-up that a post becomes; `point` is the one under which it stands."""

    what = StringField(
        _l("What is to be done?"),
        [
            DataRequired(_l("Please write down what is to be done.")),
            Length(max=1000, message=TOO_LONG_OUTCOME),
        ],
        [_stripped],
    )
    who = PersonField(_l("Who?"))
    due = DateField(_l("By when?"), [Optional()], **A_DAY)
    point = IntegerField(_l("Point"), [InputRequired(A_CHOICE["invalid_choice_message"])])
