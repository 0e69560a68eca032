"""A view is open to those whom it says it is for."""

from __future__ import annotations

import pytest

from cop import create_app
from cop.access import Open, open_to
from cop.config import read
from cop.db import db
from tests.bed.browsing import Client, token_of

READ = ("read", {"Content-Type": "text/plain"})


@pytest.fixture(scope="module")
def site(app):
    """Give a second application with one page for each kind of reader."""
    made = create_app({"TESTING": True})
    for whom in Open:
        path = f"/for/{whom.value}"
        made.add_url_rule(path, path, open_to(whom)(lambda: READ), methods=["GET", "POST"])
    yield made
    with made.app_context():
        db.engine.dispose()


@pytest.fixture
def at(site, database):
    """Open a page of the second application as somebody, and give the status."""

    def status(person, path, **more):
        return Client(site, token_of(person) if person else "").get(path, **more).status_code

    return status


@pytest.mark.parametrize(
    ("whom", "visitor", "member", "administrator"),
    [
        ("everybody", 200, 200, 200),
        ("visitors", 303, 200, 200),
        ("people", 303, 200, 200),
        ("administrators", 303, 403, 200),
    ],
)
def test_a_page_is_open_to_those_it_is_for(at, make, whom, visitor, member, administrator):
    seen = [at(person, f"/for/{whom}") for person in (None, make.maya, make.dewi)]
    assert seen == [visitor, member, administrator]


def test_a_director_is_no_administrator(at, make):
    assert at(make.person(role="director"), "/for/administrators") == 403


def test_visitors_read_where_the_site_is_public(at, site, monkeypatch):
    monkeypatch.setitem(site.config, "COP_ACCESS", "public")
    assert at(None, "/for/visitors") == 200
    assert at(None, "/for/people") == 303


def test_visitors_read_from_the_networks_that_were_chosen(at, site, monkeypatch):
    chosen = read({"COP_ACCESS": "networks", "COP_NETWORKS": "10.1.0.0/16, 2001:db8::/32"})
    for name in ("COP_ACCESS", "COP_NETWORKS"):
        monkeypatch.setitem(site.config, name, chosen[name])
    for address, status in {
        "10.1.200.3": 200,
        "10.2.0.1": 303,
        "2001:db8::7": 200,
        "2001:db9::7": 303,
        "": 303,
    }.items():
        assert at(None, "/for/visitors", environ_base={"REMOTE_ADDR": address}) == status


def test_a_header_makes_nobody_a_neighbour(at, site, monkeypatch):
    chosen = read({"COP_ACCESS": "networks", "COP_NETWORKS": "10.1.0.0/16"})
    for name in ("COP_ACCESS", "COP_NETWORKS"):
        monkeypatch.setitem(site.config, name, chosen[name])
    forged = {"X-Forwarded-For": "10.1.0.1", "X-Real-IP": "10.1.0.1"}
    assert at(None, "/for/visitors", headers=forged) == 303


def test_visitors_come_back_to_the_page_and_never_to_an_action(site, database):
    visitor = Client(site)
    assert visitor.get("/for/people?page=2").location == "/login?next=/for/people?page%3D2"
    assert visitor.post("/for/people").location == "/login"
