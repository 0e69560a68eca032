"""The audit log as administrators read it."""

from __future__ import annotations

import pytest

from cop.audit.actions import record
from cop.db import db
from cop.discussions import actions as discussions


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
