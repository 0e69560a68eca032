"""The feeds that calendars of other programs read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from cop.calendar import actions as calendars
from cop.calendar.models import CalendarToken
from cop.db import db
from cop.groups.words import Visibility
from cop.kit.clock import now
from cop.people import actions as people
from cop.sessions import actions as sessions
from cop.sessions.actions import let_in
from cop.sessions.words import Status
from tests.bed.rfc5545 import checked

CIRCLE, SESSION = "/groups/obrolan-pagi/calendar.ics", "/groups/obrolan-pagi/sessions/1.ics"
TUESDAY = datetime(2026, 11, 24, 0, 45, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _in_november(clock):
    clock.set(datetime(2026, 11, 20, 3, tzinfo=UTC))


def events(answer):
    assert answer.status_code == 200
    assert answer.mimetype == "text/calendar"
    return checked(answer.get_data()).all("VEVENT")


def summaries(answer):
    return [one.one("SUMMARY").text for one in events(answer)]


def replan(session, **changes):
    wanted = sessions.Plan(
        starts_at=session.starts_at, tzid=session.tzid, duration=session.duration,
        title=session.title, place=session.place, link=session.link,
    )  # fmt: skip
    sessions.replan(session, replace(wanted, **changes), version=session.version)
    db.session.commit()


def secret_feed(person, query=""):
    token = calendars.renew(person)
    db.session.commit()
    return f"/calendar/{token}.ics{query}"


def test_one_session_is_taken_into_a_calendar(make, client_for):
    make.session(starts_at=TUESDAY, title="Rak kosong", place="Ruang baca 2")
    client = client_for(make.sari)
    answer = client.get(SESSION)
    (one,) = events(answer)
    assert one.one("SUMMARY").text == "Obrolan Pagi: Rak kosong"
    assert one.one("LOCATION").text == "Ruang baca 2"
    assert one.value("DTSTART") == "20261124T074500"
    assert "obrolan-pagi-1.ics" in answer.headers["Content-Disposition"]
    assert client.get(SESSION.removesuffix(".ics")).page.query(f'a[href="{SESSION}"]')


def test_the_feed_of_a_circle_and_of_a_library(make, client_for):
    library = make.library("Cempaka")
    make.session(make.group(library=library), starts_at=TUESDAY, title="Rak")
    make.session(make.group("Lain"), starts_at=TUESDAY, title="Lain")
    client = client_for(make.maya)
    assert summaries(client.get(CIRCLE)) == ["Obrolan Pagi: Rak"]
    assert summaries(client.get("/libraries/cempaka/calendar.ics")) == ["Obrolan Pagi: Rak"]


def test_what_one_may_not_see_is_in_no_feed(make, client_for):
    library = make.library("Cempaka")
    group = make.group(library=library, visibility=Visibility.MEMBERS)
    make.session(group, starts_at=TUESDAY)
    client = client_for(make.maya)
    assert client.get(CIRCLE).status_code == 404
    assert client.get(SESSION).status_code == 404
    assert summaries(client.get("/libraries/cempaka/calendar.ics")) == []
    assert client.get(secret_feed(make.maya, "?circle=obrolan-pagi")).status_code == 404


def test_a_feed_that_has_not_changed_is_not_sent_again(make, client_for):
    session = make.session(starts_at=TUESDAY)
    client = client_for(make.sari)
    first = client.get(CIRCLE)
    again = {"If-None-Match": first.headers["ETag"]}
    assert client.get(CIRCLE, headers=again).status_code == 304
    make.point(session, "Satu lagi")
    assert client.get(CIRCLE, headers=again).status_code == 200


def test_the_sequence_grows_with_time_place_and_cancellation_only(make):
    session = make.session(starts_at=TUESDAY)
    replan(session, title="Judul lain")
    make.point(session, "Satu lagi")
    assert session.sequence == 0
    replan(session, starts_at=TUESDAY + timedelta(hours=1))
    replan(session, place="Aula")
    replan(session, place="Aula")
    assert session.sequence == 2
    make.bring(session, Status.CANCELLED)
    assert session.sequence == 3


def test_a_session_keeps_its_uid_and_says_when_it_changed(make, client_for, clock):
    session = make.session(starts_at=TUESDAY)
    client = client_for(make.sari)
    (before,) = events(client.get(SESSION))
    clock.move(minutes=5)
    replan(session, place="Aula")
    (after,) = events(client.get(SESSION))
    assert after.value("UID") == before.value("UID")
    assert (before.value("SEQUENCE"), after.value("SEQUENCE")) == ("0", "1")
    assert after.value("LAST-MODIFIED") > before.value("LAST-MODIFIED")
    other = make.session(session.group)
    assert other.uid != session.uid


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (Status.CANCELLED, "CANCELLED"),
        (Status.DRAFT, "TENTATIVE"),
        (Status.OPEN, "CONFIRMED"),
        (Status.CLOSED, "CONFIRMED"),
    ],
)
def test_the_status_is_told_and_what_is_cancelled_stays(make, client_for, state, said):
    make.session(starts_at=TUESDAY, state=state)
    (one,) = events(client_for(make.rina).get(CIRCLE))
    assert one.value("STATUS") == said


def test_the_link_to_join_is_for_those_who_take_part(make, client_for):
    session = make.session(starts_at=TUESDAY, link="https://temu.example/a")
    let_in(session, make.dewi)
    assert "temu.example" in client_for(make.sari).get(CIRCLE).get_data(as_text=True)
    assert "temu.example" in client_for(make.dewi).get(CIRCLE).get_data(as_text=True)
    assert "temu.example" not in client_for(make.maya).get(CIRCLE).get_data(as_text=True)


def test_a_secret_address_needs_no_sign_in(make, client):
    make.session(starts_at=TUESDAY, title="Rak")
    make.session(make.group("Lain", moderator=make.maya, members=[]), starts_at=TUESDAY)
    address = secret_feed(make.sari)
    answer = client.get(address)
    assert summaries(answer) == ["Obrolan Pagi: Rak"]
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert len(summaries(client.get(f"{address}?whose=all"))) == 2
    assert len(summaries(client.get(f"{address}?circle=lain"))) == 1
    assert client.get(address, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_a_secret_address_drops_what_one_may_no_longer_see(make, client):
    session = make.session(make.group(visibility=Visibility.MEMBERS), starts_at=TUESDAY)
    let_in(session, make.maya)
    address = secret_feed(make.maya)
    assert len(summaries(client.get(address))) == 1
    sessions.let_out(sessions_guest(session))
    assert summaries(client.get(address)) == []


def sessions_guest(session):
    from cop.sessions.models import Guest

    return db.session.query(Guest).filter_by(session_id=session.id).one()


def test_only_the_hash_of_the_secret_is_kept(make):
    address = secret_feed(make.sari)
    token = address.split("/")[2].removesuffix(".ics")
    kept = db.session.query(CalendarToken).one()
    assert token not in (kept.token_hash, repr(vars(kept)))
    assert len(token) == 43  # 32 bytes


def test_a_renewed_a_revoked_and_a_strange_address_are_404(make, client):
    make.session(starts_at=TUESDAY)
    old = secret_feed(make.sari)
    new = secret_feed(make.sari)
    assert client.get(old).status_code == 404
    assert client.get(new).status_code == 200
    calendars.revoke(make.sari)
    assert client.get(new).status_code == 404
    assert client.get("/calendar/apa-saja.ics").status_code == 404


def test_the_address_of_a_closed_account_works_no_longer(make, client):
    address = secret_feed(make.maya)
    people.deactivate(make.maya)
    assert client.get(address).status_code == 404


def test_a_person_makes_an_address_and_takes_it_back(make, client_for, client):
    make.session(starts_at=TUESDAY)
    own = client_for(make.sari)
    shown = own.submit("/me/calendar", "/me/calendar/renew")
    link = shown.page.query_one("#link").attrs["value"]
    path = "/" + link.split("/", 3)[3]
    assert len(events(client.get(path))) == 1
    again = own.get("/me/calendar")
    assert not again.page.query("#link")
    assert "You have an address since" in again.says
    own.submit("/me/calendar", "/me/calendar/revoke")
    assert client.get(path).status_code == 404


def test_the_address_is_offered_where_one_looks_for_it(make, client_for):
    make.group()
    client = client_for(make.sari)
    for page in ("/calendar", "/me/settings"):
        assert client.get(page).page.query('a[href="/me/calendar"]')


def test_old_sessions_leave_the_feed(make, client_for):
    make.session(starts_at=now() - timedelta(days=200))
    assert summaries(client_for(make.sari).get(CIRCLE)) == []


def test_the_calendar_of_a_circle_leads_to_an_address_for_it_alone(make, client_for, client):
    make.session(starts_at=TUESDAY, title="Rak")
    make.session(make.group("Lain"), starts_at=TUESDAY, title="Lain")
    own, place = client_for(make.sari), "/me/calendar?circle=obrolan-pagi"
    assert own.get("/calendar?circle=obrolan-pagi").page.query(f'a[href="{place}"]')
    shown = own.submit(place, "/me/calendar/renew")
    link = shown.page.query_one("#link").attrs["value"]
    assert summaries(client.get("/" + link.split("/", 3)[3])) == ["Obrolan Pagi: Rak"]
    whole = own.submit("/me/calendar", "/me/calendar/renew")
    narrowed = [text for text in whole.all("dd") if text.endswith("?circle=lain")]
    assert summaries(client.get("/" + narrowed[0].split("/", 3)[3])) == ["Lain: Lain"]
