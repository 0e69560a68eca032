"""Giving people accounts, and finding them by name."""

from __future__ import annotations

import pytest

from cop.kit.problems import Invalid, Refused
from cop.people import actions
from cop.people.names import login_from
from cop.people.queries import people_named


@pytest.mark.parametrize(
    ("email", "login"),
    [
        ("Budi.Santoso@library.example", "budi.santoso"),
        ("nurul_h+rapat@library.example", "nurul.h.rapat"),
        ("émile@library.example", "emile"),
        ("本@library.example", "person"),
    ],
)
def test_a_login_is_made_from_the_email_address(email, login):
    assert login_from(email) == login


def test_a_login_that_is_taken_is_numbered(make):
    logins = [
        actions.add_person(email=f"sari@library{n}.example", name="Sari").login for n in range(3)
    ]
    assert (make.person().login, logins) == ("orang1", ["sari", "sari2", "sari3"])


def test_email_and_login_are_one_persons_in_any_case(make):
    assert make.rina.email == "rina@pustaka.example"
    with pytest.raises(Refused, match="here already"):
        actions.add_person(email="RINA@Pustaka.example", name="Another")
    with pytest.raises(Refused, match="taken"):
        actions.add_person(email="other@pustaka.example", name="Another", login="RINA")


@pytest.mark.parametrize("email", ["", "rina", "rina@", "@b.example", "a b@c.example", "a@b@c"])
def test_what_is_no_email_address_is_refused(database, email):
    with pytest.raises(Invalid):
        actions.add_person(email=email, name="Rina")


@pytest.mark.parametrize("email", ["sari@perpus.local", "sari@library.test", "sari@intranet"])
def test_an_intranets_addresses_are_good(database, email):
    assert actions.add_person(email=email, name="Sari").email == email


@pytest.mark.parametrize("login", ["a b", "a/b", "a@b", "-", "x" * 41, "ä", "a\0b"])
def test_what_does_not_fit_an_address_is_no_login(database, login):
    with pytest.raises(Invalid):
        actions.add_person(email="a@b.example", name="Rina", login=login)


@pytest.mark.parametrize("name", ["", "  ", "\n", "x" * 201, "Ri\x00na"])
def test_what_is_no_name_is_refused(database, name):
    with pytest.raises(Invalid):
        actions.add_person(email="a@b.example", name=name)


def test_people_are_found_by_name_where_one_has_it(make):
    make.person("Sari Dewi"), make.person("Sari Dewi")
    found = people_named(["rina  anggraini", "Sari Dewi", "Nobody Here", make.rina.name, ""])
    assert found == {"rina  anggraini": make.rina, "Rina Anggraini": make.rina}
