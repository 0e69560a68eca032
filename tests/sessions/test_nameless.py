"""A point without a name: everybody reads “a member of the circle”, and only its author knows."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.exc import InvalidRequestError

from cop.audit.models import AuditEntry
from cop.db import db
from cop.groups.words import Visibility
from cop.sessions import actions
from cop.sessions.models import AgendaItem
from cop.sessions.queries import backlog_of, points_of
from cop.sessions.words import PointStatus, Status

TITLE = "Apakah denda masih perlu?"
SHY, TWIN = "Nilam Cahaya", "Nilem Cahaya"  # the twin does nothing but be a member


def address(session, rest=""):
    return f"/groups/{session.group.slug}/sessions/{session.number}" + (f"/{rest}" if rest else "")


def own(point, verb):
    return f"/groups/{point.group.slug}/proposals/{point.id}/{verb}"


@pytest.fixture
def shy(make):
    return make.person(SHY, login="nilamc")


@pytest.fixture
def group(make, shy):
    members = [make.bayu, shy, make.person(TWIN, login="nilemc")]
    return make.group(members=members, informed=[make.andi], visibility=Visibility.SIGNED_IN)


@pytest.fixture
def proposed(make, group, client_for, shy):
    """Give a session with the shy member's point, proposed through the form."""
    session = make.session(group)
    there = address(session, "points")
    answer = client_for(shy).submit(f"{there}/new", there, title=TITLE, nameless="y")
    assert answer.status_code == 303
    return points_of(make.rina, session)[-1]


def pages_about(point):
    """Return every address on which the point, or what came of it, can be read."""
    group, session = point.group, point.session
    yield from ("/", f"/groups/{group.slug}", f"/groups/{group.slug}/backlog", "/archive?q=denda")
    yield f"/groups/{group.slug}/sessions"
    if session is not None:
        yield from (address(session), address(session, "print"))
        yield address(session, f"points/{point.id}/edit")
        yield address(session, f"points/{point.id}/decline")
        yield address(session, f"threads/{point.thread_id}")


def betrayals(client_for, people, pages):
    """Return the pages that hold the name or login otherwise than the twin's, who did nothing.

    The text as it is sent is looked at, attributes and all.
    """
    found = []
    for person in people:
        client = client_for(person)
        for page in pages:
            for partial in (False, True):
                sent = client.get(page, htmx=partial).get_data(as_text=True)
                hers, twins = sent.count("ilam"), sent.count("ilem")
                found += [(person.login, page, hers, twins)] if hers != twins else []
    return found


def everybody_else(make):
    return (make.rina, make.bayu, make.andi, make.maya, make.dewi)


def test_nobody_but_its_author_can_tell_whose_point_it_is(make, client_for, proposed):
    pages = list(pages_about(proposed))
    assert not betrayals(client_for, everybody_else(make), pages)
    for person in (make.rina, make.bayu):
        said = client_for(person).get(address(proposed.session)).says
        assert TITLE in said
        assert "proposed by a member of the circle" in said
        assert "yours" not in said


def test_it_stays_without_a_name_when_it_is_accepted_carried_and_parked(make, client_for, proposed):
    session = proposed.session
    actions.accept(proposed)
    make.bring(session, Status.IN_PROGRESS)
    pages = list(pages_about(proposed))
    assert not betrayals(client_for, everybody_else(make), pages)
    proposed.status = PointStatus.PARKED
    make.bring(session, Status.CLOSED)
    again = next(one for one in backlog_of(make.rina, session.group) if one.title == TITLE)
    assert (again.nameless, again.proposed_by_id) == (True, None)
    assert not betrayals(client_for, everybody_else(make), list(pages_about(again)))
    backlog = f"/groups/{session.group.slug}/backlog"
    assert "from a member of the circle" in client_for(make.rina).get(backlog).says


def test_what_loads_a_point_cannot_read_who_it_was(make, proposed):
    db.session.expire_all()
    (loaded,) = db.session.scalars(select(AgendaItem).where(AgendaItem.id == proposed.id))
    with pytest.raises(InvalidRequestError):
        _ = loaded.nameless_by_id


def test_its_author_sees_that_it_is_theirs_and_edits_it(make, client_for, proposed, shy):
    client, there = client_for(shy), address(proposed.session)
    assert "yours; only you see that" in client.get(there).says
    answer = client.submit(
        f"{there}/points/{proposed.id}/edit", f"{there}/points/{proposed.id}", title="Denda, lagi"
    )
    assert answer.status_code == 303
    assert proposed.title == "Denda, lagi"
    assert not betrayals(client_for, everybody_else(make), list(pages_about(proposed)))


def test_its_author_withdraws_it_and_it_is_gone_for_all(make, client_for, proposed, shy):
    client = client_for(shy)
    answer = client.submit(own(proposed, "withdraw"))
    assert answer.status_code == 303
    for person in (make.rina, shy):
        assert TITLE not in client_for(person).get(address(proposed.session)).says
    (line,) = db.session.scalars(select(AuditEntry).where(AuditEntry.verb == "withdraw"))
    assert (line.person_id, line.before) == (None, TITLE)
    gone = address(proposed.session, f"points/{proposed.id}/edit")
    assert client_for(make.rina).get(gone).status_code == 404
    assert client.get(own(proposed, "withdraw")).status_code == 404


def test_its_author_adds_the_name_later(make, client_for, proposed, shy):
    actions.accept(proposed)
    client = client_for(shy)
    assert "yours: add my name" in client.get(address(proposed.session)).says
    assert client.submit(own(proposed, "name")).status_code == 303
    db.session.refresh(proposed)
    assert (proposed.proposed_by_id, proposed.nameless) == (shy.id, False)
    assert client.get(own(proposed, "name")).status_code == 403  # there is none to add any more
    taken = select(AgendaItem.nameless_by_id).where(AgendaItem.id == proposed.id)
    assert db.session.scalar(taken) is None


def test_others_find_nothing_where_the_author_withdraws_or_adds_a_name(make, client_for, proposed):
    for person in everybody_else(make):
        for verb in ("withdraw", "name"):
            assert client_for(person).get(own(proposed, verb)).status_code == 404
            assert client_for(person).post(own(proposed, verb)).status_code == 404
    assert client_for(None).get(own(proposed, "name")).location.startswith("/login")


def test_a_moderators_point_without_a_name_is_a_proposal_like_any_other(make, client_for, group):
    session = make.session(group)
    there = address(session, "points")
    client_for(make.rina).submit(f"{there}/new", there, title=TITLE, nameless="y")
    point = points_of(make.rina, session)[-1]
    assert (point.status, point.proposed_by_id) == (PointStatus.PROPOSED, None)


def test_who_names_themselves_as_presenter_is_told_and_keeps_what_was_typed(
    make, client_for, group, shy
):
    there = address(make.session(group), "points")
    typed = {"title": TITLE, "nameless": "y", "presenter": SHY.upper()}
    answer = client_for(shy).submit(f"{there}/new", there, **typed)
    assert answer.status_code == 422
    assert "Here you name yourself" in answer.says
    assert TITLE in answer.get_data(as_text=True)
    backlog = f"/groups/{group.slug}/backlog"
    assert client_for(shy).submit(backlog, backlog, **typed).status_code == 422


def test_the_backlog_takes_points_without_a_name(make, client_for, group, shy):
    backlog = f"/groups/{group.slug}/backlog"
    client_for(shy).submit(backlog, backlog, title=TITLE, nameless="y")
    (point,) = backlog_of(make.rina, group)
    assert not betrayals(client_for, everybody_else(make), list(pages_about(point)))
    assert "yours; only you see that" in client_for(shy).get(backlog).says
    client_for(shy).submit(own(point, "withdraw"))
    assert not backlog_of(make.rina, group)


def test_moderators_decline_it_like_any_other(make, client_for, proposed, shy):
    there = address(proposed.session, f"points/{proposed.id}/decline")
    client_for(make.rina).submit(there, reason="Sudah dibahas")
    said = client_for(shy).get(address(proposed.session)).says
    assert "proposed by a member of the circle: Sudah dibahas" in said
    assert client_for(shy).post(own(proposed, "withdraw")).status_code == 403


def test_the_form_says_how_far_it_goes(make, client_for, group):
    said = client_for(make.bayu).get(address(make.session(group), "points/new")).says
    assert "only 4 people take part here: some may guess. Administrators" in said
    assert "Administrators of the server could find out from the database." in said
