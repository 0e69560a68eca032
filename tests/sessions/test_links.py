"""The link by which one joins is read by the circle and by those who are invited, nobody else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from cop.calendar import actions as calendars
from cop.db import db
from cop.groups.words import Visibility
from cop.invitations import actions as invitations
from cop.invitations.words import Coming
from cop.jobs.models import OutboxMail
from cop.reminders.invited import tell_invited
from cop.series.models import Series
from cop.sessions import actions as sessions
from cop.sessions.models import Guest
from cop.sessions.words import Status
from tests.bed.writing import own_unit

SECRET = "temu.example.org/rahasia"
LINK = f"https://{SECRET}"
CIRCLE = "/groups/obrolan-pagi"
SESSION = f"{CIRCLE}/sessions/1"
SEEN_BY_OTHERS = (
    SESSION,
    f"{SESSION}.ics",
    f"{SESSION}/print",
    CIRCLE,
    f"{CIRCLE}/sessions",
    f"{CIRCLE}/calendar.ics",
    f"{CIRCLE}/series",
    f"{CIRCLE}/series/SERIES/20261130T004500Z",
    f"{CIRCLE}/series/SERIES.ics",
    "/libraries/cempaka",
    "/libraries/cempaka/calendar.ics",
    "/calendar?whose=all",
)


@pytest.fixture(autouse=True)
def _in_november(clock):
    clock.set(datetime(2026, 11, 20, 3, tzinfo=UTC))


@pytest.fixture
def session(make):
    """Give the first session of a series that everybody may read about."""
    group = make.group(library=make.library("Cempaka"), visibility=Visibility.PUBLIC)
    make.series(group, link=LINK, first=datetime(2026, 11, 23, 7, 45))  # noqa: DTZ001
    starts = datetime(2026, 11, 24, 0, 45, tzinfo=UTC)
    return make.session(group, link=LINK, starts_at=starts)


def in_mail(mail):
    """Say whether the mail holds it, the part for calendars as well."""
    calendar = mail.calendar.replace("\r\n ", "")
    assert "BEGIN:VEVENT" in calendar
    return SECRET in f"{mail.text} {mail.html} {calendar}"


def tells(answer):
    assert answer.status_code == 200
    return SECRET in answer.get_data(as_text=True).replace("\r\n ", "")


def texts(client):
    series = db.session.scalars(select(Series.id)).one()
    for path in SEEN_BY_OTHERS:
        answer = client.get(path.replace("SERIES", str(series)))
        assert answer.status_code == 200, path
        yield answer.get_data(as_text=True).replace("\r\n ", "")


@pytest.mark.usefixtures("session")
def test_who_is_not_of_the_circle_reads_the_link_nowhere(make, client_for):
    for text in texts(client_for(make.maya)):
        assert SECRET not in text


@pytest.mark.usefixtures("session")
def test_a_visitor_of_a_public_site_reads_the_link_nowhere(app, client, monkeypatch):
    monkeypatch.setitem(app.config, "COP_ACCESS", "public")
    for text in texts(client):
        assert SECRET not in text


@pytest.mark.usefixtures("session")
def test_nobody_finds_a_session_by_its_link(make, client_for):
    for person in (make.maya, make.sari):
        assert SESSION not in client_for(person).get("/search?q=rahasia").get_data(as_text=True)


def test_the_circle_and_its_guests_read_it(make, client_for, session):
    sessions.let_in(session, make.maya)
    db.session.commit()
    for person in (make.sari, make.maya):
        assert tells(client_for(person).get(SESSION))
        assert tells(client_for(person).get(f"{SESSION}.ics"))


def test_others_read_that_it_is_online_and_for_whom_the_link_is(make, client_for, session):
    says = client_for(make.maya).get(SESSION).all(".session__facts")[0]
    assert "online" in says
    assert "the link is for members" in says
    calendar = client_for(make.maya).get(f"{SESSION}.ics").get_data(as_text=True)
    assert "LOCATION:online" in calendar
    assert "CONFERENCE" not in calendar


def test_the_calendar_of_a_member_opens_the_room(make, client_for, session):
    calendar = client_for(make.sari).get(f"{SESSION}.ics").get_data(as_text=True)
    assert f"CONFERENCE;FEATURE=AUDIO,VIDEO;VALUE=URI:{LINK}" in calendar.replace("\r\n ", "")


def test_no_paper_bears_it(make, client_for, session):
    assert not tells(client_for(make.rina).get(f"{SESSION}/print"))


def test_who_left_the_circle_reads_it_no_more(make, client_for, session):
    address = f"/calendar/{calendars.renew(make.sari)}.ics?whose=all"
    db.session.commit()
    assert tells(client_for(None).get(address))
    client_for(make.sari).submit(f"{CIRCLE}/leave", f"{CIRCLE}/leave")
    assert not tells(client_for(None).get(address))
    assert not tells(client_for(make.sari).get(SESSION))


def test_the_mail_of_an_invitation_does_not_hold_it(make, session):
    given = {"days": 7, "session": session, "email": "tono@example.org"}
    invitations.invite(make.rina, **given)
    db.session.commit()
    (mail,) = db.session.query(OutboxMail).all()
    assert not in_mail(mail)


@pytest.mark.parametrize("answer", [None, *Coming])
def test_a_change_tells_it_to_who_said_that_they_come(make, client, session, answer):
    given = {"days": 7, "session": session, "email": "tono@example.org"}
    _, token = invitations.invite(make.rina, **given)
    db.session.commit()
    if answer:
        link = f"/invitations/{token}"
        client.submit(link, f"{link}/visit", visitor="Tono Wijaya", answer=answer.value)
    later = session.starts_at + timedelta(hours=1)
    plan = sessions.Plan(later, session.tzid, session.duration, link=LINK)
    with own_unit():
        sessions.replan(session, plan, version=session.version, by=make.rina)
    tell_invited()
    mail = db.session.query(OutboxMail).order_by(OutboxMail.id.desc()).first()
    assert "another time" in mail.subject
    assert in_mail(mail) is (answer in (Coming.ACCEPTED, Coming.TENTATIVE))


def test_who_is_put_out_gets_neither_it_nor_the_agenda(make, session):
    point = make.point(session, "Rak yang kosong")
    with own_unit():
        sessions.let_in(session, make.maya)
    guest = db.session.query(Guest).one()
    with own_unit():
        invitations.remove_guest(guest, by=make.rina)
    (mail,) = db.session.query(OutboxMail).all()
    assert "METHOD:CANCEL" in mail.calendar
    assert point.title not in mail.calendar
    assert not in_mail(mail)


def test_an_invitation_tells_it_once_somebody_has_come(make, client, session):
    _, token = invitations.invite(make.rina, days=7, session=session)
    db.session.commit()
    link = f"/invitations/{token}"
    assert not tells(client.get(link))
    came = client.submit(link, f"{link}/visit", visitor="Tono Wijaya", answer="accepted")
    assert tells(client.follow(came))


def test_the_history_of_a_closed_session_does_not_hold_it(make, client_for, session):
    make.bring(session, Status.CLOSED)
    assert not tells(client_for(make.maya).get(SESSION))
    assert not tells(client_for(make.maya).get(f"{SESSION}/print"))
