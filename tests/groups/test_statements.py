"""Pages of circles cost as many statements for 5 rows as for 500."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import insert

from cop.db import db
from cop.groups.models import Group, JoinRequest, Membership
from cop.groups.words import Kind, MemberRole
from cop.kit.clock import now
from cop.people.models import Person
from cop.sessions.words import Status

FEW, MANY = 5, 500
CIRCLE = "/groups/obrolan-pagi"


def fill(make, group: Group, count: int) -> None:
    """Add so many circles, and members and requests of the circle."""
    person = {"locale": "en", "time_zone": "Asia/Jakarta"}
    people = [
        {"name": f"Orang {n}", "login": f"p{count}x{n}", "email": f"{count}.{n}@pustaka.example"}
        for n in range(count)
    ]
    ids = list(
        db.session.scalars(insert(Person).returning(Person.id), [{**person, **p} for p in people])
    )
    half = len(ids) // 2
    db.session.execute(
        insert(Membership),
        [{"group_id": group.id, "person_id": i, "role": MemberRole.MEMBER} for i in ids[:half]],
    )
    db.session.execute(
        insert(JoinRequest),
        [{"group_id": group.id, "person_id": i, "words": "Boleh?"} for i in ids[half:]],
    )
    circles = [
        {"slug": f"l{count}-{n}", "name": f"Lingkar {n}", "kind": Kind.PROJECT}
        for n in range(count)
    ]
    groups = db.session.scalars(insert(Group).returning(Group.id), circles)
    db.session.execute(
        insert(Membership),
        [{"group_id": i, "person_id": make.rina.id, "role": MemberRole.MODERATOR} for i in groups],
    )
    db.session.commit()


@pytest.mark.parametrize("path", ["/groups", CIRCLE, f"{CIRCLE}/members", f"{CIRCLE}/sessions"])
def test_statements_do_not_grow_with_the_rows(make, client_for, path):
    group = make.group()
    for days in range(FEW):
        make.session(group, state=Status.OPEN, starts_at=now() - timedelta(days=days - 1))
    fill(make, group, FEW)
    few = {p: client_for(p).get(path).statements for p in (make.rina, make.maya)}
    fill(make, group, MANY)
    for person, statements in few.items():
        many = client_for(person).get(path).statements
        assert len(many) == len(statements) <= 15, "\n".join(many)
