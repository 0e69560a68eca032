"""Mails about a session carry it for the calendar of whoever gets them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import icalendar
import pytest

from cop.calendar.itip import itip
from cop.db import db
from cop.groups.words import Visibility
from cop.jobs.sweeping import sweep
from cop.people import actions as people
from cop.sessions import actions as sessions
from cop.sessions.words import Status
from tests.bed.rfc5545 import checked

EVENING = datetime(2027, 3, 1, 11, 0, tzinfo=UTC)


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


@pytest.mark.parametrize("name", ['Ni "Sri"; Wahyu, S.IP.', "Ñusta 📚" * 12, "a\\nb:c"])
def test_any_name_fits(make, session, name):
    person = make.sari
    people.update_profile(person, name=name, locale="en", time_zone="Asia/Jakarta")
    (event,) = checked(itip(person, session.id).encode()).all("VEVENT")
    assert event.value("ATTENDEE") == f"mailto:{person.email}"


def test_who_does_not_see_a_session_is_not_invited(make, session):
    closed = make.session(make.group("Tertutup", visibility=Visibility.MEMBERS))
    assert itip(make.maya, closed.id) == ""
