"""How a session is held: on site, online or both; what is typed for it, and what is shown."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cop.kit.meeting import Mode
from cop.sessions.queries import attendance_of, session_seen_by
from cop.sessions.words import Presence, Status

LINK = "https://temu.example.org/obrolan"
DAY = {"day": "2027-03-02", "begins": "07:45", "tzid": "Asia/Makassar", "duration": "30"}


CHOSEN = '[name="mode"][checked]'


def valued(answer, which):
    return [one.attrs.get("value", "") for one in answer.page.query(which)]


def plan(client_for, make, group, **typed):
    form, there = f"/groups/{group.slug}/sessions/new", f"/groups/{group.slug}/sessions"
    return client_for(make.rina).submit(form, there, **{**DAY, **typed})


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ({"mode": "on-site", "place": "Ruang baca 2"}, "Ruang baca 2"),
        ({"mode": "online", "link": LINK}, "online"),
        ({"mode": "both", "place": "Aula", "link": LINK}, "Aula, and online"),
    ],
)
def test_a_moderator_says_how_a_session_is_held(make, client_for, typed, shown):
    group = make.group()
    assert plan(client_for, make, group, **typed).status_code == 303
    session = session_seen_by(make.rina, group.slug, 1)
    assert session.mode == typed["mode"]
    page = client_for(make.sari).get(f"/groups/{group.slug}/sessions/1")
    assert page.all(".session__facts .meets") == [shown]
    assert shown in client_for(make.sari).get(f"/groups/{group.slug}").says


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ({"mode": "on-site", "link": LINK}, "needs no link"),
        ({"mode": "online", "place": "Ruang baca 2"}, "needs no place"),
        ({"mode": "online", "link": "ftp://temu.example.org"}, "a whole address"),
        ({"mode": "online", "link": "temu.example.org"}, "a whole address"),
        ({"mode": "both", "place": LINK, "link": LINK}, "belongs into the link"),
        ({"mode": "dalam hati"}, "Please choose one of these."),
    ],
)
def test_what_does_not_belong_to_the_way_is_refused_and_kept(make, client_for, typed, refusal):
    answer = plan(client_for, make, make.group(), **typed)
    assert answer.status_code == 422
    assert refusal in answer.says
    for name in ("place", "link"):
        assert valued(answer, f"[name={name}]") == [typed.get(name, "")]


def test_a_browser_that_sends_no_place_takes_the_one_that_was_there_away(make, client_for):
    session = make.session(place="Ruang baca 2", link=LINK)
    there = f"/groups/{session.group.slug}/sessions/{session.number}"
    typed = {**DAY, "facilitator": "0", "scribe": "0", "mode": "online", "link": LINK}
    rina = client_for(make.rina)
    assert rina.post(there, **typed, version=str(session.version)).status_code == 303
    assert (session.mode, session.place, session.link) == (Mode.ONLINE, "", LINK)


def test_the_form_begins_with_the_way_of_the_circle(make, client_for):
    group, rina = make.group(), client_for(make.rina)
    form = f"/groups/{group.slug}/format"
    assert rina.submit(form, form, mode="online").status_code == 303
    for page in ("sessions/new", "series/new"):
        assert valued(rina.get(f"/groups/{group.slug}/{page}"), CHOSEN) == ["online"]


def test_only_place_and_link_say_enough(make):
    assert make.session(place="Aula").mode is Mode.ON_SITE
    assert make.session(make.group("Lain"), link=LINK).mode is Mode.ONLINE
    assert make.series(place="Aula", link=LINK).mode is Mode.BOTH


def test_who_takes_part_online_is_written_down_as_remote(make, client_for):
    session = make.session(link=LINK, state=Status.IN_PROGRESS)
    there = f"/groups/{session.group.slug}/sessions/{session.number}"
    sari = client_for(make.sari)
    assert "I take part remotely" not in sari.get(there).says
    sari.post(f"{there}/check-in")
    lines = {line.person: line.how for line in attendance_of(make.rina, session)}
    assert lines == {make.rina: Presence.REMOTE, make.sari: Presence.REMOTE}


def test_a_series_hands_its_way_to_its_sessions(make, client_for):
    series = make.series(link=LINK, first=datetime(2027, 3, 1, 7, 45))  # noqa: DTZ001
    edit = f"/groups/{series.group.slug}/series/{series.id}/edit"
    there = edit.removesuffix("/edit")
    page = client_for(make.rina).get(edit)
    assert valued(page, CHOSEN) == ["online"]
    answer = client_for(make.rina).submit(edit, there, mode="on-site", place="Aula", link="")
    assert answer.status_code == 303
    assert (series.mode, series.place, series.link) == (Mode.ON_SITE, "Aula", "")


def test_who_is_told_of_a_change_reads_the_new_way(make, client_for, clock):
    clock.set(datetime(2027, 3, 1, 1, tzinfo=UTC))
    session = make.session(place="Aula")
    there = f"/groups/{session.group.slug}/sessions/{session.number}"
    typed = {**DAY, "facilitator": "0", "scribe": "0", "mode": "online", "link": LINK}
    client_for(make.rina).post(there, **typed, version=str(session.version))
    told = client_for(make.sari).get("/me/notices").says
    assert "another time or place: Tuesday 2 March, 06:45 WIB online" in told
    assert LINK not in told
