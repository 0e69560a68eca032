"""One's own idea: reworded and withdrawn until others have joined; a name added later."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.exc import InvalidRequestError

from cop.audit.models import AuditEntry
from cop.db import db
from cop.groups.actions import leave
from cop.groups.words import Visibility
from cop.ideas.actions import IdeaText, change_idea
from cop.ideas.models import Ask, Idea
from cop.ideas.words import IdeaKind, IdeaStatus
from cop.notices.models import Notice
from tests.bed.writing import own_unit
from tests.sessions.test_nameless import betrayals, everybody_else

WORDS = "Denda telat dihapus saja"
SHY, TWIN = "Nilam Cahaya", "Nilem Cahaya"  # the twin does nothing but be a member


@pytest.fixture
def idea(make):
    return make.idea(make.group(), WORDS, source="Sudah *lama*.")


@pytest.fixture
def shy(make):
    return make.person(SHY, login="nilamc")


@pytest.fixture
def shy_idea(make, shy, client_for):
    """Give an idea that was noted without a name, through the form."""
    members = [make.bayu, make.sari, shy, make.person(TWIN, login="nilemc")]
    make.group(members=members, informed=[make.andi], visibility=Visibility.SIGNED_IN)
    fields = {"words": WORDS, "kind": "unmet-need", "nameless": "y"}
    assert client_for(shy).submit("/ideas", **fields).status_code == 303
    return db.session.scalars(select(Idea)).one()


def test_its_author_rewords_it(make, client_for, idea):
    sari, there = client_for(make.sari), f"/ideas/{idea.id}/edit"
    fields = {"words": "Denda dihapus", "kind": "topic", "source": "", "subjects": "Denda"}
    answer = sari.submit(there, **fields)
    page = sari.follow(answer)
    assert page.all("h1") == ["Denda dihapus"]
    assert page.all(".tags .tag") == ["Denda"]
    assert (idea.kind, idea.version) == (IdeaKind.TOPIC, 2)


@pytest.mark.parametrize(("words", "said"), [("", "say in a few words"), ("a" * 201, "200")])
def test_bad_words_are_said_and_stay(make, client_for, idea, words, said):
    answer = client_for(make.sari).submit(f"/ideas/{idea.id}/edit", words=words, source="Tetap.")
    assert answer.status_code == 422
    assert said in answer.says
    assert "Tetap." in answer.get_data(as_text=True)


def test_once_others_have_joined_it_stays_as_it_is(make, client_for, idea):
    sari, there = client_for(make.sari), f"/ideas/{idea.id}/edit"
    assert sari.get(there).status_code == 200
    make.second(idea, make.bayu)
    answer = sari.submit(there, words="Anders")
    assert answer.status_code == 409
    assert "Others have joined" in answer.says
    assert "Anders" in answer.get_data(as_text=True)
    assert sari.post(f"/ideas/{idea.id}/withdraw").status_code == 409
    assert "Withdraw" not in sari.get(f"/ideas/{idea.id}").says
    assert idea.words == WORDS


def test_two_windows_do_not_overwrite_each_other(make, client_for, idea):
    sari, there = client_for(make.sari), f"/ideas/{idea.id}/edit"
    sari.submit(there, words="Satu")
    answer = sari.post(there, words="Dua", kind="topic", version="1")
    assert answer.status_code == 409
    assert "Dua" in answer.get_data(as_text=True)
    assert idea.words == "Satu"
    assert f"Now it says: {idea.words}" in answer.says


def test_its_author_withdraws_it_and_the_log_keeps_its_words(make, client_for, idea):
    sari = client_for(make.sari)
    assert sari.submit(f"/ideas/{idea.id}/withdraw").status_code == 303
    assert idea.status is IdeaStatus.WITHDRAWN
    for person in (make.sari, make.bayu, make.rina):
        client = client_for(person)
        assert client.get(f"/ideas/{idea.id}").status_code == 404
        assert WORDS not in client.get("/ideas").says
    line = db.session.scalars(select(AuditEntry).where(AuditEntry.thing == "idea")).one()
    assert (line.verb, line.person_id) == ("withdraw", make.sari.id)
    assert WORDS in line.before
    assert not db.session.scalars(select(Notice).where(Notice.path == f"/ideas/{idea.id}")).all()


def test_others_find_no_way_to_change_it(make, client_for, idea):
    for person in (make.bayu, make.rina, make.dewi):
        for verb in ("edit", "withdraw", "name"):
            assert client_for(person).get(f"/ideas/{idea.id}/{verb}").status_code == 404
            assert client_for(person).post(f"/ideas/{idea.id}/{verb}").status_code == 404


def test_who_left_stays_the_author_and_changes_nothing(make, client_for, idea):
    leave(idea.group, make.sari)
    db.session.commit()
    assert make.sari.name in client_for(make.bayu).get("/ideas").says
    assert client_for(make.sari).get(f"/ideas/{idea.id}/edit").status_code == 403


def test_a_name_that_is_there_is_not_added(make, client_for, idea):
    assert client_for(make.sari).get(f"/ideas/{idea.id}/name").status_code == 403


def test_nobody_but_its_author_can_tell_whose_idea_it_is(make, client_for, shy_idea):
    make.second(shy_idea, make.bayu)
    group, one = shy_idea.group, f"/ideas/{shy_idea.id}"
    pages = ["/", "/ideas", f"/groups/{group.slug}/ideas", f"/groups/{group.slug}", one]
    pages += ["/ideas?q=denda", "/ideas/similar?words=denda+telat+dihapus", "/me/notices"]
    pages += ["/admin/audit"]
    assert not betrayals(client_for, everybody_else(make), pages)
    said = client_for(make.rina).get(one).says
    assert "a member of the circle" in said
    assert "yours" not in said


def test_the_author_knows_it_and_may_withdraw_it_without_a_trace(make, client_for, shy, shy_idea):
    nilam = client_for(shy)
    assert "yours; only you see that" in nilam.get("/ideas").says
    nilam.submit(f"/ideas/{shy_idea.id}/withdraw")
    line = db.session.scalars(select(AuditEntry).where(AuditEntry.thing == "idea")).one()
    assert line.person_id is None


def test_everybody_is_told_of_it_so_that_nobody_is_left_out(make, shy, shy_idea):
    told = set(db.session.scalars(select(Notice.person_id)))
    assert {make.rina.id, make.bayu.id, shy.id} <= told


def test_what_is_stored_beside_it_names_nobody(shy_idea):
    assert db.session.scalars(select(Ask.by_id)).all() == [None]
    assert shy_idea.by_id is None
    with pytest.raises(InvalidRequestError):
        _ = shy_idea.nameless_by_id


def test_the_name_is_added_later(make, client_for, shy, shy_idea):
    client_for(shy).submit(f"/ideas/{shy_idea.id}/name")
    assert SHY in client_for(make.bayu).get("/ideas").says


def test_a_need_that_is_counted_elsewhere_names_nobody(make, client_for, shy, shy_idea):
    other = make.idea(shy_idea.group, "Denda telat sebaiknya dihapus", by=make.bayu)
    client_for(shy).post(f"/ideas/{other.id}/count", instead=str(shy_idea.id))
    assert set(db.session.scalars(select(Ask.by_id))) == {None, make.bayu.id}


def test_what_a_reader_asked_for_is_counted_once_however_often_the_kind_changes(make, idea):
    asks = select(Ask.many).where(Ask.idea_id == idea.id)
    for version, (kind, left) in enumerate([(IdeaKind.TOPIC, []), (IdeaKind.NEED, [1])], 1):
        with own_unit():
            change_idea(idea, IdeaText(WORDS, kind), version=version, by=make.sari)
        assert db.session.scalars(asks).all() == left


def test_what_was_counted_from_an_idea_without_a_name_is_the_count_of_others(
    make, client_for, idea
):
    theirs = make.idea(idea.group, WORDS, by=make.bayu, nameless=True)
    bayu = client_for(make.bayu)
    assert bayu.get(f"/ideas/{theirs.id}/edit").status_code == 200
    bayu.post(f"/ideas/{idea.id}/count", instead=str(theirs.id))
    answer = client_for(make.sari).submit(f"/ideas/{idea.id}/edit", words="Anders")
    assert answer.status_code == 409
    assert "Others have joined" in answer.says


def test_whoever_adds_their_name_still_changes_the_idea(client_for, shy, shy_idea):
    nilam = client_for(shy)
    there = f"/ideas/{shy_idea.id}/edit"
    assert nilam.submit(there, words="Denda dihapus").status_code == 303
    nilam.submit(f"/ideas/{shy_idea.id}/name")
    assert nilam.submit(there, words="Denda dihapus semua").status_code == 303


def test_the_summary_tells_of_it_as_it_stands_now(make, client_for, idea):
    client_for(make.sari).submit(f"/ideas/{idea.id}/edit", words="Denda dihapus")
    given = db.session.scalars(select(Notice.given).where(Notice.told == "idea-noted")).all()
    assert given
    assert {one["idea"] for one in given} == {"Denda dihapus"}
