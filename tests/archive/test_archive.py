"""What came out is found by word forms, narrowed, and never shown to who may not see it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cop.search.models import SearchMiss
from cop.sessions.queries import points_of
from cop.sessions.words import Status


def held(make, group=None, text="Kami menggabungkan rekaman ganda menurut ISBN."):
    session = make.session(group, state=Status.IN_PROGRESS, points=("Katalog",))
    make.note(session, points_of(make.rina, session)[0], text)
    return make.bring(session, Status.ADOPTED)


def test_minutes_are_found_by_a_word_form_that_they_do_not_contain(make, client_for):
    held(make)
    page = client_for(make.maya).get("/archive?q=gabungkan")
    assert page.all("mark")
    assert "Katalog" in page.says


def test_what_one_session_has_is_shown_together(make, client_for):
    session = make.session(state=Status.IN_PROGRESS, points=("Katalog", "Rak"))
    for point in points_of(make.rina, session):
        make.note(session, point, "Rekaman ganda digabungkan.")
    make.bring(session, Status.ADOPTED)
    page = client_for(make.maya).get("/archive?q=gabungkan")
    assert len(page.all(".hit")) == 1
    assert page.all(".hit__also summary") == ["1 more in this session"]
    links = page.page.query(".hit__also a")
    assert {page.page.query_one(".hit__title a").to_text(), links[0].to_text()} == {
        "Katalog",
        "Rak",
    }
    assert "#point-" in links[0].attrs["href"]
    assert page.all(".archive__count span") == ["2 results"]


def test_outputs_and_decisions_and_sessions_are_found(make, client_for):
    session = make.session(state=Status.IN_PROGRESS, points=("Rak",))
    make.decision(points_of(make.rina, session)[0], "Deposit digital diterima.")
    make.bring(session, Status.ADOPTED)
    make.output(session, "Pedoman deposit", body="Tesis elektronik.")
    page = client_for(make.maya).get("/archive?q=deposit")
    kinds = page.all(".archive__facets .facet:first-child a")
    assert {"Output", "Decision"} <= set(kinds)


def test_working_notes_and_drafts_are_not_found(make, client_for):
    session = make.session(state=Status.IN_PROGRESS)
    make.note(session, points_of(make.rina, session)[0], "Rahasia dapur")
    make.output(session, "Rahasia rak", published=False)
    assert not client_for(make.rina).get("/archive?q=rahasia").all(".hit")


def test_a_closed_circle_is_in_no_result_and_no_count_of_an_outsider(make, client_for):
    held(make, make.group("Tertutup", visibility="members"), "Katalogisasi rahasia")
    member, outsider = client_for(make.sari), client_for(make.maya)
    assert member.get("/archive?q=katalogisasi").all(".hit")
    page = outsider.get("/archive?q=katalogisasi")
    assert not page.all(".hit")
    assert "Tertutup" not in page.says
    assert not outsider.get("/archive?q=katalogisasi&group=tertutup").all(".hit")


def test_results_are_narrowed_by_kind_circle_and_year(make, client_for):
    held(make, make.group("Satu"), "Deposit di sini")
    held(make, make.group("Dua"), "Deposit di sana")
    maya = client_for(make.maya)
    assert len(maya.get("/archive?q=deposit").all(".hit")) == 2
    assert len(maya.get("/archive?q=deposit&group=satu").all(".hit")) == 1
    assert not maya.get("/archive?q=deposit&year=1999").all(".hit")
    assert len(maya.get("/archive?q=deposit&kind=minutes&year=apa&group=tiada").all(".hit")) == 2


def test_an_empty_answer_offers_to_put_the_question_on_a_backlog(make, client_for):
    make.group()
    page = client_for(make.sari).get("/archive?q=komik+lokal")
    assert "Nothing is found for this yet" in page.says
    link = page.page.query('a[href^="/groups/obrolan-pagi/backlog?title="]')
    assert link
    assert 'value="komik lokal"' in client_for(make.sari).get(link[0].attrs["href"]).get_data(
        as_text=True
    )


def test_a_question_without_an_answer_is_remembered_without_its_asker(make, client_for):
    from cop.db import db

    client_for(make.sari).get("/archive?q=komik+lokal")
    assert [miss.question for miss in db.session.query(SearchMiss)] == ["komik lokal"]


def test_results_come_as_a_part_while_typing_and_equal_the_page(make, client_for):
    held(make)
    sari = client_for(make.sari)
    part = sari.get("/archive?q=rekam", htmx=True)
    page = sari.get("/archive?q=rekam")
    assert part.get_data(as_text=True).strip() in page.get_data(as_text=True)


def test_without_a_question_the_newest_come_first(make, client_for):
    assert "The archive is still empty" in client_for(make.sari).get("/archive").says
    held(make)
    assert client_for(make.sari).get("/archive").all(".hit")


def test_visitors_search_only_where_the_site_lets_them(make, client):
    assert client.get("/archive?q=x").status_code == 303


@pytest.mark.parametrize(
    "question",
    ['"', "AND OR NOT", "a*b(c", "'; DROP TABLE", "-x", ":&|!<->", "💡", "x" * 5000, "*"],
)
def test_any_question_is_answered(make, client_for, question):
    held(make)
    answer = client_for(make.sari).get("/archive", query_string={"q": question})
    assert answer.status_code == 200


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(question=st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_whatever_is_typed_is_answered(make, client_for, question):
    answer = client_for(make.sari).get("/archive", query_string={"q": question, "after": question})
    assert answer.status_code == 200
