"""What browsers send about sessions and points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    HiddenField,
    IntegerField,
    SelectField,
    StringField,
    TextAreaField,
    TimeField,
    ValidationError,
)
from wtforms.validators import (
    DataRequired,
    InputRequired,
    Length,
    NumberRange,
    Optional,
    Regexp,
)

from cop.db.types import LINE_LENGTH
from cop.kit.clock import now
from cop.kit.meeting import Mode
from cop.kit.problems import Invalid
from cop.series.meeting import LONGEST, MeetingForm, minutes_between
from cop.sessions.actions import Plan, PointText
from cop.sessions.words import POINT_KINDS, PointKind
from cop.subjects.forms import SubjectsField, typed
from cop.subjects.tree import Heading
from cop.text import MAX_SOURCE

if TYPE_CHECKING:
    from cop.people.models import Person
    from cop.sessions.models import AgendaItem, Session

FOUR_DIGITS = re.compile(r"[0-9]{4}\Z", re.ASCII)
AN_ID = re.compile(r"[0-9]{1,9}", re.ASCII)
ZONES = (
    ("Asia/Jakarta", "WIB, Jakarta"),
    ("Asia/Makassar", "WITA, Makassar"),
    ("Asia/Jayapura", "WIT, Jayapura"),
    ("UTC", "UTC"),
)
TOO_LONG = _l("Please shorten this to %(count)s letters.", count=LINE_LENGTH)
NO_CODE = _l("The code has four digits, such as 4821.")
A_NUMBER: dict[str, Any] = {"invalid_value_message": _l("Please give a whole number.")}
A_DAY: dict[str, Any] = {"invalid_value_message": _l("Please give a day, such as 2026-11-24.")}
A_TIME: dict[str, Any] = {"invalid_value_message": _l("Please give a time, such as 07:45.")}
A_CHOICE: dict[str, Any] = dict.fromkeys(
    ("invalid_choice_message", "invalid_value_message"), _l("Please choose one of these.")
)


def _stripped(words: str | None) -> str:
    return (words or "").strip()


class PersonField(StringField):
    """A name; somebody of the circle with this name is meant, else it stays a name."""

    def __init__(self, label: str | None = None, **given: Any) -> None:
        super().__init__(label, [Length(max=LINE_LENGTH, message=TOO_LONG)], [_stripped], **given)

    def among(self, people: Sequence[Person]) -> Person | None:
        """Return the one of the people whose name was typed, without regard to case."""
        typed = (self.data or "").casefold()
        return next((person for person in people if person.name.casefold() == typed), None)


class PlanForm(MeetingForm):
    """When, where and by whom a session is held."""

    title = StringField(
        _l("Title"),
        [Length(max=LINE_LENGTH, message=TOO_LONG)],
        [_stripped],
        description=_l("Empty: the circle’s name and the number."),
    )
    day = DateField(_l("Day"), [InputRequired(_l("Please choose a day."))], **A_DAY)
    begins = TimeField(_l("Time"), [InputRequired(_l("Please say when it starts."))], **A_TIME)
    tzid = SelectField(_l("Time zone"), **A_CHOICE)
    last_day = DateField(_l("Last day"), [Optional()], **A_DAY)
    facilitator = SelectField(_l("Leads"), coerce=int, **A_CHOICE)
    scribe = SelectField(_l("Writes"), coerce=int, **A_CHOICE)
    subjects = SubjectsField()
    version = IntegerField(default=0)
    open_already = 0  # minutes of one that was prolonged beyond what is planned

    def offer(self, people: Sequence[Person], tzid: str) -> None:
        """Fill in who may be chosen to lead and to write, and the zones."""
        somebody = [(0, _("Nobody yet"))] + [(person.id, person.name) for person in people]
        self.facilitator.choices = self.scribe.choices = somebody
        known = dict(ZONES)
        self.tzid.choices = list(ZONES) + ([] if tzid in known else [(tzid, tzid)])
        self._zones = [tzid, *known]

    @property
    def zone(self) -> str:
        """Return the time zone that was chosen, the one that was offered where that is none."""
        return str(self.tzid.data if self.tzid.data in self._zones else self._zones[0])

    def validate_last_day(self, field: DateField) -> None:
        """Refuse years that nobody means, as for the first day."""
        if self.way is Mode.IN_WRITING:
            self.validate_day(field)

    def validate_day(self, field: DateField) -> None:
        """Refuse years that nobody means."""
        if field.data and not 1900 <= field.data.year <= now().year + 20:
            raise ValidationError(_("Please check the year."))

    def minutes_open(self) -> int:
        """Return how many minutes it is open."""
        if self.last_day.data is None or self.closes.data is None:
            raise ValidationError(_("Please say on which day and at which time it closes."))
        zone = ZoneInfo(self.tzid.data)
        closes = datetime.combine(self.last_day.data, self.closes.data, zone)
        opens, closes = self._opens().astimezone(UTC), closes.astimezone(UTC)
        return minutes_between(opens, closes, at_most=self.open_already)

    def _opens(self) -> datetime:
        zone = ZoneInfo(self.tzid.data)
        return datetime.combine(self.day.data or date.min, self.begins.data or time.min, zone)

    def planned(self, people: Sequence[Person]) -> Plan:
        """Return what was sent as a plan."""
        by_id = {person.id: person for person in people}
        return Plan(
            starts_at=self._opens(),
            tzid=self.tzid.data,
            duration=self.minutes_open() if self.way is Mode.IN_WRITING else self.duration.data,
            mode=self.way,
            title=self.title.data or "",
            place=self.place.data or "",
            link=self.link.data or "",
            facilitator=by_id.get(self.facilitator.data),
            scribe=by_id.get(self.scribe.data),
            subjects=self.subjects.names,
        )


def plan_form(
    session: Session | None,
    people: Sequence[Person],
    tzid: str,
    subjects: Iterable[Heading] = (),
) -> PlanForm:
    """Return the form, filled with the session's plan and subjects where there is one."""
    given = _plan_data(session) if session else {}
    form = PlanForm(data=given | {"subjects": typed(subjects)})
    form.offer(people, session.tzid if session else tzid)
    if session and session.in_writing:
        form.open_already = session.duration or 0
    return form


class PointForm(FlaskForm):
    """What a point says."""

    title = StringField(
        _l("Point"),
        [
            DataRequired(_l("Please say in a few words what it is about.")),
            Length(max=LINE_LENGTH, message=TOO_LONG),
        ],
        [_stripped],
    )
    kind = SelectField(
        _l("Kind"),
        choices=[(kind.value, label) for kind, label in POINT_KINDS.items()],
        coerce=PointKind,
        default=PointKind.DISCUSSION,
        **A_CHOICE,
    )
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
    nameless = BooleanField(_l("Without my name"))
    version = IntegerField(default=0)

    def tells_of(self, person: Person, people: Sequence[Person]) -> bool:
        """Say whether a point without a name would name the person all the same, and tell them."""
        told = bool(self.nameless.data) and self.presenter.among(people) == person
        if told:
            words = _("Here you name yourself. Leave it empty, or give your name to the point.")
            self.presenter.errors = [*self.presenter.errors, words]
        return told

    def wanted(self, people: Sequence[Person]) -> PointText:
        """Return what was sent as the text of a point."""
        return PointText(
            title=self.title.data or "",
            kind=self.kind.data,
            source=self.source.data or "",
            duration=self.duration.data,
            presenter=self.presenter.among(people),
            presenter_name=self.presenter.data or "",
        )


def point_form(point: AgendaItem | None = None) -> PointForm:
    """Return the form, filled with the point's text where there is one."""
    if point is None:
        return PointForm()
    return PointForm(
        data={
            "title": point.title,
            "kind": point.kind,
            "duration": point.duration,
            "presenter": point.presented_by,
            "source": point.source,
            "version": point.version,
        }
    )


class Moved(NamedTuple):
    """What a drag sends: the point, the one before which it now stands, the version it was seen in.

    No `following` is the end of the list.
    """

    point: int
    following: int | None
    version: int | None


def moved_point() -> Moved:
    """Return what was dragged; raises Invalid where it names no point."""
    ids = [request.form.get(name, "") for name in ("point", "before", "version")]
    point, before, version = (int(one) if AN_ID.fullmatch(one) else None for one in ids)
    if point is None:
        raise Invalid(_("The browser sent something that cannot be used."))
    return Moved(point, before, version)


class CodeForm(FlaskForm):
    """The four digits that are shown where a session is on."""

    code = StringField(
        _l("Code"),
        [InputRequired(NO_CODE), Regexp(FOUR_DIGITS, message=NO_CODE)],
        [lambda words: "".join((words or "").split())],
    )
    how = HiddenField()


class ReasonForm(FlaskForm):
    """A word why."""

    reason = StringField(
        _l("Why?"),
        [
            DataRequired(_l("Please say why in a few words.")),
            Length(max=500, message=_l("Please shorten this to 500 letters.")),
        ],
        [_stripped],
    )


def _plan_data(session: Session) -> dict[str, object]:
    zone, closing = ZoneInfo(session.tzid), session.ends_at
    local, closing = session.starts_at.astimezone(zone), closing and closing.astimezone(zone)
    return {
        "title": session.title,
        "day": local.date(),
        "begins": local.time(),
        "tzid": session.tzid,
        "duration": None if session.in_writing else session.duration,
        "mode": session.mode.value,
        "last_day": closing.date() if session.in_writing and closing else None,
        "closes": closing.time() if session.in_writing and closing else None,
        "place": session.place,
        "link": session.link,
        "facilitator": session.facilitator_id or 0,
        "scribe": session.scribe_id or 0,
        "version": session.version,
    }
