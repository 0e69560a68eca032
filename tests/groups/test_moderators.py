"""A circle never loses its last moderator, whatever happens at once."""

from __future__ import annotations

from threading import Barrier, Thread
from time import sleep

import pytest
from sqlalchemy import func, select

from cop.db import db
from cop.groups.actions import belonging
from cop.groups.models import Membership
from cop.groups.words import MemberRole

CIRCLE = "/groups/obrolan-pagi"
WAYS = {
    "leave": (f"{CIRCLE}/leave", f"{CIRCLE}/leave"),
    "demote oneself": (f"{CIRCLE}/members/rina/role", f"{CIRCLE}/members/sari/role"),
    "demote each other": (f"{CIRCLE}/members/sari/role", f"{CIRCLE}/members/rina/role"),
    "remove each other": (f"{CIRCLE}/members/sari/remove", f"{CIRCLE}/members/rina/remove"),
}


def moderators() -> int:
    query = select(func.count(Membership.id)).where(Membership.role == MemberRole.MODERATOR)
    return db.session.scalar(query) or 0


def at_once(*calls) -> list[int]:
    """Return the status of each answer to requests that are sent at the same moment."""
    barrier, statuses = Barrier(len(calls)), []

    def send(browser, path) -> None:
        barrier.wait()
        statuses.append(browser.post(path, role="member").status_code)

    threads = [Thread(target=send, args=call) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(statuses)


@pytest.fixture
def slow_check(monkeypatch):
    """Let time pass between the look at who moderates and what follows from it."""
    check = belonging._keep_a_moderator

    def slowly(*given) -> None:
        check(*given)
        sleep(0.3)

    monkeypatch.setattr(belonging, "_keep_a_moderator", slowly)


@pytest.mark.parametrize("way", WAYS)
def test_of_two_moderators_who_go_at_once_one_stays(make, client_for, slow_check, way):
    group = make.group()
    belonging.change_role(group, make.sari, MemberRole.MODERATOR)
    browsers = client_for(make.rina), client_for(make.sari)
    db.session.commit()
    statuses = at_once(*zip(browsers, WAYS[way], strict=True))
    db.session.rollback()
    assert moderators() == 1
    assert statuses[0] == 303
    assert statuses[1] in (403, 409)


def test_two_who_join_at_once_are_two_members(make, client_for):
    make.group(members=[])
    browsers = client_for(make.maya), client_for(make.andi)
    assert at_once(*((browser, f"{CIRCLE}/join") for browser in browsers)) == [303, 303]


def test_one_who_joins_twice_at_once_is_one_member(make, client_for):
    make.group(members=[])
    browsers = client_for(make.maya), client_for(make.maya)
    assert at_once(*((browser, f"{CIRCLE}/join") for browser in browsers)) == [303, 303]
    db.session.rollback()
    assert db.session.scalar(select(func.count(Membership.id))) == 2
