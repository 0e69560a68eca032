"""The search of the header offers pages by name, of what the person may see."""

from __future__ import annotations

import pytest


def offered(client, typed):
    answer = client.get(f"/archive/suggest?q={typed}", htmx=True)
    return [(one.attrs["data-href"], one.to_text().strip()) for one in answer.page.query(".offer")]


def test_subjects_circles_people_and_outputs_are_offered_by_name(make, client_for):
    subject = make.subject("Maksud", "Mapping")
    group = make.group("Obrolan Maju")
    output = make.output(group, "Cara maju")
    found = offered(client_for(make.maya), "ma")
    assert found == [
        (f"/subjects/{subject.id}-mapping", "Mapping"),
        (f"/groups/{group.slug}", "Obrolan Maju"),
        ("/people/maya", "Maya Tanjung"),
        (f"/outputs/{output.id}/{output.slug}", "Cara maju"),
    ]


def test_nothing_is_offered_for_one_letter(make, client_for):
    make.group("Maju")
    assert offered(client_for(make.maya), "m") == []


def test_only_the_beginning_of_a_word_counts(make, client_for):
    make.group("Obrolan Pagi")
    assert offered(client_for(make.dewi), "rolan") == []


def test_what_the_person_may_not_see_is_not_offered(make, client_for):
    group = make.group("Rahasia", visibility="members")
    make.output(group, "Rahasia besar")
    make.output(make.group("Lain"), "Rahasia kecil", published=False)
    assert offered(client_for(make.maya), "rahasia") == []
    assert [label for _, label in offered(client_for(make.sari), "rahasia")] == [
        "Rahasia",
        "Rahasia besar",
    ]


@pytest.mark.parametrize("typed", ["%25%25", "__", "''", "\\\\", "%F0%9F%A6%89%F0%9F%A6%89"])
def test_signs_are_only_signs(make, client_for, typed):
    make.group("Obrolan Pagi")
    assert offered(client_for(make.maya), typed) == []


def test_it_costs_two_statements_beside_who_asks(make, client_for):
    make.group("Maju")
    client = client_for(make.maya)
    client.get("/archive/suggest?q=ma", htmx=True)
    assert len(client.get("/archive/suggest?q=ma", htmx=True).statements) <= 2


def test_opened_as_a_page_it_is_the_search(make, client_for):
    answer = client_for(make.maya).get("/archive/suggest?q=maju")
    assert answer.location == "/archive?q=maju"
