"""Mails about a session carry it for the calendar of whoever gets them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import icalendar
import pytest

from cop.calendar.itip import itip
from cop.chain import actions as chain
from cop.db import db
from cop.groups.words import Kind, Visibility
from cop.jobs.sweeping import sweep
from cop.kit.clock import now
from cop.people import actions as people
from cop.series.recurrence import Rule
from cop.series.words import Repeats
from cop.sessions import actions as sessions
from cop.sessions.words import Reply, Status
from tests.bed.rfc5545 import checked
from tests.bed.writing import own_unit
from tests.make import WORKING_DAYS

EVENING = datetime(2027, 3, 1, 11, 0, tzinfo=UTC)
WEEKLY, TWICE = Rule(Repeats.WEEKLY, (1,)), Rule(Repeats.WEEKLY, (1, 3))


@pytest.fixture
def session(make, clock):
    """Give a session next week."""
    clock.set(EVENING)
    return make.session(starts_at=EVENING + timedelta(days=7))


def move(session, make):
    wanted = sessions.Plan(session.starts_at, session.tzid, session.duration, place="Aula")
    later = replace(wanted, starts_at=session.starts_at + timedelta(hours=1))
    sessions.replan(session, later, version=session.version, by=make.rina)
    db.session.commit()


def invitation_in(mail):
    """Return the calendar of the mail, and what its part says that it does."""
    (part,) = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    data = part.get_content().replace("\r\n", "\n").replace("\n", "\r\n").encode()
    assert not icalendar.Calendar.from_ical(data).errors
    return checked(data), part.get_param("method")


def to(mailbox, person):
    return [mail for mail in mailbox.mails if person.email in mail["to"]]


def test_a_change_of_time_reaches_the_calendar_by_mail(make, session, mailbox):
    move(session, make)
    sweep()
    (mail,) = to(mailbox, make.sari)
    calendar, method = invitation_in(mail)
    (event,) = calendar.all("VEVENT")
    assert calendar.value("METHOD") == method == "REQUEST"
    assert (event.value("UID"), event.value("SEQUENCE")) == (session.uid, "1")
    assert event.value("DTSTART") == "20270308T190000"
    assert event.value("ATTENDEE") == f"mailto:{make.sari.email}"
    said = event.one("ATTENDEE").parameters
    assert (said["PARTSTAT"], said["RSVP"]) == ("NEEDS-ACTION", "TRUE")
    assert event.value("ORGANIZER").startswith("mailto:lingkar@")


def test_a_cancellation_takes_it_out_again(make, session, mailbox):
    make.bring(session, Status.CANCELLED)
    sweep()
    (mail,) = to(mailbox, make.sari)
    calendar, method = invitation_in(mail)
    (event,) = calendar.all("VEVENT")
    assert calendar.value("METHOD") == method == "CANCEL"
    assert event.value("STATUS") == "CANCELLED"
    assert event.value("SEQUENCE") == "1"
    assert mail.get_body(("plain",)) is not None


def test_a_session_that_opens_comes_into_the_calendar_of_those_who_take_part(make, clock, mailbox):
    clock.set(EVENING)
    group = make.group("Kelompok Studi", kind=Kind.STUDY_GROUP, informed=[make.andi])
    opened = make.session(group, starts_at=EVENING + timedelta(days=7), place="Aula")
    sweep()
    (mail,) = to(mailbox, make.sari)
    assert mail["subject"] == "Kelompok Studi: invitation to Kelompok Studi 1"
    said = mail.get_body(("plain",)).get_content().replace("\xa0", " ")
    assert "When: Monday 8 March, 18:00 WIB" in said
    calendar, method = invitation_in(mail)
    assert method == "REQUEST"
    assert calendar.all("VEVENT")[0].value("UID") == opened.uid
    assert to(mailbox, make.andi) == []
    assert to(mailbox, make.rina) == []  # she opened it


@pytest.mark.parametrize(("rule", "mails"), [(WORKING_DAYS, 0), (WEEKLY, 1), (TWICE, 0)])
def test_a_series_of_several_a_week_sends_no_mail_each_time(make, clock, mailbox, rule, mails):
    clock.set(EVENING)
    series = make.series(make.group("Kelompok Studi", kind=Kind.STUDY_GROUP), rule=rule)
    with own_unit():
        chain.prepare_next(series, after=now(), by=None)
    sweep()
    assert len(to(mailbox, make.sari)) == mails


def test_a_session_that_opens_by_being_started_invites_nobody(make, clock, mailbox):
    clock.set(EVENING)
    group = make.group("Kelompok Studi", kind=Kind.STUDY_GROUP)
    late = make.session(group, starts_at=EVENING - timedelta(minutes=5), state=Status.DRAFT)
    make.bring(late, Status.IN_PROGRESS)
    sweep()
    assert mailbox.mails == []


def test_a_guest_gets_the_session_for_their_calendar(make, session, mailbox):
    with own_unit():
        sessions.let_in(session, make.maya)
    sweep()
    (mail,) = to(mailbox, make.maya)
    calendar, method = invitation_in(mail)
    assert method == "REQUEST"
    assert calendar.all("VEVENT")[0].value("ATTENDEE") == f"mailto:{make.maya.email}"


@pytest.mark.parametrize("answer", [Reply.ACCEPTED, Reply.TENTATIVE, Reply.DECLINED])
def test_what_one_answered_stands_in_the_next_mail(make, session, answer):
    with own_unit():
        sessions.reply(session, make.sari, answer)
    assert partstat(make.sari, session) == answer.value.upper()
    assert partstat(make.bayu, session) == "NEEDS-ACTION"
    move(session, make)
    assert partstat(make.sari, session) == "NEEDS-ACTION"  # that was for the other time


def test_an_answer_to_the_series_counts_for_each_session_of_it(make, clock):
    clock.set(EVENING)
    series = make.series()
    with own_unit():
        made = chain.prepare_next(series, after=now(), by=None)
        sessions.reply_to_series(series, make.sari, Reply.ACCEPTED)
    assert partstat(make.sari, made) == "ACCEPTED"


def test_who_is_away_does_not_come_unless_they_say_so(make, session):
    make.absence(make.sari, 7)
    assert partstat(make.sari, session) == "DECLINED"
    make.reply(session, make.sari, Reply.ACCEPTED)
    assert partstat(make.sari, session) == "ACCEPTED"


def partstat(person, session):
    (event,) = checked(itip(person, session.id).encode()).all("VEVENT")
    return event.one("ATTENDEE").parameters["PARTSTAT"]


@pytest.mark.parametrize("name", ['Ni "Sri"; Wahyu, S.IP.', "Ñusta 📚" * 12, "a\\nb:c"])
def test_any_name_fits(make, session, name):
    person = make.sari
    people.update_profile(person, name=name, locale="en", time_zone="Asia/Jakarta")
    (event,) = checked(itip(person, session.id).encode()).all("VEVENT")
    assert event.value("ATTENDEE") == f"mailto:{person.email}"


def test_who_does_not_see_a_session_is_not_invited(make, session):
    closed = make.session(make.group("Tertutup", visibility=Visibility.MEMBERS))
    assert itip(make.maya, closed.id) == ""
