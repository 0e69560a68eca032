"""Who proposed a point rewords it and takes it back until somebody answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cop.db import db
from cop.sessions import actions
from cop.sessions.models import AgendaItem
from cop.sessions.words import PointStatus
from tests.bed.browsing import Client
from tests.make import Make

ClientFor = Callable[..., Client]
CIRCLE = "/groups/obrolan-pagi"
BACKLOG = f"{CIRCLE}/backlog"


@pytest.fixture(params=["agenda", "backlog"])
def proposal(make: Make, request: pytest.FixtureRequest) -> AgendaItem:
    """Give Sari's proposal, for a session or for later."""
    group = make.group()
    place = make.session(group) if request.param == "agenda" else group
    return make.point(place, "Usul Sari", by=make.sari, accepted=False)


def edit(point: AgendaItem) -> str:
    """Return the address of the form that rewords a proposal."""
    return f"{CIRCLE}/proposals/{point.id}/edit"


def where(point: AgendaItem) -> str:
    """Return the address of the page on which it stands."""
    return f"{CIRCLE}/sessions/{point.session.number}" if point.session else BACKLOG


def test_its_author_finds_the_way_on_the_page_and_rewords_it(
    proposal: AgendaItem, make: Make, client_for: ClientFor
) -> None:
    sari = client_for(make.sari)
    links = [link.attrs.get("href") for link in sari.get(where(proposal)).page.query("a")]
    assert edit(proposal) in links
    answer = sari.submit(edit(proposal), title="Usul Sari, jelas", duration="10")
    assert answer.location == f"{where(proposal)}#point-{proposal.id}"
    assert "Usul Sari, jelas" in sari.get(where(proposal)).says


def test_others_find_no_such_page(
    proposal: AgendaItem, make: Make, client_for: ClientFor, client: Client
) -> None:
    for other in (make.bayu, make.rina, make.maya):
        assert client_for(other).get(edit(proposal)).status_code == 404
        assert edit(proposal) not in client_for(other).get(where(proposal)).text
    assert "/login" in (client.get(edit(proposal)).location or "")


@pytest.mark.parametrize("answer", ["accept", "decline"])
def test_what_was_answered_meanwhile_stays_and_the_text_is_kept(
    answer: str, proposal: AgendaItem, make: Make, client_for: ClientFor
) -> None:
    sari = client_for(make.sari)
    given = {"title": "Terlambat", "kind": "discussion", "version": str(proposal.version)}
    actions.accept(proposal) if answer == "accept" else actions.decline(proposal, "Nanti.")
    db.session.commit()
    told = sari.post(edit(proposal), **given)
    assert told.status_code == 409
    assert "This proposal was answered already." in told.says
    assert told.page.query_one("#title").attrs["value"] == "Terlambat"
    assert proposal.title == "Usul Sari"
    assert sari.get(edit(proposal)).status_code == 403


def test_two_windows_do_not_overwrite_each_other(
    proposal: AgendaItem, make: Make, client_for: ClientFor
) -> None:
    sari = client_for(make.sari)
    sari.submit(edit(proposal), title="Pertama")
    old = {"title": "Kedua", "kind": "discussion", "version": "1"}
    assert sari.post(edit(proposal), **old).status_code == 409
    assert proposal.title == "Pertama"


def test_without_a_title_it_is_asked_for_and_the_rest_is_kept(
    proposal: AgendaItem, make: Make, client_for: ClientFor
) -> None:
    answer = client_for(make.sari).submit(edit(proposal), title=" ", source="Panjang lebar.")
    assert answer.status_code == 422
    assert "Panjang lebar." in answer.text


def test_a_proposal_without_a_name_does_not_name_its_author(
    make: Make, client_for: ClientFor
) -> None:
    point = make.point(make.group(), "Diam-diam", by=make.sari, accepted=False, nameless=True)
    answer = client_for(make.sari).submit(edit(point), presenter="Sari Wulandari")
    assert answer.status_code == 422
    assert "Here you name yourself." in answer.says
    assert client_for(make.sari).submit(edit(point), title="Lebih jelas").status_code == 303
    assert point.status is PointStatus.PROPOSED
    assert point.nameless
    assert point.proposed_by_id is None


def test_on_the_backlog_it_is_withdrawn_as_well(make: Make, client_for: ClientFor) -> None:
    point = make.point(make.group(), "Usul Sari", by=make.sari, accepted=False)
    sari = client_for(make.sari)
    sari.submit(f"{CIRCLE}/proposals/{point.id}/withdraw")
    assert "Usul Sari" not in sari.get(BACKLOG).says
