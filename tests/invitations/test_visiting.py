"""Coming to one session without an account."""

from __future__ import annotations

import pytest

from cop.db import db
from cop.groups.words import Visibility
from cop.invitations import actions as invitations
from cop.invitations.models import Visitor
from cop.people.models import Person
from cop.sessions.models import Attendance
from cop.sessions.words import Status


@pytest.fixture
def session(make):
    """Give an open session of a circle that nobody else sees."""
    return make.session(make.group("Tertutup", visibility=Visibility.MEMBERS))


@pytest.fixture
def invite(make):
    """Give a function that makes an invitation and returns its address."""

    def made(session, **more):
        invitation, token = invitations.invite(make.rina, days=7, session=session, **more)
        db.session.commit()
        return invitation, f"/invitations/{token}"

    return made


def come(client, link, name="Tono Wijaya", answer="accepted"):
    return client.submit(link, f"{link}/visit", visitor=name, answer=answer)


def test_a_visitor_reads_the_agenda_and_answers_under_a_name(session, invite, client):
    _, link = invite(session)
    assert "Rak yang kosong" in client.get(link).says
    answer = come(client, link)
    assert answer.status_code == 303
    page = client.follow(answer)
    assert "Tono Wijaya, will you come?" in page.says
    assert "Rak yang kosong" in page.says
    visitor = db.session.query(Visitor).one()
    assert (visitor.name, visitor.answer.value) == ("Tono Wijaya", "accepted")
    assert db.session.query(Person).filter_by(name="Tono Wijaya").count() == 0


def test_a_visitor_changes_the_answer(session, invite, client):
    _, link = invite(session)
    own = come(client, link).location
    client.post(f"{own}/answer", answer="declined")
    page = client.get(own)
    assert page.all('#visitor [aria-pressed="true"]') == ["I cannot come"]
    assert client.post(f"{own}/answer", answer="mungkin").status_code == 303
    assert db.session.query(Visitor).one().answer.value == "declined"


def test_a_visitor_checks_in_once_the_session_is_on(make, session, invite, client):
    _, link = invite(session)
    own = come(client, link).location
    assert not client.get(own).page.query('form[action$="check-in"]')
    assert client.post(f"{own}/check-in", how="remote").status_code == 409
    make.bring(session, Status.IN_PROGRESS)
    client.submit(own, f"{own}/check-in")
    client.post(f"{own}/check-in", how="remote")
    line = db.session.query(Attendance).filter_by(name="Tono Wijaya").one()
    assert (line.how.value, line.source.value) == ("remote", "self")


def test_a_visitor_sees_nothing_else(make, session, invite, client):
    make.post(session, "Rahasia kami.")
    make.point(session, "Usul diam", by=make.sari, accepted=False)
    _, link = invite(session)
    page = client.get(come(client, link).location)
    assert "Rahasia" not in page.text
    assert "Usul diam" not in page.text
    assert not page.page.query('main a[href^="/groups"]')
    address = f"/groups/{session.group.slug}/sessions/{session.number}"
    assert client.get(address).location.startswith("/login")


def test_the_address_ends_with_the_session(make, session, invite, client):
    _, link = invite(session, most=2)
    own = come(client, link).location
    make.bring(session, Status.WRITING_UP)
    for path in (own, f"{own}/answer", f"{own}/check-in"):
        answer = client.get(path) if path == own else client.post(path, answer="accepted")
        assert answer.status_code == 404
    assert come_by_hand(client, link).status_code == 409


def come_by_hand(client, link, **said):
    return client.post(f"{link}/visit", **{"visitor": "Ira", "answer": "accepted", **said})


def test_a_session_that_was_never_started_is_over_the_day_after(session, invite, client, clock):
    _, link = invite(session)
    own = come(client, link).location
    clock.move(days=1)
    assert client.get(own).status_code == 200
    clock.move(days=1, hours=1)
    assert client.get(own).status_code == 404


def test_withdrawing_the_invitation_ends_the_visit(make, session, invite, client):
    invitation, link = invite(session)
    own = come(client, link).location
    invitations.withdraw(invitation, by=make.rina)
    assert client.get(own).status_code == 404
    assert client.get(link).status_code == 404


def test_an_invitation_lets_in_as_many_as_it_says(session, invite, client_for):
    _, link = invite(session, most=2)
    for name in ("Tono", "Ira"):
        assert come(client_for(None), link, name).status_code == 303
    assert client_for(None).get(link).status_code == 404
    assert come_by_hand(client_for(None), link, visitor="Uma").status_code == 404


def test_two_visitors_have_two_names(session, invite, client):
    _, link = invite(session, most=3)
    come(client, link)
    again = come(client, link, "tono wijaya")
    assert again.status_code == 422
    assert "Please add where you work" in again.says
    assert again.page.query_one("#visitor").attrs["value"] == "tono wijaya"


@pytest.mark.parametrize("wrong", [{"visitor": ""}, {"answer": ""}, {"visitor": "x" * 300}])
def test_a_name_and_an_answer_are_asked_for(session, invite, client, wrong):
    _, link = invite(session)
    assert come_by_hand(client, link, **wrong).status_code == 422


def test_an_invitation_into_the_circle_takes_no_visitors(make, session, client):
    _, token = invitations.invite(make.rina, days=7, group=session.group)
    assert not client.get(f"/invitations/{token}").page.query('form[action$="visit"]')
    assert come_by_hand(client, f"/invitations/{token}").status_code == 409


def test_moderators_read_who_comes(make, session, invite, client, client_for):
    _, link = invite(session)
    come(client, link, answer="tentative")
    page = client_for(make.rina).get(f"/groups/{session.group.slug}/invitations")
    assert "Tono Wijaya (Perhaps, remove" in page.says


def test_only_the_hash_of_the_secret_is_kept(session, invite, client):
    _, link = invite(session)
    own = come(client, link).location.split("/")[-1]
    assert own not in repr(vars(db.session.query(Visitor).one()))
    assert client.get("/visitors/apa-saja").status_code == 404
