"""The demo's story: whole on any day, true to the rules, and open to everybody in it."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import datetime
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select
from werkzeug.exceptions import HTTPException

from cop.cli import COMMANDS
from cop.demo.people import PEOPLE
from cop.demo.timeline import ZONE, at
from cop.discussions.models import Post
from cop.followups.models import FollowUp
from cop.followups.words import FollowUpStatus
from cop.groups.models import Group
from cop.groups.queries import role_in
from cop.kit.clock import now, today
from cop.minutes.models import Note, NoteRevision
from cop.outputs.models import Output, OutputVersion
from cop.people.models import Person
from cop.sessions.models import AgendaItem, Session, SessionEvent
from cop.sessions.queries import next_session_of, points_of
from cop.sessions.rules import may_keep_notes, part_in
from cop.sessions.words import PointStatus, Status
from tests import cast

JUST_AFTER_THE_TALK = datetime(2026, 11, 23, 8, 31, tzinfo=ZoneInfo(ZONE))
ENGLISH = re.compile(r"\b(?:the|and|with|of|is|was|this|that)\b", re.IGNORECASE)
MOST = 3  # pages of each kind that are opened by their links
FILLER = re.compile(r"lorem|ipsum|todo|xxx|asdf|contoh teks|\{[+-]?\d", re.IGNORECASE)


@pytest.fixture(scope="module")
def told(app, _cleaner, tmp_path_factory):
    """Tell the story once by its command, at the hour that leaves the least of the day to tell.

    Gives what the command printed; the clock stays there for the module.
    """
    from cop.db import db
    from cop.db.engine import writing

    with pytest.MonkeyPatch.context() as patch, at(JUST_AFTER_THE_TALK), app.app_context():
        patch.setitem(app.config, "INSTANCE", tmp_path_factory.mktemp("demo"))
        token = writing.set(False)
        result = app.test_cli_runner().invoke(args=["cop", "demo"])
        assert result.exit_code == 0, result.output
        yield result.output
        db.session.remove()
        writing.reset(token)
        _cleaner.clean()


@pytest.fixture
def everything(told):
    """Give a function that reads all rows of a model."""
    from cop.db import db

    yield lambda model: db.session.scalars(select(model)).all()
    db.session.remove()


@pytest.fixture
def visit(app, everything):
    """Give a function that opens a browser in which the person with the login is signed in."""
    from tests.bed.browsing import Client, token_of

    by_login = {person.login: person for person in everything(Person)}
    return lambda login: Client(app, token_of(by_login[login]), "id")


def there(session):
    """Return the address of the session."""
    return f"/groups/{session.group.slug}/sessions/{session.number}"


def test_everybody_signs_in_with_what_the_command_printed(app, told):
    from tests.bed.browsing import Client

    printed = re.findall(r"^  (\w+) +(\S+)  (.+)$", told, re.MULTILINE)
    assert [(login, name) for login, _, name in printed] == [(p.login, p.name) for p in PEOPLE]
    for login, password, _ in printed[:2]:
        answer = Client(app).submit("/login", login=login, password=password)
        assert (answer.status_code, answer.location) == (303, "/")


def test_the_sign_ins_are_kept_for_the_next_start(app, told):
    kept = json.loads((app.config["INSTANCE"] / "demo.json").read_text())
    assert [login for login, _, _ in kept] == [person.login for person in PEOPLE]


def test_a_site_with_people_is_left_alone(app, told, everything):
    before = len(everything(Person))
    result = app.test_cli_runner().invoke(args=["cop", "demo"])
    assert result.exit_code == 1
    assert "already" in result.output
    assert len(everything(Person)) == before


def test_the_demo_is_for_this_machine_alone(app, monkeypatch):
    monkeypatch.setitem(app.config, "COP_HOST", "0.0.0.0")
    result = app.test_cli_runner().invoke(args=["cop", "demo"])
    assert result.exit_code == 1
    assert "loopback" in result.output


def test_the_command_is_offered():
    assert "demo" in COMMANDS


def test_the_cast_plays_itself():
    ours = {figure.login: figure for figure in PEOPLE}
    for figure in (cast.RINA, cast.BAYU, cast.SARI, cast.ANDI, cast.MAYA, cast.DEWI):
        mine = ours[figure.login]
        assert (mine.name, mine.library, mine.role) == (figure.name, figure.library, figure.role)


def test_something_is_in_every_state(everything):
    assert {session.status for session in everything(Session)} == set(Status)
    assert {point.status for point in everything(AgendaItem)} == set(PointStatus)
    settled = {FollowUpStatus.OPEN, FollowUpStatus.DONE, FollowUpStatus.CANCELLED}
    assert {follow_up.status for follow_up in everything(FollowUp)} == settled


def test_the_next_talk_waits_with_four_points_and_two_proposals(everything):
    group = next(g for g in everything(Group) if g.slug == "obrolan-pagi")
    rina = next(p for p in everything(Person) if p.login == "rina")
    session = next_session_of(rina, group)
    statuses = [point.status for point in points_of(rina, session)]
    assert session.status is Status.OPEN
    assert session.starts_at.astimezone(ZoneInfo(ZONE)).strftime("%d %H:%M") == "24 07:45"
    assert statuses.count(PointStatus.SCHEDULED) == 4
    assert statuses.count(PointStatus.PROPOSED) == 2


def test_follow_ups_are_late_due_today_and_still_ahead_for_rina(everything):
    rina = next(p for p in everything(Person) if p.login == "rina")
    mine = [f for f in everything(FollowUp) if f.who_id == rina.id]
    dues = {(f.due > today(ZONE)) - (f.due < today(ZONE)) for f in mine if f.settled_at is None}
    assert dues == {-1, 0, 1}


def test_everything_happened_in_its_time(everything):
    moments = [event.at for event in everything(SessionEvent)]
    moments += [post.created_at for post in everything(Post)]
    moments += [revision.at for revision in everything(NoteRevision)]
    assert max(moments) <= now()
    assert len({moment.date() for moment in moments}) > 30
    posts = sorted(everything(Post), key=lambda post: post.id)
    assert posts == sorted(posts, key=lambda post: post.created_at)


def test_nobody_wrote_where_the_rules_forbid_it(everything):
    for note in everything(Note):
        session, author = note.session, note.author
        assert may_keep_notes(part_in(author, role_in(author, session.group), session)), note.source
    threads = {session.thread_id: session.group for session in everything(Session)}
    threads |= {point.thread_id: point.group for point in everything(AgendaItem)}
    threads |= {group.thread_id: group for group in everything(Group)}
    threads |= {output.thread_id: output.group for output in everything(Output)}
    for post in everything(Post):
        if not post.nameless:
            assert role_in(post.author, threads[post.thread_id]) in ("member", "moderator")


def test_a_digest_keeps_its_title_and_guidelines_come_from_sessions(everything):
    for output in everything(Output):
        assert output.title.startswith("Obrolan Pagi") is (output.period is not None)


def test_people_speak_indonesian_and_say_something(everything):
    texts = [note.source for note in everything(Note)]
    texts += [post.source for post in everything(Post)]
    texts += [version.source for version in everything(OutputVersion)]
    texts = [text for text in texts if "shoebox" not in text and "Outline" not in text]
    assert not [text for text in texts if FILLER.search(text)]
    assert not [text for text in texts if len(ENGLISH.findall(text)) > 1]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("login", [person.login for person in PEOPLE])
def test_everybody_opens_today_their_circles_and_a_session_in_every_state(visit, everything, login):
    browser = visit(login)
    person = next(p for p in everything(Person) if p.login == login)
    assert person.first_name in browser.get("/").says
    hidden = "kelompok-studi-serah-simpan"
    inside = login in ("dewi", "rina", "sari", "ayu")
    for group in everything(Group):
        seen = inside or group.slug != hidden
        assert browser.get(f"/groups/{group.slug}").status_code == (200 if seen else 404)
    for session in {session.status: session for session in everything(Session)}.values():
        status = browser.get(there(session)).status_code
        drafts = session.status is Status.DRAFT and login != "dewi"
        hides = drafts or (session.group.slug == hidden and not inside)
        assert status == (404 if hides else 200), there(session)


def test_every_session_and_output_reads_without_a_fault(visit, everything):
    browser = visit("dewi")
    for session in everything(Session):
        assert browser.get(there(session)).status_code == 200
    for output in everything(Output):
        if output.published_at:
            assert browser.get(f"/outputs/{output.id}/{output.slug}").status_code == 200


@pytest.mark.parametrize("login", ["rina", "dewi"])
def test_every_link_leads_to_a_page(app, visit, login):
    """Forms open filled with what the demo holds."""
    browser, ways = visit(login), app.url_map.bind("localhost")
    ahead, kinds, astray = ["/"], Counter(), []
    for here in ahead:  # which grows
        answer = browser.get(here)
        if answer.status_code >= 400:
            astray.append(f"{here}: {answer.status_code}")
        if here == "/patterns" or answer.mimetype != "text/html":
            continue  # the links of the patterns lead nowhere
        for link in answer.page.query("a[href]"):
            there = urlsplit(urljoin(here, link.attrs["href"]))._replace(fragment="")
            kind = kind_of(ways, there.path)
            if there.scheme or there.netloc or there.geturl() in ahead or kinds[kind] == MOST:
                continue
            kinds[kind] += 1
            ahead.append(there.geturl())
    assert not astray
    assert len(kinds) > 40


def kind_of(ways, path):
    """Return the endpoint that the path means, or nothing."""
    try:
        return ways.match(path, method="GET")[0]
    except HTTPException:
        return ""


def test_what_came_out_is_found_by_another_form_of_the_word(visit):
    found = visit("maya").get("/archive?q=menggabungkan")
    assert "Menggabung rekaman bibliografis tanpa kehilangan catatan lokal" in found.says
    closed = visit("maya").get("/archive?q=serah+simpan")
    assert "apa yang akan berubah bagi kita" not in closed.says


def test_there_is_enough_of_it(everything):
    from cop.db import db

    assert len(everything(Session)) >= 35
    assert db.session.scalar(select(func.count(Post.id))) >= 50
