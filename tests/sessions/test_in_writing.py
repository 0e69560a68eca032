"""A session in writing opens, is written in below its points, and closes by itself or by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from cop.chain import actions as chain
from cop.chain.jobs import open_and_close, prepare_sessions
from cop.db import db
from cop.drafts import actions as drafts
from cop.duties.facts import facts_of, spot_of
from cop.jobs.sweeping import sweep
from cop.kit.meeting import Mode
from cop.kit.problems import Refused
from cop.notices.models import Notice
from cop.notices.words import Told
from cop.people.actions import AbsenceText, say_absence
from cop.reminders.mailing import mail_at_once, mail_summaries
from cop.reminders.writing import remind_to_write
from cop.sessions import actions
from cop.sessions.queries import attendance_of, points_of, replies_in, session_seen_by
from cop.sessions.telling import declined
from cop.sessions.words import PointStatus, Presence, PresenceSource, Reply, Status

MONDAY = datetime(2026, 11, 23, 1, tzinfo=UTC)  # 08:00 WIB
FOUR_DAYS = 4 * 24 * 60 + 9 * 60  # minutes, until Friday 17:00
THERE = "/groups/obrolan-pagi/sessions/1"
TYPED = {"mode": "in-writing", "day": "2026-11-23", "begins": "08:00", "tzid": "Asia/Jakarta"}


@pytest.fixture(autouse=True)
def _on_the_friday_before(clock):
    clock.set(MONDAY - timedelta(days=3))


@pytest.fixture
def session(make):
    """Give a session that is open for writing from Monday morning to Friday, 17:00."""
    return make.session(mode=Mode.IN_WRITING, starts_at=MONDAY, duration=FOUR_DAYS)


@pytest.fixture
def opened(session, clock):
    """Give it after the clock has opened it."""
    clock.set(MONDAY + timedelta(minutes=1))
    open_and_close()
    db.session.expire_all()
    return session


def first_thread(person, session):
    return f"{THERE}/threads/{points_of(person, session)[0].thread_id}"


def told(what, person):
    found = db.session.query(Notice).filter_by(told=what, person_id=person.id)
    return found.count()


def test_a_moderator_plans_it_from_its_opening_to_its_closing(make, client_for):
    make.group()
    rina, new = client_for(make.rina), "/groups/obrolan-pagi/sessions"
    wrong = rina.submit(f"{new}/new", new, **TYPED)
    assert wrong.status_code == 422
    assert "on which day and at which time it closes" in wrong.says
    early = rina.submit(f"{new}/new", new, **TYPED, last_day="2026-11-22", closes="17:00")
    assert "at the earliest one hour after" in early.says
    assert 'value="2026-11-22"' in early.get_data(as_text=True)
    right = rina.submit(f"{new}/new", new, **TYPED, last_day="2026-11-27", closes="17:00")
    assert right.status_code == 303
    made = session_seen_by(make.rina, "obrolan-pagi", 1)
    assert (made.mode, made.duration) == (Mode.IN_WRITING, FOUR_DAYS)
    assert "08:00 – 27 Nov, 17:00 WIB" in rina.get(THERE).says.replace("\u00a0", " ")


def test_the_clock_opens_it_at_its_moment_and_tells_so_once(make, session, clock):
    assert open_and_close() == 0
    clock.set(MONDAY)
    assert [open_and_close(), open_and_close()] == [1, 0]
    db.session.expire_all()
    assert (session.status, session.code) == (Status.IN_PROGRESS, "")
    assert session.current_point_id is None
    assert attendance_of(make.rina, session) == []
    assert told(Told.BEGUN, make.sari) == 1


def test_a_draft_and_a_moved_one_stay_as_they_are(make, clock):
    group, given = make.group(), {"mode": Mode.IN_WRITING, "duration": FOUR_DAYS}
    make.session(group, state=Status.DRAFT, starts_at=MONDAY, **given)
    make.session(group, starts_at=MONDAY + timedelta(days=2), **given)
    clock.set(MONDAY + timedelta(hours=1))
    assert open_and_close() == 0


def test_what_is_written_before_and_after_is_refused_and_kept(make, client_for, session, clock):
    sari, thread = client_for(make.sari), first_thread(make.sari, session)
    before = sari.post(f"{thread}/posts", source="Terlalu dini.")
    assert before.status_code == 409
    assert "Terlalu dini." in before.says
    clock.set(MONDAY)
    open_and_close()
    assert sari.post(f"{thread}/posts", source="Pada waktunya.").status_code == 303
    clock.set(MONDAY + timedelta(days=5))
    open_and_close()
    late = sari.post(f"{thread}/posts", source="Terlambat.", htmx=True)
    assert late.status_code == 409
    assert "Terlambat." in late.says
    assert "Reply" not in sari.get(thread).says
    own = f"{THERE}/threads/{session.thread_id}"
    assert sari.post(f"{own}/posts", source="Terima kasih.").status_code == 303


def test_the_page_holds_what_is_written_below_each_point(make, client_for, opened):
    make.post(points_of(make.sari, opened)[0], "Di cabang kami rak itu pindah.")
    page = client_for(make.bayu).get(THERE)
    assert page.all(".talk--below .post .prose") == ["Di cabang kami rak itu pindah."]
    assert "Open until Friday 27 November, 17:00 WIB." in page.says.replace("\u00a0", " ")
    assert "1 of 3 have written." in page.says
    assert "Follow it live" not in page.says
    assert len(page.page.query(".talk--below form.reply")) == 2
    assert page.page.query(".talk--below [hx-trigger]") == []


def test_what_is_new_is_marked_once(make, client_for, opened):
    point, bayu = points_of(make.sari, opened)[0], client_for(make.bayu)
    make.post(point, "Satu.")
    bayu.get(THERE)
    make.post(point, "Dua.")
    assert bayu.get(THERE).all(".talk--below .post--new .prose") == ["Dua."]
    assert bayu.get(THERE).all(".talk--below .post--new") == []


def test_one_writes_right_there(make, client_for, opened):
    sari, thread = client_for(make.sari), first_thread(make.sari, opened)
    answer = sari.post(f"{thread}/posts", htmx=True, source="Langsung di sini.")
    assert "Langsung di sini." in answer.says
    assert sari.get(THERE).all(".talk--below .post .prose") == ["Langsung di sini."]


def test_an_outsider_of_an_open_circle_reads_and_writes_nothing(make, client_for, opened):
    make.post(points_of(make.sari, opened)[0])
    page = client_for(make.maya).get(THERE)
    assert page.page.query(".talk--below form") == []
    assert "1 has written." in page.says
    assert "of 3" not in page.says
    answer = client_for(make.maya).post(f"{first_thread(make.maya, opened)}/posts", source="Saya")
    assert answer.status_code == 403


def test_nothing_of_a_room_with_a_clock_is_there(make, client_for, opened):
    rina, point = client_for(make.rina), points_of(make.rina, opened)[0]
    for way in ("live", "projector"):
        assert rina.get(f"{THERE}/{way}").location.endswith(THERE)
    assert rina.post(f"{THERE}/advance").status_code == 409
    assert rina.post(f"{THERE}/points/{point.id}/take").status_code == 409
    says = rina.get(THERE).says
    for words in ("Next point", "Check-in code", "I am here", "Take this point now"):
        assert words not in says


def test_it_closes_by_itself_and_who_wrote_by_name_took_part(make, opened, clock):
    first, second = points_of(make.rina, opened)
    make.post(first, by=make.sari)
    make.post(first, by=make.bayu, nameless=True)
    clock.set(opened.ends_at)
    assert [open_and_close(), open_and_close()] == [1, 0]
    db.session.expire_all()
    assert opened.status is Status.WRITING_UP
    (line,) = attendance_of(make.rina, opened)
    assert (line.person, line.how, line.source) == (
        make.sari, Presence.REMOTE, PresenceSource.SELF
    )  # fmt: skip
    assert first.status is PointStatus.RESOLVED
    assert second.status is PointStatus.CARRIED
    assert told(Told.WRITTEN, make.rina) == 1


def test_a_moderator_lets_it_close_later_by_one_press(make, client_for, opened, clock):
    closes = opened.ends_at
    assert client_for(make.sari).post(f"{THERE}/prolong").status_code == 403
    rina = client_for(make.rina)
    assert f'name="seen" value="{FOUR_DAYS}"' in rina.get(THERE).get_data(as_text=True)
    for _press in range(2):
        assert rina.post(f"{THERE}/prolong", seen=FOUR_DAYS).status_code == 303
    db.session.expire_all()
    assert opened.ends_at == closes + timedelta(days=1)
    assert told(Told.PROLONGED, make.sari) == 1
    clock.set(closes)
    assert open_and_close() == 0


def test_what_is_over_is_not_prolonged(make, client_for, opened, clock):
    clock.set(opened.ends_at)
    open_and_close()
    assert client_for(make.rina).post(f"{THERE}/prolong").status_code == 409


def test_a_draft_is_not_sent_after_the_closing(make, client_for, opened):
    point = points_of(make.rina, opened)[0]
    told = {"nameless": False, "by": make.sari}
    draft = drafts.begin_post(opened, point.thread_id, "Terlambat.", **told)
    chain.end_in_writing(opened, by=make.rina)
    db.session.commit()
    assert client_for(make.sari).post(f"/drafts/{draft.id}/publish").status_code == 409


def test_another_closing_is_told_and_another_way_refused(make, client_for, opened):
    rina = client_for(make.rina)
    typed = {**TYPED, "facilitator": "0", "scribe": "0", "last_day": "2026-11-28"}
    answer = rina.submit(f"{THERE}/edit", THERE, **typed, closes="12:00")
    assert answer.status_code == 303
    assert "closes at another time: Saturday 28 November" in client_for(make.sari).get(
        "/me/notices"
    ).says.replace("\u00a0", " ")
    other = rina.submit(f"{THERE}/edit", THERE, **typed | {"mode": "online", "duration": "30"})
    assert other.status_code == 409
    assert "whether it is in writing stays" in other.says


def test_who_ends_it_and_the_clock_end_it_once(make, client_for, opened, clock):
    clock.set(opened.ends_at)
    assert client_for(make.rina).submit(f"{THERE}/end").status_code == 303
    assert open_and_close() == 0
    with pytest.raises(Refused):
        chain.end_in_writing(opened, by=None)


def test_who_has_not_written_is_reminded_once(make, opened, clock):
    point = points_of(make.rina, opened)[0]
    make.post(point, by=make.bayu, nameless=True)
    assert remind_to_write() == 0
    clock.set(opened.ends_at - timedelta(hours=20))
    assert [remind_to_write(), remind_to_write()] == [1, 0]
    reminded = [told(Told.CLOSING, one) for one in (make.rina, make.sari, make.bayu, make.maya)]
    assert reminded == [1, 1, 0, 0]


def test_from_plan_to_closed(make, client_for, opened, clock):
    rina = client_for(make.rina)
    first = points_of(make.rina, opened)[0]
    make.post(first, by=make.sari)
    clock.set(opened.ends_at)
    open_and_close()
    page = rina.get(THERE)
    assert "Who wrote, 1" in page.says
    assert page.page.query(".talk--below form.reply") == []
    make.note(opened, first, "Rak pindah ke lantai dua.")
    assert rina.post(f"{THERE}/adopt").status_code == 303
    db.session.expire_all()
    assert opened.status is Status.CLOSED
    assert "1 post" in rina.get(THERE).says


def test_a_series_of_written_rounds_opens_by_itself(make, client_for, clock):
    make.group()
    rina, new = client_for(make.rina), "/groups/obrolan-pagi/series"
    typed = {"repeats": "monthly-day", "day": "23", "first_day": "2026-11-23", "begins": "08:00"}
    given = {**typed, "tzid": "Asia/Jakarta", "mode": "in-writing", "lasts": "5", "closes": "17:00"}
    assert rina.submit(f"{new}/new", new, **given).status_code == 303
    assert "08:00 – 27 Nov, 17:00 WIB" in rina.get(new).says.replace("\u00a0", " ")
    clock.set(MONDAY - timedelta(hours=5))
    prepare_sessions()
    clock.set(MONDAY)
    assert open_and_close() == 1
    made = session_seen_by(make.rina, "obrolan-pagi", 1)
    assert (made.status, made.duration) == (Status.IN_PROGRESS, FOUR_DAYS)
    following = session_seen_by(make.rina, "obrolan-pagi", 2)
    assert following.starts_at == datetime(2026, 12, 23, 1, tzinfo=UTC)


def test_calendars_show_its_days_and_keep_people_free(make, client_for, session):
    text = client_for(make.sari).get(f"{THERE}.ics").get_data(as_text=True)
    assert "DTSTART;TZID=Asia/Jakarta:20261123T080000" in text
    assert "DTEND;TZID=Asia/Jakarta:20261127T170000" in text
    assert "TRANSP:TRANSPARENT" in text
    assert "LOCATION:in writing" in text


def test_it_is_not_prolonged_for_ever(opened, make):
    opened.duration = 62 * 24 * 60
    db.session.flush()
    with pytest.raises(Refused):
        actions.prolong(opened, seen=opened.duration, by=make.rina)


def test_one_that_was_prolonged_beyond_a_month_can_still_be_changed(make, client_for, opened):
    opened.duration = 34 * 24 * 60
    db.session.commit()
    typed = {**TYPED, "facilitator": "0", "scribe": "0", "last_day": "2026-12-27"}
    rina = client_for(make.rina)
    longer = rina.submit(f"{THERE}/edit", THERE, **typed, closes="09:00")
    assert longer.status_code == 422
    assert rina.submit(f"{THERE}/edit", THERE, **typed, closes="08:00").status_code == 303


def test_after_its_closing_it_is_not_opened_and_moderators_are_told(
    make, client_for, session, clock
):
    clock.set(session.ends_at + timedelta(minutes=1))
    assert [open_and_close(), open_and_close()] == [0, 0]
    assert [told(Told.MISSED, one) for one in (make.rina, make.sari)] == [1, 0]
    late = client_for(make.rina).post(f"{THERE}/start")
    assert late.status_code == 409
    assert "Set another closing first." in late.says


def test_that_it_closes_is_mailed_at_once_and_not_when_it_is_over(make, opened, clock, mailbox):
    clock.set(opened.ends_at - timedelta(hours=20))
    remind_to_write()
    reminder = db.session.query(Notice).filter_by(told=Told.CLOSING, person_id=make.sari.id).one()
    assert reminder.at_once
    clock.set(opened.ends_at)
    open_and_close()
    clock.set(opened.ends_at + timedelta(days=1))
    mail_at_once()
    mail_summaries()
    sweep()
    text = "".join(str(mail) for mail in mailbox.mails)
    assert "is closed: what was written" in text
    assert "you have not written yet" not in text
    assert "is open for writing until" not in text


def test_without_javascript_no_length_is_asked_of_it(make, client_for, session):
    page = client_for(make.rina).get(f"{THERE}/edit").page
    (length,) = page.query("#duration")
    assert "required" not in length.attrs


def test_today_offers_to_start_nothing_that_opens_by_itself(make, client_for, session):
    session.facilitator_id = make.rina.id
    db.session.commit()
    page = client_for(make.rina).get("/")
    assert page.all(".next h2")
    assert "Start the session" not in page.says


def test_who_is_away_for_some_of_its_days_is_expected_and_reminded(make, session, clock):
    first, last = session.days
    for one, until in ((make.sari, first), (make.bayu, last)):
        say_absence(one, AbsenceText(first, until, ""))
    db.session.commit()
    assert declined(session) == {make.bayu.id}
    said = {row.id: row.answer for row in replies_in(make.rina, session).rows}
    assert said[make.sari.id] is Reply.NEEDS_ACTION
    assert said[make.bayu.id] is Reply.DECLINED
    facts, spot = facts_of(session.group), spot_of(session)
    missing = [one.id for one in facts.members if facts.missing(one, spot)[0]]
    assert missing == [make.bayu.id]
