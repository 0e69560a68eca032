"""Who is invited to a session by mail has it in their calendar, without an account as well."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from cop.audit.models import AuditEntry
from cop.db import db
from cop.groups.words import Visibility
from cop.invitations import actions as invitations
from cop.invitations.models import Invitation, Visitor
from cop.jobs.sending import send_due
from cop.kit.clock import now
from cop.reminders.invited import tell_invited
from cop.reminders.mailing import mail_at_once
from cop.sessions import actions as sessions
from cop.sessions.words import Status
from tests.bed.itip import message_in
from tests.bed.writing import own_unit

LINK = re.compile(r"http://[^/]+(/invitations/\S+)")
TARI = "tari@pustaka.example"


@pytest.fixture
def session(make):
    """Give an open session of a circle that nobody else sees."""
    return make.session(make.group("Tertutup", visibility=Visibility.MEMBERS), place="Ruang baca")


@pytest.fixture
def invited(make, session, mailbox):
    """Give the mail to somebody without an account, and the address in it."""
    with own_unit():
        invitations.invite(make.rina, days=7, session=session, email=TARI)
    sweep()
    (mail,) = mailbox.mails
    text = mail.get_body(("plain",)).get_content()
    return mail, LINK.search(text)[1]


def sweep():
    """Do at once what the worker does in its sweeps."""
    tell_invited()
    mail_at_once()
    send_due()


def move(make, session, hours=1):
    with own_unit():
        later = session.starts_at + timedelta(hours=hours)
        plan = sessions.Plan(later, session.tzid, session.duration, place="Aula")
        sessions.replan(session, plan, version=session.version, by=make.rina)


def mine(mailbox):
    """Return the mails to who has no account."""
    return [mail for mail in mailbox.mails if TARI in mail["to"]]


def mails_to(person, mailbox):
    """Return the mails to the account."""
    return [mail for mail in mailbox.mails if person.email in mail["to"]]


def come(client, link, answer="accepted", name="Tari Lestari"):
    return client.submit(link, f"{link}/visit", visitor=name, answer=answer).location


def test_the_mail_of_an_invitation_is_one_for_calendars_as_well(session, invited):
    told = message_in(invited[0])
    assert told.method == "REQUEST"
    assert (told.uid, told.attendee, told.partstat) == (session.uid, TARI, "NEEDS-ACTION")
    assert told.location == "Ruang baca"
    assert "Rak yang kosong" in told.description
    assert "/groups/" not in told.description  # a page that they cannot open


def test_an_invitation_into_a_circle_is_no_appointment(make, mailbox):
    with own_unit():
        invitations.invite(make.rina, days=7, group=make.group(), email=TARI)
    sweep()
    assert [p.get_content_type() for p in mailbox.mails[0].iter_parts()] == [
        "text/plain",
        "text/html",
    ]
    assert db.session.query(Invitation).one().email == ""


def test_a_change_and_the_end_reach_the_calendar_with_what_was_answered(
    make, session, invited, mailbox, client
):
    come(client, invited[1])
    move(make, session)
    sweep()
    sweep()
    mail = mine(mailbox)[-1]
    told = message_in(mail)
    assert mail["subject"] == "Tertutup 1 has another time or place"
    assert (told.method, told.sequence, told.partstat) == ("REQUEST", 1, "ACCEPTED")
    assert (told.attendee, told.name) == (TARI, "Tari Lestari")
    make.bring(session, Status.CANCELLED)
    sweep()
    assert len(mine(mailbox)) == 3
    told = message_in(mine(mailbox)[-1])
    assert (told.method, told.sequence) == ("CANCEL", 2)


def test_a_visitor_is_removed_and_told(make, session, invited, mailbox, client, client_for):
    own = come(client, invited[1])
    rina = client_for(make.rina)
    place = f"/groups/tertutup/sessions/1/visitors/{db.session.query(Visitor).one().id}/remove"
    assert rina.get("/groups/tertutup/sessions/1").page.query(f'a[href="{place}"]')
    assert "A mail takes the session out of their calendar." in rina.get(place).says
    rina.submit(place, place)
    assert client.get(own).status_code == 404
    sweep()
    told = message_in(mailbox.mails[-1])
    assert mailbox.mails[-1]["to"] == TARI
    assert (told.method, told.uid) == ("CANCEL", session.uid)
    assert db.session.query(AuditEntry).filter_by(verb="remove", thing="visitor").count() == 1
    move(make, session)
    sweep()
    assert mine(mailbox)[-1]["subject"] == "Your invitation to Tertutup 1 is taken back"
    assert rina.get(place).status_code == 404


def test_members_read_which_visitors_come(make, session, invited, client, client_for):
    come(client, invited[1], name=make.bayu.name)
    page = client_for(make.sari).get("/groups/tertutup/sessions/1")
    assert f"Visitors: {make.bayu.name}" in page.says
    assert "(come)" not in page.says
    assert not page.page.query('a[href*="/visitors/"]')
    assert page.page.query("#replies")
    rina = client_for(make.rina).get("/groups/tertutup/sessions/1")
    assert f"Visitors: {make.bayu.name} (come)" in rina.says
    assert "come 1" in rina.says


def test_that_a_visitor_declined_is_read_by_who_leads(make, invited, client, client_for):
    own = come(client, invited[1], name="Tari")
    client.post(f"{own}/answer", answer="declined")
    there = "/groups/tertutup/sessions/1"
    assert "Tari (do not come)" in client_for(make.rina).get(there).says
    assert "Tari" not in client_for(make.sari).get(there).says


def test_a_visitor_by_a_members_name_is_marked(make, session, invited, client, client_for):
    own = come(client, invited[1], name=make.bayu.name)
    make.bring(session, Status.IN_PROGRESS)
    client.submit(own, f"{own}/check-in")
    page = client_for(make.sari).get("/groups/tertutup/sessions/1")
    assert page.all("#attendance .names .tag") == ["visitor"]
    assert f"{make.bayu.name} (visitor)" in page.page.query_one("#attendance").to_text()
    make.bring(session, Status.CLOSED)
    paper = client_for(make.sari).get("/groups/tertutup/sessions/1/print")
    assert f"{make.bayu.name} (visitor)" in paper.says


def test_only_moderators_remove_a_visitor(make, session, invited, client, client_for):
    come(client, invited[1])
    place = f"/groups/tertutup/sessions/1/visitors/{db.session.query(Visitor).one().id}/remove"
    assert client.get(place).status_code == 303
    assert client_for(make.maya).get(place).status_code == 404
    assert client_for(make.sari).get(place).status_code == 403
    assert client_for(make.sari).post(place).status_code == 403


def test_a_withdrawn_invitation_is_taken_out_of_the_calendar(
    make, session, invited, mailbox, client_for
):
    place = f"/invitations/{db.session.query(Invitation).one().id}/withdraw"
    client_for(make.rina).submit("/groups/tertutup/invitations", place)
    sweep()
    assert message_in(mailbox.mails[-1]).method == "CANCEL"
    assert db.session.query(Invitation).one().email == ""


def test_a_removed_guest_is_told(make, session, mailbox, client_for):
    with own_unit():
        sessions.let_in(session, make.maya)
    sweep()
    place = "/groups/tertutup/sessions/1/guests/maya/remove"
    client_for(make.rina).submit(place, place)
    sweep()
    assert [message_in(mail).method for mail in mailbox.mails] == ["REQUEST", "CANCEL"]
    assert message_in(mailbox.mails[-1]).attendee == make.maya.email


def test_who_comes_with_an_account_is_told_by_that(make, session, invited, client_for, mailbox):
    client_for(make.maya).submit(invited[1], f"{invited[1]}/accept")
    sweep()
    move(make, session)
    sweep()
    assert len(mine(mailbox)) == 1
    assert len([mail for mail in mailbox.mails if make.maya.email in mail["to"]]) == 2


def test_the_owner_of_an_address_is_told_once_however_many_may_come(
    make, session, client_for, mailbox
):
    with own_unit():
        of_many = {"days": 7, "most": 5, "session": session}
        invitation, token = invitations.invite(make.rina, email=make.maya.email, **of_many)
    client_for(make.maya).post(f"/invitations/{token}/accept")
    sweep()
    before = len(mails_to(make.maya, mailbox))
    move(make, session)
    sweep()
    assert len(mails_to(make.maya, mailbox)) == before + 1
    with own_unit():
        invitations.withdraw(invitation, by=make.rina)
    sweep()
    assert len(mails_to(make.maya, mailbox)) == before + 1


def test_who_takes_part_hears_nothing_more_by_an_invitation(make, session, client_for, mailbox):
    with own_unit():
        given = {"days": 7, "session": session}
        of_sari, _ = invitations.invite(make.rina, email=make.sari.email, **given)
        invitations.invite(make.rina, email=make.maya.email, **given)
        sessions.let_in(session, make.maya)
    sweep()
    before = mails_to(make.sari, mailbox), mails_to(make.maya, mailbox)
    move(make, session)
    sweep()
    after = mails_to(make.sari, mailbox), mails_to(make.maya, mailbox)
    assert [len(mails) for mails in after] == [len(mails) + 1 for mails in before]
    place = "/groups/tertutup/sessions/1/guests/maya/remove"
    client_for(make.rina).submit(place, place)
    with own_unit():
        invitations.withdraw(of_sari, by=make.rina)
    move(make, session, hours=2)
    sweep()
    ended = mails_to(make.sari, mailbox), mails_to(make.maya, mailbox)
    assert [len(mails) for mails in ended] == [len(mails) + 1 for mails in after]
    assert [message_in(mails[-1]).method for mails in ended] == ["REQUEST", "CANCEL"]


def test_an_expired_invitation_that_nobody_used_tells_no_more(
    make, session, invited, clock, mailbox
):
    with own_unit():
        db.session.query(Invitation).one().expires_at = now()
    move(make, session)
    sweep()
    assert len(mine(mailbox)) == 1


def test_an_address_is_forgotten_after_its_session(session, invited, clock):
    clock.move(days=3)
    sweep()
    assert db.session.query(Invitation).one().email == ""
