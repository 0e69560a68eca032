"""Making invitations, what became of them, and who may."""

from __future__ import annotations

import pytest

from cop.db import db
from cop.invitations import actions
from cop.invitations.models import Invitation
from cop.sessions.words import Status
from tests.bed.writing import own_unit


@pytest.fixture
def group(make):
    """Give Rina's circle."""
    return make.group()


def link_on(answer):
    """Return the path of the link that the page shows."""
    return answer.page.query_one("#link").attrs["value"].removeprefix("http://127.0.0.1:8000")


def test_a_moderator_gets_a_link_that_is_shown_once(client_for, make, group):
    rina, page = client_for(make.rina), f"/groups/{group.slug}/invitations"
    answer = rina.submit(page, page, days="30", most="3", note="Mari ikut.")
    link = link_on(answer)
    assert link.startswith("/invitations/")
    listed = rina.get(page)
    assert link not in listed.text
    assert "0 of 3 used" in listed.says
    assert "Mari ikut." in listed.says
    assert link.split("/")[-1] not in [one.token_hash for one in db.session.query(Invitation)]


def test_the_link_of_one_session_is_offered_from_its_page(client_for, make, group):
    session = make.session(group)
    rina = client_for(make.rina)
    address = f"/groups/{group.slug}/invitations?session={session.number}"
    assert rina.get(f"/groups/{group.slug}/sessions/1").page.query(f'a[href="{address}"]')
    page = f"/groups/{group.slug}/invitations"
    rina.submit(address, page)
    assert db.session.query(Invitation).one().session_id == session.id


@pytest.mark.parametrize("state", [Status.DRAFT, Status.CLOSED, Status.CANCELLED])
def test_what_takes_no_guests_is_not_offered(client_for, make, group, state):
    session = make.session(group, state=state)
    page = f"/groups/{group.slug}/invitations"
    answer = client_for(make.rina).post(page, days="7", most="1", session=str(session.number))
    assert answer.status_code == 422


@pytest.mark.parametrize(
    "wrong",
    [{"days": "3650"}, {"most": "0"}, {"most": "1000"}, {"most": "x"}, {"note": "x" * 501}],
)
def test_what_cannot_be_used_is_said_and_kept(client_for, make, group, wrong):
    typed = {"days": "7", "most": "2", "note": "Halo", "session": "0"} | wrong
    answer = client_for(make.rina).post(f"/groups/{group.slug}/invitations", **typed)
    assert answer.status_code == 422
    assert typed["note"][:4] in answer.text
    assert db.session.query(Invitation).count() == 0


def test_administrators_invite_into_the_site(client_for, make, client):
    dewi = client_for(make.dewi)
    link = link_on(dewi.submit("/admin/invitations", "/admin/invitations"))
    assert client.get(link).status_code == 200
    assert client_for(make.rina).get("/admin/invitations").status_code == 403


def test_a_withdrawn_invitation_lets_nobody_in(client_for, make, group, client):
    invitation, token = actions.invite(make.rina, days=7, group=group)
    db.session.commit()
    rina, page = client_for(make.rina), f"/groups/{group.slug}/invitations"
    answer = rina.submit(page, f"/invitations/{invitation.id}/withdraw")
    assert "withdrawn" in rina.follow(answer).says
    assert client.get(f"/invitations/{token}").status_code == 404


def test_nobody_withdraws_what_others_made(client_for, make, group):
    invitation, _ = actions.invite(make.rina, days=7, group=group)
    site, _ = actions.invite(make.dewi, days=7)
    db.session.commit()
    for person in (make.bayu, make.dewi):
        address = f"/invitations/{invitation.id}/withdraw"
        assert client_for(person).post(address).status_code == 404
    assert client_for(make.rina).post(f"/invitations/{site.id}/withdraw").status_code == 404


@pytest.mark.parametrize("who", ["bayu", "maya", "dewi"])
def test_who_does_not_moderate_does_not_invite(client_for, make, group, who):
    person = client_for(getattr(make, who))
    for answer in (
        person.get(f"/groups/{group.slug}/invitations"),
        person.post(f"/groups/{group.slug}/invitations"),
    ):
        assert answer.status_code == 403


def test_every_state_is_said(client_for, make, group, clock):
    for days in (1, 7):
        actions.invite(make.rina, days=days, group=group)
    _, used = actions.invite(make.rina, days=30, group=group)
    actions.accept(used, make.maya)
    db.session.commit()
    clock.move(days=2)
    page = client_for(make.rina).get(f"/groups/{group.slug}/invitations")
    assert page.all("#invitations .tag") == ["open"]
    assert page.all("#past .tag") == ["used up", "expired"]
    assert "Maya Tanjung" in page.says


def test_what_lets_nobody_in_any_more_is_folded(make, client_for, group):
    with own_unit():
        for _one in range(4):
            past, _token = actions.invite(make.rina, days=7, group=group)
            actions.withdraw(past, by=make.rina)
        actions.invite(make.rina, days=7, group=group)
    page = client_for(make.rina).get("/groups/obrolan-pagi/invitations")
    assert len(page.page.query("#invitations > li")) == 1
    assert len(page.page.query("details#invitations-past:not([open]) li")) == 4
