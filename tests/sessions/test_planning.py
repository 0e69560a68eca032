"""Sessions are planned by moderators, in the circle's own time."""

from __future__ import annotations

from datetime import UTC, datetime

from cop.sessions.queries import points_of, session_seen_by
from cop.sessions.words import Status

DAY = {"day": "2027-03-02", "begins": "07:45", "tzid": "Asia/Makassar", "duration": "30"}


def test_a_moderator_plans_a_session_with_the_points_of_the_format(make, client_for):
    group = make.group()
    answer = client_for(make.rina).submit(
        f"/groups/{group.slug}/sessions/new", f"/groups/{group.slug}/sessions", **DAY
    )
    assert answer.status_code == 303
    session = session_seen_by(make.rina, group.slug, 1)
    assert session.starts_at == datetime(2027, 3, 1, 23, 45, tzinfo=UTC)
    assert session.status is Status.OPEN  # a morning talk opens by itself
    assert [p.standing for p in points_of(make.rina, session)] == [True, True, True]


def test_a_study_group_begins_as_a_draft(make, client_for):
    group = make.group(kind="study-group")
    client_for(make.rina).submit(
        f"/groups/{group.slug}/sessions/new", f"/groups/{group.slug}/sessions", **DAY
    )
    assert session_seen_by(make.rina, group.slug, 1).status is Status.DRAFT


def test_bad_input_comes_back_with_what_was_typed(make, client_for):
    group = make.group()
    wrong = DAY | {"duration": "3", "place": "Ruang baca 2", "link": "tidak ada"}
    answer = client_for(make.rina).submit(
        f"/groups/{group.slug}/sessions/new", f"/groups/{group.slug}/sessions", **wrong
    )
    assert answer.status_code == 422
    html = answer.get_data(as_text=True)
    assert "Ruang baca 2" in html
    assert "tidak ada" in html


def test_what_is_no_day_time_or_number_is_told_in_the_readers_language(make, client_for):
    wati = make.person("Wati", locale="id")
    group = make.group(moderator=wati)
    wrong = {"day": "besok", "begins": "pagi", "tzid": "Asia/Makassar", "duration": "lama"}
    answer = client_for(wati).submit(
        f"/groups/{group.slug}/sessions/new", f"/groups/{group.slug}/sessions", **wrong
    )
    assert answer.all(".field__error") == [
        "Isi dengan tanggal, misalnya 2026-11-24.",
        "Isi dengan waktu, misalnya 07:45.",
        "Isi dengan bilangan bulat. Sesi berlangsung dari 5 menit sampai sehari.",
    ]


def test_a_time_zone_that_is_none_is_refused_where_somebody_is_suggested(make, client_for):
    session = make.session(facilitator=make.bayu)
    there = f"/groups/{session.group.slug}/sessions"
    for person in (make.sari, make.rina, make.bayu):
        make.session(session.group, facilitator=person)
    client = client_for(make.rina)
    for path in (there, f"{there}/{session.number}"):
        answer = client.post(path, **(DAY | {"tzid": "Foo/Bar", "title": "Tetap"}))
        assert answer.status_code == 422
        assert "By turn:" in answer.says
        assert "Tetap" in answer.text


def test_only_moderators_plan(make, client_for):
    group = make.group(visibility="members")
    form = f"/groups/{group.slug}/sessions/new"
    assert client_for(make.sari).get(form).status_code == 403
    assert client_for(make.maya).get(form).status_code == 404
    assert client_for(make.maya).post(f"/groups/{group.slug}/sessions", **DAY).status_code == 404


def test_a_plan_that_somebody_changed_meanwhile_is_not_overwritten(make, client_for):
    session = make.session()
    address = f"/groups/{session.group.slug}/sessions/{session.number}"
    changed = DAY | {"facilitator": "0", "scribe": "0", "title": "Baru"}
    rina = client_for(make.rina)
    stale = rina.post(address, **changed, version=str(session.version - 1))
    assert stale.status_code == 409
    assert "Baru" in stale.get_data(as_text=True)
    assert rina.submit(f"{address}/edit", address, **changed).status_code == 303
    assert session.title == "Baru"


def test_numbers_count_up_within_a_circle_and_sessions_follow_each_other(make):
    group = make.group()
    first, second = make.session(group), make.session(group)
    assert (first.number, second.number) == (1, 2)
    other = make.session(make.group("Lingkar Lain"))
    assert other.number == 1


def test_a_link_that_is_no_web_address_is_refused(make, client_for):
    session = make.session()
    base = f"/groups/{session.group.slug}/sessions/{session.number}"
    answer = client_for(make.rina).submit(f"{base}/edit", base, link="ssh://x.example/")
    assert answer.status_code == 422
