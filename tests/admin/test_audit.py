"""The audit log as administrators read it."""

from __future__ import annotations

import pytest

from cop.audit.actions import record
from cop.audit.models import AuditEntry
from cop.db import db
from cop.decisions.actions import remove_decision
from cop.discussions import actions as discussions
from cop.groups.actions import remove_member
from cop.groups.words import Visibility
from cop.sessions.queries import points_of
from cop.sessions.words import Status
from tests.bed.writing import own_unit


@pytest.fixture
def dewi(client_for, make):
    """Give the browser of an administrator."""
    return client_for(make.dewi)


def test_the_newest_line_stands_first_and_pages_follow(dewi, make):
    for number in range(60):
        record("change role", "person", make.sari.id, by=make.dewi, before=f"lama{number}")
    db.session.commit()
    first = dewi.get("/admin/audit")
    assert len(first.all("#audit-lines > li")) == 50
    assert "lama59" in first.all("#audit-lines > li")[0]
    address = first.page.query_one("a[rel=next]").attrs["href"]
    assert "lama9" in dewi.get(address).all("#audit-lines > li")[0]


def test_the_log_is_narrowed_by_act_and_by_person(dewi, make):
    record("deactivate", "person", make.sari.id, by=make.dewi)
    record("remove", "decision", 7, by=make.rina)
    db.session.commit()
    assert len(dewi.get("/admin/audit?act=remove+decision").all("#audit-lines > li")) == 1
    assert "Account closed" in dewi.get("/admin/audit?by=DEWI").says
    assert "No such line" in dewi.get("/admin/audit?by=nobody").says
    assert len(dewi.get("/admin/audit?act=nonsense&before=x").all("#audit-lines > li")) == 2


def test_what_was_written_in_a_circle_is_not_told_to_administrators(dewi, make):
    post = make.post(make.session(make.group()), "Hanya untuk kami.")
    discussions.remove(post, by=make.rina)
    db.session.commit()
    said = dewi.get("/admin/audit").says
    assert "Reply removed" in said
    assert "Hanya untuk kami" not in said


EDIT = "/groups/obrolan-pagi/edit"


def lines_of(dewi):
    return dewi.get("/admin/audit").all("#audit-lines > li")


def test_what_a_moderator_changes_of_a_circle_is_told_with_the_circle(dewi, client_for, make):
    make.group()
    rina = client_for(make.rina)
    rina.submit(EDIT, visibility="public", joining="ask", charter="Rahasia kami.")
    rina.submit("/groups/obrolan-pagi/format", duration="45")
    lines = lines_of(dewi)
    assert [line.split(":")[0] for line in lines] == [
        "Format of a circle changed",
        "How one joins a circle changed",
        "Who sees a circle changed",
        "Charter of a circle changed",
    ]
    assert all("Obrolan Pagi" in line and "Rina Anggraini" in line for line in lines)
    assert "before: Everybody who is signed in" in lines[2]
    narrowed = dewi.get("/admin/audit?act=change+charter+group")
    assert len(narrowed.all("#audit-lines > li")) == 1


def test_where_a_circle_belongs_its_language_and_subjects_are_told_too(dewi, client_for, make):
    make.subject("Katalogisasi", "Cataloguing")
    make.group(library=make.library("Perpustakaan Cempaka"), subjects=["Cataloguing"])
    client_for(make.rina).submit(EDIT, library="", language="id", subjects="Cataloguing, Shelving")
    lines = lines_of(dewi)
    assert [line.split(":")[0] for line in lines] == [
        "Subjects of a circle changed",
        "Language of a circle changed",
        "Library of a circle changed",
    ]
    assert "before: Cataloguing" in lines[0]
    assert "before: English" in lines[1]
    assert "before: Perpustakaan Cempaka" in lines[2]


def test_the_charter_that_was_is_kept_and_not_told(dewi, client_for, make):
    make.group(charter="Hanya untuk kami.")
    client_for(make.rina).submit(EDIT, charter="Untuk semua.")
    assert "Hanya untuk kami" not in dewi.get("/admin/audit").says
    assert db.session.query(AuditEntry).one().before == "Hanya untuk kami."


def test_a_circle_that_one_may_not_see_is_not_named_in_the_log(dewi, client_for, make):
    make.group("Lingkar Tertutup", visibility=Visibility.MEMBERS)
    client_for(make.rina).submit("/groups/lingkar-tertutup/edit", name="Lingkar Rahasia")
    (line,) = lines_of(dewi)
    assert "Circle renamed: a circle that only its members see" in line
    assert "Tertutup" not in line
    assert "Rahasia" not in line


def test_saving_without_a_change_leaves_no_line(dewi, client_for, make):
    make.group()
    client_for(make.rina).submit(EDIT)
    assert lines_of(dewi) == []


def test_a_line_names_the_session_in_which_something_was_removed(dewi, make):
    session = make.session(title="Rak yang kosong")
    post = make.post(points_of(make.rina, session)[0])
    with own_unit():
        discussions.remove(post, by=make.rina)
    (line,) = lines_of(dewi)
    assert line.startswith("Reply removed: Obrolan Pagi, Rak yang kosong")
    links = dewi.get("/admin/audit").page.query("#audit-lines a")
    assert [one.attrs["href"] for one in links] == ["/groups/obrolan-pagi/sessions/1"]


def test_a_session_that_one_may_not_see_is_not_named_in_the_log(dewi, make):
    group = make.group("Lingkar Tertutup", visibility=Visibility.MEMBERS)
    session = make.session(group, state=Status.WRITING_UP)
    decision = make.decision(points_of(make.rina, session)[0])
    with own_unit():
        remove_decision(decision, by=make.rina)
    (line,) = lines_of(dewi)
    assert "Decision removed: a circle that only its members see" in line
    assert "Tertutup" not in line


def test_a_line_names_the_person_whose_part_in_a_circle_ended(dewi, make):
    group = make.group()
    with own_unit():
        remove_member(group, make.sari, by=make.rina)
    (line,) = lines_of(dewi)
    assert line.startswith("Member removed from a circle: Sari Wulandari · Obrolan Pagi")
    assert "Member removed" in dewi.get("/admin/people/sari").says
