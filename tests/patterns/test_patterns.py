"""The pattern page: for administrators, nothing happens on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cop.sessions.words import STATUSES

if TYPE_CHECKING:
    from tests.bed.browsing import Answer


def shown(client_for, person) -> Answer:
    return client_for(person).get("/patterns")


def test_only_administrators_see_it(make, client_for):
    page = shown(client_for, make.dewi)
    assert page.status_code == 200
    assert page.all("h1") == ["Patterns"]
    assert shown(client_for, make.rina).status_code == 403
    assert shown(client_for, None).status_code == 303


def test_what_is_pressed_there_changes_nothing(make, client_for):
    answer = client_for(make.dewi).submit("/patterns", "/patterns")
    assert answer.status_code == 204


def test_every_state_of_a_session_is_there(make, client_for):
    states = shown(client_for, make.dewi).all("#patterns-states .row .tag")
    assert {str(words) for words in STATUSES.values()} <= set(states)


def test_a_link_of_its_index_leads_to_a_section(make, client_for):
    page = shown(client_for, make.dewi)
    goals = [link.attrs["href"][1:] for link in page.page.query(".patterns__index a")]
    assert goals
    assert goals == [section.attrs["id"] for section in page.page.query(".patterns__section")]
