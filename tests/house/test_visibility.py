"""Law: who gets which answer at which address; what one may not see is not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pytest
from flask import url_for

from cop.access.guards import Open, opening
from cop.db import db
from cop.groups.actions import set_status
from cop.groups.words import GroupStatus
from tests.bed.browsing import Answer, Client, token_of
from tests.house.visibility import ROWS, Row
from tests.house.world import ROLES, Place, World, build

if TYPE_CHECKING:
    from flask import Flask

    from tests.make import Make

OUTSIDE = ("visitor", "outsider", "administrator")  # who belongs to no circle


STAYING = ("member", "scribe", "moderator")
STILL_DONE = {  # in a concluded circle: one's own part in it ends, and a moderator may wake it
    "groups.withdraw",
    "groups.put_away",
    "groups.leave",
    "groups.change_status",
}


class Probe:
    """Sends each row's request as everybody, and keeps nothing of what it did."""

    def __init__(self, app: Flask, world: World) -> None:
        self._app = app
        self._tokens = {role: person and token_of(person) for role, person in world.people.items()}
        self.faults: list[str] = []

    def letters(self, row: Row, place: Place, roles: Iterable[str] = ROLES) -> str:
        """Return the letters of the answers that the roles get."""
        path = self._path(row, place)
        return "".join(self._letter(row.method, path, role) for role in roles)

    def statuses(self, row: Row, place: Place, roles: Iterable[str]) -> list[int]:
        """Return the status codes of the answers that the roles get."""
        path = self._path(row, place)
        return [
            Client(self._app, self._tokens[role] or "").post(path).status_code for role in roles
        ]

    def _letter(self, method: str, path: str, role: str) -> str:
        client = Client(self._app, self._tokens[role] or "")
        client.checks = role == "moderator"  # every page is looked at once
        try:
            return letter_of(client.get(path) if method == "GET" else client.post(path))
        except Exception as fault:  # noqa: BLE001 - one page that fails does not hide the others
            self.faults.append(f"{method} {path} as {role}: {fault!r}")
            return "!"

    def _path(self, row: Row, place: Place) -> str:
        with self._app.test_request_context():
            rules = self._app.url_map.iter_rules(row.endpoint)
            words = set().union(*(rule.arguments for rule in rules))
            values = place.values(**row.chosen)
            return url_for(row.endpoint, **{word: values[word] for word in words})


def letter_of(answer: Answer) -> str:
    """Return what the table calls the answer."""
    if answer.status_code == 303 and (answer.location or "").startswith("/login"):
        return "l"
    return {403: "x", 404: "-"}.get(answer.status_code, "+")


@pytest.fixture
def world(make: Make) -> World:
    """Give both circles and everybody."""
    return build(make)


@pytest.fixture
def probe(app: Flask, world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[Probe]:
    """Give what sends requests; from here on everything is written, and then taken back."""
    made = Probe(app, world)

    def taken_back() -> None:
        db.session.flush()
        db.session.rollback()

    monkeypatch.setattr(db.session, "commit", taken_back)
    yield made
    monkeypatch.undo()


def test_every_address_stands_in_the_table(app: Flask) -> None:
    there = {
        (rule.endpoint, method)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) & {"GET", "POST"}
    }
    assert there == {(row.endpoint, row.method) for row in ROWS}


def test_everybody_gets_the_answer_of_the_table(probe: Probe, world: World) -> None:
    got = [(row, probe.letters(row, world.open)) for row in ROWS]
    wrong = [f"{row}: {letters}" for row, letters in got if letters != row.answers]
    assert not wrong, "\n".join([*wrong, *probe.faults])


def test_who_is_outside_finds_nothing_of_a_closed_circle(probe: Probe, world: World) -> None:
    got = [(row, probe.letters(row, world.closed, OUTSIDE)) for row in ROWS if row.bound]
    wrong = [f"{row}: {letters}" for row, letters in got if letters != "l--"]
    assert not wrong, "\n".join([*wrong, *probe.faults])


def test_who_is_inside_reads_a_closed_circle(probe: Probe, world: World) -> None:
    got = [(row, probe.letters(row, world.closed, ["member"])) for row in ROWS if row.is_page]
    wrong = [f"{row}: {letter}" for row, letter in got if letter != row.answer_to("member")]
    assert not wrong, "\n".join([*wrong, *probe.faults])


@pytest.fixture
def concluded(world: World) -> Place:
    """Give the open circle, which is concluded by now."""
    moderator = world.people["moderator"]
    assert moderator is not None
    set_status(world.open.group, GroupStatus.CONCLUDED, by=moderator, reason="Selesai.")
    db.session.commit()
    return world.open


def test_nothing_changes_in_a_concluded_circle(concluded: Place, probe: Probe) -> None:
    changing = [
        row for row in ROWS if row.method == "POST" and row.bound and row.endpoint not in STILL_DONE
    ]
    told = [
        (row, role, probe.statuses(row, concluded, [role])[0])
        for row in changing
        for role in STAYING
        if row.answer_to(role) == "+"
    ]
    wrong = [f"{row}: {status} to {role}" for row, role, status in told if status != 409]
    assert not wrong, "\n".join([*wrong, *probe.faults])


def test_visitors_of_a_public_site_see_what_is_public(
    app: Flask, probe: Probe, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "COP_ACCESS", "public")
    wrong = []
    for row in ROWS:
        opened = opening(app, row.endpoint) is Open.VISITORS
        public = row.answer_to("outsider" if opened else "visitor")
        hidden = "-" if opened and row.bound else public
        got = [probe.letters(row, place, ["visitor"]) for place in (world.public, world.open)]
        if got != [public, hidden]:
            wrong.append(f"{row}: {got}, not {[public, hidden]}")
    assert not wrong, "\n".join([*wrong, *probe.faults])
