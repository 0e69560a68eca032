"""A circle whose only moderator goes is given to another, or rests; nobody is left to guess."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cop.audit.models import AuditEntry
from cop.db import db
from cop.groups.actions import change_role, leave
from cop.groups.models import Group
from cop.groups.queries import role_in
from cop.groups.words import GroupStatus, MemberRole, Visibility
from cop.kit.problems import Refused
from cop.people import actions as people
from cop.people.models import Person
from tests.bed.browsing import Client
from tests.make import Make

ClientFor = Callable[..., Client]
CLOSING = "/admin/people/rina/deactivate"


@pytest.fixture
def dewi(client_for: ClientFor, make: Make) -> Client:
    """Give the browser of an administrator."""
    return client_for(make.dewi)


@pytest.fixture
def group(make: Make) -> Group:
    """Give a circle that Rina alone moderates; Bayu came before Sari."""
    return make.group()


@pytest.fixture
def hidden(make: Make) -> Group:
    """Give such a circle that only its members see."""
    return make.group("Lingkar Tertutup", visibility=Visibility.MEMBERS)


def field(group: Group) -> str:
    return f"circle_{group.id}"


def options(client: Client, path: str, group: Group) -> list[str]:
    return client.get(path).all(f'[name="{field(group)}"] option')


def closed(person: Person) -> None:
    people.deactivate(person)
    db.session.commit()


def test_another_moderator_is_named_in_the_same_step(
    dewi: Client, group: Group, make: Make
) -> None:
    assert options(dewi, CLOSING, group) == [
        "Please choose",
        "Bayu Pratama",
        "Sari Wulandari",
        "Let the circle rest",
    ]
    answer = dewi.submit(CLOSING, **{field(group): str(make.sari.id)})
    assert answer.location == "/admin/people/rina"
    assert role_in(make.sari, group) is MemberRole.MODERATOR
    assert group.status is GroupStatus.ACTIVE
    assert not make.rina.is_active


def test_without_a_choice_the_account_stays_open(
    dewi: Client, group: Group, hidden: Group, make: Make
) -> None:
    answer = dewi.submit(CLOSING, **{field(group): str(make.sari.id)})
    assert answer.status_code == 422
    assert "A circle that only its members see: Please choose one of these." in answer.says
    chosen = answer.page.query(f'[name="{field(group)}"] option[selected]')
    assert [one.attrs["value"] for one in chosen] == [str(make.sari.id)]
    assert make.rina.is_active
    assert role_in(make.sari, group) is MemberRole.MEMBER


@pytest.mark.parametrize("choice", ["0", "x", "longest"])
def test_nobody_from_outside_can_be_chosen(
    choice: str, dewi: Client, group: Group, make: Make
) -> None:
    choice = str(make.maya.id) if choice == "0" else choice
    assert dewi.post(CLOSING, **{field(group): choice}).status_code == 422
    assert make.rina.is_active


def test_the_circle_may_rest_by_choice(dewi: Client, group: Group, make: Make) -> None:
    dewi.submit(CLOSING, **{field(group): "rest"})
    assert group.status is GroupStatus.DORMANT
    assert group.status_reason
    assert not make.rina.is_active


def test_of_a_circle_that_one_may_not_see_nothing_is_told(
    dewi: Client, hidden: Group, make: Make
) -> None:
    page = dewi.get(CLOSING)
    for word in ("Tertutup", "Bayu", "Sari"):
        assert word not in page.says
    dewi.submit(CLOSING, **{field(hidden): "longest"})
    assert role_in(make.bayu, hidden) is MemberRole.MODERATOR


def test_a_circle_with_another_moderator_is_no_question(
    dewi: Client, group: Group, make: Make
) -> None:
    change_role(group, make.bayu, MemberRole.MODERATOR)
    assert dewi.get(CLOSING).all("select") == []
    assert dewi.submit(CLOSING).status_code == 303


def test_a_moderator_whose_account_is_closed_is_none(group: Group, make: Make) -> None:
    change_role(group, make.bayu, MemberRole.MODERATOR)
    closed(make.bayu)
    with pytest.raises(Refused):
        leave(group, make.rina)


def test_an_administrator_appoints_a_moderator_where_there_is_none(
    dewi: Client, group: Group, make: Make
) -> None:
    assert "Every circle has a moderator" in dewi.get("/admin/circles").says
    closed(make.rina)
    appoint = f"/admin/circles/{group.id}/appoint"
    answer = dewi.submit("/admin/circles", appoint, **{field(group): str(make.sari.id)})
    assert answer.location == "/admin/circles"
    assert role_in(make.sari, group) is MemberRole.MODERATOR
    assert "Every circle has a moderator" in dewi.get("/admin/circles").says
    assert dewi.post(appoint, **{field(group): str(make.bayu.id)}).status_code == 404
    line = db.session.query(AuditEntry).one()
    assert (line.verb, line.ref, line.person) == ("appoint moderator", group.id, make.dewi)


def test_a_circle_that_one_may_not_see_gets_its_longest_member(
    dewi: Client, hidden: Group, make: Make
) -> None:
    closed(make.rina)
    assert "Tertutup" not in dewi.get("/admin/circles").says
    appoint = f"/admin/circles/{hidden.id}/appoint"
    assert dewi.submit("/admin/circles", appoint).status_code == 422
    dewi.submit("/admin/circles", appoint, **{field(hidden): "longest"})
    assert role_in(make.bayu, hidden) is MemberRole.MODERATOR


def test_of_a_circle_without_members_anybody_can_be_made_moderator(
    dewi: Client, make: Make
) -> None:
    group = make.group(members=[])
    closed(make.rina)
    appoint = f"/admin/circles/{group.id}/appoint"
    told = dewi.submit("/admin/circles", appoint, **{field(group): "nobody"})
    assert told.status_code == 422
    assert "Nobody here has this login" in told.says
    assert told.page.query(f'[name="{field(group)}"]')[0].attrs["value"] == "nobody"
    assert dewi.submit("/admin/circles", appoint, **{field(group): "rina"}).status_code == 422
    dewi.submit("/admin/circles", appoint, **{field(group): make.maya.login})
    assert role_in(make.maya, group) is MemberRole.MODERATOR


def test_nobody_else_appoints(group: Group, make: Make, client_for: ClientFor) -> None:
    closed(make.rina)
    assert client_for(make.sari).get("/admin/circles").status_code == 403
    path = f"/admin/circles/{group.id}/appoint"
    assert client_for(make.sari).post(path).status_code == 403
