"""What browsers send about series and closed days."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from babel.dates import get_day_names
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    DateField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TimeField,
    ValidationError,
)
from wtforms.validators import DataRequired, InputRequired, NumberRange, Optional
from wtforms.widgets import CheckboxInput, HiddenInput, ListWidget

from cop.db.types import LINE_LENGTH
from cop.kit.clock import now
from cop.kit.dates import language
from cop.kit.meeting import Mode
from cop.people.zones import zone_choices
from cop.series.actions import SeriesText
from cop.series.meeting import LONGEST_IN_WRITING, MeetingForm, minutes_between
from cop.series.recurrence import MOST_COUNT, MOST_WEEKS, Rule, last_moment
from cop.series.words import ENDS, PLACES, REPEATS, Ends, Repeats
from cop.text.fields import at_most, one_line, one_of

if TYPE_CHECKING:
    from cop.series.models import Series

LONGEST_REASON = 500
FURTHEST = 5  # years ahead that anybody plans
LATEST = 20  # years until the last day of a series
A_NUMBER: dict[str, Any] = {"invalid_value_message": _l("Please give a whole number.")}
A_DAY: dict[str, Any] = {"invalid_value_message": _l("Please give a day, such as 2026-11-24.")}
A_TIME: dict[str, Any] = {"invalid_value_message": _l("Please give a time, such as 07:45.")}
A_CHOICE: dict[str, Any] = dict.fromkeys(
    ("invalid_choice_message", "invalid_value_message"), _l("Please choose one of these.")
)
DAYS_OF_MONTH = (*range(1, 32), -1)


class SeriesForm(MeetingForm):
    """How often a circle meets, and what its sessions have in common; `version` is its base."""

    title = StringField(
        _l("Title of every session"),
        [at_most(LINE_LENGTH)],
        [one_line],
        description=_l("Empty: the circle’s name and the number."),
    )
    repeats = RadioField(_l("How often?"), default=Repeats.WORKING_DAYS, **one_of(REPEATS))
    days = SelectMultipleField(
        _l("Days"), coerce=int, option_widget=CheckboxInput(), widget=ListWidget(), **A_CHOICE
    )
    every = IntegerField(
        _l("Every how many weeks?"),
        [Optional(), NumberRange(1, MOST_WEEKS, _l("Choose a number from %(min)s to %(max)s."))],
        default=1,
        **A_NUMBER,
    )
    day = SelectField(_l("Date"), coerce=int, default=1, **A_CHOICE)
    nth = SelectField(_l("Which one?"), coerce=int, default=1, **A_CHOICE)
    weekday = SelectField(_l("Weekday"), coerce=int, default=0, **A_CHOICE)
    first_day = DateField(_l("From"), [InputRequired(_l("Please choose a day."))], **A_DAY)
    begins = TimeField(_l("Time"), [InputRequired(_l("Please say when it starts."))], **A_TIME)
    tzid = SelectField(_l("Time zone"), **A_CHOICE)
    lasts = IntegerField(
        _l("Open for how many days?"),
        [
            Optional(),
            NumberRange(1, LONGEST_IN_WRITING, _l("Choose a number from %(min)s to %(max)s.")),
        ],
        **A_NUMBER,
    )
    ends = RadioField(_l("Until when?"), default=Ends.NEVER, **one_of(ENDS))
    until = DateField(_l("Last day"), [Optional()], **A_DAY)
    count = IntegerField(
        _l("How many sessions?"),
        [Optional(), NumberRange(1, MOST_COUNT, _l("Choose a number from %(min)s to %(max)s."))],
        description=_l("Those that fall on closed days count as well."),
        **A_NUMBER,
    )
    version = IntegerField(widget=HiddenInput(), default=0)

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        names = get_day_names(locale=language())
        weekdays = [(day, str(names[day])) for day in range(7)]
        self.days.choices = self.weekday.choices = weekdays
        self.nth.choices = [(nth, str(words)) for nth, words in PLACES.items()]
        last = str(_l("the last day"))
        self.day.choices = [(day, str(day) if day > 0 else last) for day in DAYS_OF_MONTH]
        self.tzid.choices = zone_choices(self.tzid.object_data or "Asia/Jakarta")

    def validate_days(self, field: SelectMultipleField) -> None:
        """Ask for the days where they are chosen one by one."""
        if self.repeats.data == Repeats.WEEKLY and not field.data:
            raise ValidationError(_("Please choose at least one day of the week."))

    def validate_until(self, field: DateField) -> None:
        """Refuse a last day that is before the first, or in a year that nobody means."""
        first = self.first_day.data
        if field.data and field.data.year > now().year + LATEST:
            raise ValidationError(_("Please check the year."))
        if self.ends.data == Ends.UNTIL and first and field.data and field.data < first:
            raise ValidationError(_("The last day is before the first."))

    def validate_ends(self, field: RadioField) -> None:
        """Ask for the number where the series ends after one, and for the day where on one."""
        if field.data == Ends.COUNT and not self.count.data and not self.count.errors:
            raise ValidationError(_("Please say how many sessions."))
        if field.data == Ends.UNTIL and not self.until.data and not self.until.errors:
            raise ValidationError(_("Please choose the last day."))

    def validate_first_day(self, field: DateField) -> None:
        """Refuse years that nobody means."""
        year = now().year
        if field.data and not year - 1 <= field.data.year <= year + FURTHEST:
            raise ValidationError(_("Please check the year."))

    def minutes_open(self) -> int:
        """Return how long each is open; the day of its opening is the first of so many."""
        if not self.lasts.data or self.closes.data is None:
            raise ValidationError(_("Please say for how many days it is open, and when it closes."))
        first, begins = self.first_day.data or date.min, self.begins.data or time.min
        last = first + timedelta(days=self.lasts.data - 1)
        closes = datetime.combine(last, self.closes.data)
        return minutes_between(datetime.combine(first, begins), closes)

    def said(self) -> SeriesText:
        """Return what the form says, as the actions take it."""
        first = datetime.combine(self.first_day.data or date.min, self.begins.data or time.min)
        in_writing = self.way is Mode.IN_WRITING
        return SeriesText(
            parsed=self._rule(),
            first=first,
            tzid=self.tzid.data,
            duration=self.minutes_open() if in_writing else self.duration.data or 0,
            mode=self.way,
            title=self.title.data or "",
            place=self.place.data or "",
            link=self.link.data or "",
        )

    def _rule(self) -> Rule:
        repeats, ends = Repeats(self.repeats.data), Ends(self.ends.data)
        until = self.until.data if ends is Ends.UNTIL else None
        weekly = repeats is Repeats.WEEKLY
        return Rule(
            repeats,
            days=tuple(sorted(set(self.days.data or ()))) if weekly else (self.weekday.data,),
            every=(self.every.data or 1) if weekly else 1,
            day=self.day.data,
            nth=self.nth.data,
            until=last_moment(until, self.tzid.data) if until else None,
            count=self.count.data if ends is Ends.COUNT else None,
        )


def series_data(series: Series) -> dict[str, Any]:
    """Return the fields' values of a series."""
    rule = series.parsed
    until = rule.until.astimezone(ZoneInfo(series.tzid)).date() if rule.until else None
    closing = series.first + timedelta(minutes=series.duration)
    in_writing = series.mode is Mode.IN_WRITING
    return {
        "mode": series.mode.value,
        "lasts": (closing.date() - series.first_day).days + 1 if in_writing else None,
        "closes": closing.time() if in_writing else None,
        "title": series.title,
        "repeats": rule.repeats.value,
        "days": list(rule.days) if rule.repeats is Repeats.WEEKLY else [],
        "weekday": rule.days[0] if rule.days else 0,
        "every": rule.every,
        "day": rule.day,
        "nth": rule.nth,
        "first_day": series.first_day,
        "begins": series.begins,
        "tzid": series.tzid,
        "duration": None if in_writing else series.duration,
        "ends": (Ends.UNTIL if until else Ends.COUNT if rule.count else Ends.NEVER).value,
        "until": until,
        "count": rule.count,
        "place": series.place,
        "link": series.link,
        "version": series.version,
    }


class CancelForm(FlaskForm):
    """Why one session of a series is called off."""

    reason = StringField(
        _l("Why?"),
        [DataRequired(_l("Please say why in a few words.")), at_most(LONGEST_REASON)],
        [one_line],
    )


class ClosureForm(FlaskForm):
    """Days on which a library is closed, or every one."""

    name = StringField(
        _l("What for?"),
        [DataRequired(_l("Please say what for, such as a holiday.")), at_most(LINE_LENGTH)],
        [one_line],
    )
    first_day = DateField(_l("First day"), [InputRequired(_l("Please choose a day."))], **A_DAY)
    last_day = DateField(
        _l("Last day"), [Optional()], description=_l("Empty: it is one day."), **A_DAY
    )
    library = StringField(
        _l("Library"),
        [at_most(LINE_LENGTH)],
        [one_line],
        description=_l("Empty: all libraries, as on a national holiday."),
    )

    def validate_first_day(self, field: DateField) -> None:
        """Refuse years that nobody means."""
        if field.data and not abs(field.data.year - now().year) <= FURTHEST:
            raise ValidationError(_("Please check the year."))

    def validate_last_day(self, field: DateField) -> None:
        """Refuse a last day that is before the first, or years away from it."""
        first = self.first_day.data
        if not (field.data and first):
            return
        if field.data < first:
            raise ValidationError(_("The last day is before the first."))
        if field.data.year > first.year + 1:
            raise ValidationError(_("Please check the year."))
