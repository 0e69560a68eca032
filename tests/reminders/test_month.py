"""A working month of a morning talk as it goes by itself: the clock is moved from day to day.

The circle meets every working day at 07:45 in Jakarta. In March 2027 that are 23 days: one is a
holiday, one session is cancelled the evening before, one is moved by an hour and a quarter.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from cop.db import db
from cop.jobs.sweeping import sweep
from cop.notices.models import Notice
from cop.outputs.models import Output, SessionOutput
from cop.series.addresses import stamp
from cop.sessions import actions as sessions
from cop.sessions.models import Session
from cop.sessions.queries import points_of
from cop.sessions.words import Reply
from tests.bed.itip import message_in
from tests.bed.strict import strictly
from tests.bed.writing import own_unit

WIB = ZoneInfo("Asia/Jakarta")
FIRST, LAST = date(2027, 3, 1), date(2027, 3, 31)
HOLIDAY, CANCELLED, MOVED = date(2027, 3, 11), date(2027, 3, 17), date(2027, 3, 24)
WORKING = [
    FIRST + timedelta(days=n)
    for n in range((LAST - FIRST).days + 1)
    if (FIRST + timedelta(days=n)).weekday() < 5
]
TALKS = [day for day in WORKING if day not in (HOLIDAY, CANCELLED)]
AWAY = (date(2027, 3, 8), date(2027, 3, 9))  # Bayu
PASSED = date(2027, 3, 15)  # whoever should lead cannot, and says so that morning
SHELF = "Rak 800 kosong"  # proposed for the 3rd, not finished, back on the 4th
STANDING = 3  # points that every morning talk has
PLACE = "/groups/obrolan-pagi"


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """Return the moment that clocks in Jakarta show so."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=WIB).astimezone(UTC)


class Month:
    """Lives through the month, and keeps what happened on the way."""

    def __init__(self, make, clock, client_for, mailbox):
        self.make, self.clock, self.client_for, self.mailbox = make, clock, client_for, mailbox
        self.agendas: dict[date, list[str]] = {}
        self.passed = ""
        self.duties: dict[date, tuple[str, str]] = {}

    def begin(self):
        """Friday before: the circle, its series, the holiday, what is answered and asked for."""
        make = self.make
        self.clock.set(at(date(2027, 2, 26), 17))
        self.group = make.group(informed=[make.andi])
        self.series = make.series(self.group, first=datetime.fromisoformat("2027-03-01 07:45"))
        make.closure(HOLIDAY, "Isra Mikraj")
        there = f"{PLACE}/series/{self.series.id}/{stamp(at(FIRST, 7, 45))}"
        self.client_for(make.rina).post(f"{there}/prepare")
        with own_unit():
            sessions.reply_to_series(self.series, make.sari, Reply.ACCEPTED)
        first, last = ((day - date(2027, 2, 26)).days for day in AWAY)
        make.absence(make.bayu, first, last)

    def session_on(self, day: date) -> Session:
        """Return the session that the series planned for the day."""
        db.session.rollback()
        original = Session.recurrence_id == at(day, 7, 45)
        return db.session.scalars(select(Session).where(original)).one()

    def go_on_to(self, moment: datetime):
        """Let the time pass, and the worker sweep."""
        self.clock.set(moment)
        sweep()

    def talk(self, day: date):
        """Rina starts the session, notes what was said to its first point, and ends it."""
        begins = at(day, 9) if day == MOVED else at(day, 7, 45)
        self.clock.set(begins)
        session = self.session_on(day)
        make = self.make
        browser, place = self.client_for(make.rina), f"{PLACE}/sessions/{session.number}"
        assert browser.post(f"{place}/start").status_code == 303
        points = points_of(make.rina, session)
        self.duties[day] = (_login(session.facilitator), _login(session.scribe))
        self.agendas[day] = [point.title for point in points]
        make.attend(session, make.rina, make.bayu, make.sari)
        make.note(session, points[0], f"Kabar {day:%d %B}.", by=make.rina)
        fates = {}
        for point in points:
            is_shelf = point.title == SHELF and day == date(2027, 3, 3)
            fates[f"fate-{point.id}"] = "carried" if is_shelf else "resolved"
        self.clock.move(minutes=25)
        assert browser.post(f"{place}/end", **fates).status_code == 303

    def mails_to(self, person):
        """Return the mails that the person got."""
        return [mail for mail in self.mailbox.mails if person.email in mail["to"]]


@pytest.fixture
def month(make, clock, client_for, mailbox):
    """Give the month, lived through."""
    lived = Month(make, clock, client_for, mailbox)
    lived.begin()
    day = date(2027, 2, 27)
    while day <= LAST:
        lived.go_on_to(at(day, 7, 1))
        if day in TALKS:
            what_people_do(lived, day)
            lived.talk(day)
        if day == date(2027, 3, 29):
            number = lived.session_on(day + timedelta(days=1)).number
            client_for(make.bayu).post(f"{PLACE}/sessions/{number}/reply", answer="declined")
        lived.go_on_to(at(day, 18, 1))
        if day == CANCELLED - timedelta(days=1):
            call_off(lived, CANCELLED)
        day += timedelta(days=1)
    lived.go_on_to(at(day, 7, 1))
    return lived


def what_people_do(lived: Month, day: date):
    """What is asked for and answered on single days, before their talk."""
    make, client_for = lived.make, lived.client_for
    if day == date(2027, 3, 3):
        sari, rina = client_for(make.sari), client_for(make.rina)
        place = f"{PLACE}/sessions/{lived.session_on(day).number}"
        sari.post(f"{place}/points", title=SHELF)
        (proposal,) = [p for p in points_of(make.rina, lived.session_on(day)) if p.title == SHELF]
        rina.post(f"{place}/points/{proposal.id}/accept")
    if day == PASSED:
        session = lived.session_on(day)
        lived.passed = _login(session.facilitator)
        place = f"{PLACE}/sessions/{session.number}/duties/pass"
        assert client_for(session.facilitator).post(place, duty="lead").status_code == 303
    if day == MOVED:
        rina = client_for(make.rina)
        place = f"{PLACE}/sessions/{lived.session_on(day).number}"
        assert rina.submit(f"{place}/edit", place, begins="09:00").status_code == 303


def _login(person) -> str:
    return person.login if person else ""


def call_off(lived: Month, day: date):
    """The evening before, Rina cancels a session and prepares the one after it."""
    rina, session = lived.client_for(lived.make.rina), lived.session_on(day)
    place = f"{PLACE}/sessions/{session.number}"
    assert rina.post(f"{place}/cancel", reason="Semua dinas luar.").status_code == 303
    there = f"{PLACE}/series/{lived.series.id}/{stamp(at(day + timedelta(days=1), 7, 45))}"
    rina.post(f"{there}/prepare")


def told(person) -> Counter[str]:
    """Return how often the person was told what."""
    db.session.rollback()
    found = db.session.scalars(select(Notice.told).where(Notice.person_id == person.id))
    return Counter(one.value for one in found)


def reminded(of: Counter[str]) -> int:
    """Return how often a session was near, for those who lead it and for others."""
    return sum(times for kind, times in of.items() if kind.startswith("soon"))


def summaries(lived: Month, person) -> list[str]:
    """Return the subjects of the person's summaries."""
    subjects = [mail["subject"] for mail in lived.mails_to(person)]
    return [subject for subject in subjects if subject.startswith("Your circles, ")]


def at_once(lived: Month, person) -> list[str]:
    """Return the subjects of the mails that the person got without waiting."""
    subjects = [mail["subject"] for mail in lived.mails_to(person)]
    return [subject for subject in subjects if not subject.startswith("Your circles, ")]


def test_a_month_of_a_morning_talk(month, make, client_for):
    every_session_was_held_but_one(make)
    every_agenda_had_what_it_should(month)
    a_digest_grew_every_week(month)
    duties_went_around(month)
    people_were_told_once(make)
    mails_came_when_they_should(month, make)
    calendars_show_what_was_held(month, make, client_for)


def every_session_was_held_but_one(make):
    """Of 23 working days one is a holiday: 22 sessions, and that of 1 April is open by itself."""
    db.session.rollback()
    found = db.session.scalars(select(Session).order_by(Session.number)).all()
    assert len(WORKING) == 23
    assert [one.number for one in found] == list(range(1, 24))
    assert Counter(one.status.value for one in found) == {"closed": 21, "cancelled": 1, "open": 1}
    starts = [one.starts_at.astimezone(WIB) for one in found]
    assert [one.date() for one in starts[:22]] == [day for day in WORKING if day != HOLIDAY]
    assert [f"{one:%d %H:%M}" for one in starts if f"{one:%H:%M}" != "07:45"] == ["24 09:00"]
    before = {one.number: one.follows.number for one in found if one.follows}
    assert before[13] == 11  # twelve was called off
    assert [number - before[number] for number in before if number != 13] == [1] * 21


def every_agenda_had_what_it_should(lived: Month):
    """Three standing points each day; what was not finished on the 3rd came back on the 4th."""
    assert list(lived.agendas) == TALKS
    more = {day: titles[STANDING:] for day, titles in lived.agendas.items() if titles[STANDING:]}
    assert more == {date(2027, 3, 3): [SHELF], date(2027, 3, 4): [SHELF]}


def a_digest_grew_every_week(lived: Month):
    """Five weeks, each with a part of every talk that was held in it."""
    found = db.session.scalars(select(Output).order_by(Output.period)).all()
    assert [one.period for one in found] == [f"2027-W{week:02}" for week in range(9, 14)]
    parts = dict(
        db.session.execute(
            select(Output.period, func.count(SessionOutput.id))
            .join(SessionOutput, SessionOutput.output_id == Output.id)
            .group_by(Output.period)
        ).all()
    )
    held = Counter(f"2027-W{day.isocalendar().week:02}" for day in TALKS)
    assert parts == held
    assert sorted(held.values()) == [3, 4, 4, 5, 5]


def duties_went_around(lived: Month):
    """By turn, but for days away; who passed a duty on did not do it that day."""
    led = {day: leader for day, (leader, _writer) in lived.duties.items()}
    assert Counter(led.values()) == {"rina": 7, "bayu": 7, "sari": 7}  # 21 talks, three people
    assert "bayu" not in [led[day] for day in AWAY]
    assert (lived.passed, led[PASSED]) == ("rina", "bayu")
    assert all(leader == writer for leader, writer in lived.duties.values())  # by its format


def people_were_told_once(make):
    """Each session opens once and is reminded of once; nobody is told what they did themselves."""
    sari, bayu = told(make.sari), told(make.bayu)
    assert (sari["opened"], sari["adopted"], sari["moved"], sari["cancelled"]) == (23, 21, 1, 1)
    assert reminded(sari) == 23  # 22 of March, that which was called off later, and 1 April
    assert reminded(bayu) == 20  # two days he was away, and on the 29th he declined the 30th
    assert told(make.rina)["opened"] == 0  # she starts the talks, and with each opens the next
    assert told(make.andi) == {"adopted": 21}  # is kept informed: the minutes alone


def mails_came_when_they_should(lived: Month, make):
    """A mail at once for what moved and what was called off; else one summary each morning."""
    assert at_once(lived, make.sari) == at_once(lived, make.bayu)
    assert at_once(lived, make.sari) == [
        "Obrolan Pagi: Obrolan Pagi 12 is cancelled",
        "Obrolan Pagi: Obrolan Pagi 17 has another time or place",
    ]
    assert at_once(lived, make.andi) == []
    mornings = summaries(lived, make.sari)
    assert len(mornings) == len(set(mornings)) == 29  # of 34 mornings all but five Sundays
    assert not [one for one in mornings if "Sunday" in one]
    assert len(summaries(lived, make.andi)) == 21  # the morning after each talk
    mails = [mail for mail in lived.mails_to(make.sari) if mail["subject"].startswith("Obrolan")]
    cancelled, moved = (message_in(mail) for mail in mails)
    assert (cancelled.method, cancelled.sequence) == ("CANCEL", 1)
    assert (moved.method, moved.sequence) == ("REQUEST", 1)
    assert moved.event.dtstart == at(MOVED, 9).astimezone(WIB)
    assert moved.partstat == "NEEDS-ACTION"  # she had said yes to the rhythm, not to nine o'clock


def calendars_show_what_was_held(lived: Month, make, client_for):
    """The feed, read by an independent parser, and the page of the month show the same."""
    sari = client_for(make.sari)
    calendar = strictly(sari.get(f"{PLACE}/calendar.ics").get_data())
    days = [(one.dtstart.astimezone(WIB).date(), one) for one in calendar.events]
    march = {day: one for day, one in days if FIRST <= day <= LAST}
    assert list(march) == [day for day in WORKING if day != HOLIDAY]
    said = Counter(str(one.status.value) for one in march.values())
    assert said == {"CONFIRMED": 21, "CANCELLED": 1}
    assert str(march[CANCELLED].status.value) == "CANCELLED"
    page = sari.get("/calendar?month=2027-03&view=list&circle=obrolan-pagi")
    assert len(page.page.query(".calendar__list .entry")) == len(march)
    assert len(page.page.query(".calendar__list .entry--cancelled")) == 1
