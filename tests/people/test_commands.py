"""What an administrator types: the first administrator, others, links for passwords."""

from __future__ import annotations

import re

import pytest

from cop.db import db
from cop.people.queries import affiliations_of, person_by_email, person_by_login
from cop.people.words import Role
from tests.cast import PASSWORD

LINK = re.compile(r"^http://127\.0\.0\.1:8000(/password/\S{43})$", re.M)


@pytest.fixture
def cop(app, database):
    """Run a command; gives its exit status and what it says."""

    def run(*words, typed=""):
        result = app.test_cli_runner().invoke(args=["cop", *words], input=typed)
        db.session.expire_all()
        return result.exit_code, result.output

    return run


def test_init_adds_the_administrator_whose_link_works(cop, client):
    status, said = cop("init", "--admin", "Dewi.Lestari@pustaka.example")
    dewi = person_by_email("dewi.lestari@pustaka.example")
    assert (status, dewi.role, dewi.name) == (0, Role.ADMINISTRATOR, "Dewi Lestari")
    path = LINK.search(said)[1]
    assert client.submit(path, password=PASSWORD, again=PASSWORD).status_code == 303


def test_init_says_where_the_administrator_works(cop, make):
    make.library("Perpustakaan Kota Kenanga")
    cop("init", "--admin", "dewi@pustaka.example", "--library", "perpustakaan kota kenanga")
    (post,) = affiliations_of(person_by_login("dewi"))
    assert post.place == "Perpustakaan Kota Kenanga"


def test_init_takes_the_password_from_a_file(cop, client, tmp_path):
    file = tmp_path / "password"
    file.write_text(PASSWORD + "\n")
    status, said = cop(
        "init", "--admin", "dewi@pustaka.example", "--name", "Dewi L", "--password-file", str(file)
    )
    assert (status, LINK.search(said)) == (0, None)
    assert client.submit("/login", login="dewi", password=PASSWORD).status_code == 303


def test_init_again_changes_nothing_and_says_so(cop, make):
    before = make.dewi.password_hash
    status, said = cop("init", "--admin", make.dewi.email, "--name", "Somebody Else")
    assert status == 0
    assert "is here already; nothing changed" in said
    assert "--new-link" in said
    assert LINK.search(said) is None
    assert (make.dewi.name, make.dewi.password_hash) == ("Dewi Lestari", before)


def test_init_gives_a_new_link_when_asked(cop, make, client):
    status, said = cop("init", "--admin", make.dewi.email, "--new-link")
    assert status == 0
    assert client.get(LINK.search(said)[1]).status_code == 200


def test_init_makes_nobody_an_administrator_by_accident(cop, make):
    status, said = cop("init", "--admin", make.rina.email)
    assert (status, make.rina.role) == (1, Role.MEMBER)
    assert "not as administrator" in said


def test_add_person_adds_a_member_with_a_link(cop, client):
    status, said = cop("add-person", "--email", "budi@pustaka.example", "--name", "Budi Santoso")
    assert (status, person_by_login("budi").role) == (0, Role.MEMBER)
    assert "Budi Santoso is added as member and signs in as budi" in said
    assert client.get(LINK.search(said)[1]).status_code == 200


def test_add_person_reads_the_password_from_the_terminal(cop, client):
    words = ("--email", "b@pustaka.example", "--name", "Budi", "--login", "budi.s")
    more = ("--role", "director", "--library", "Perpustakaan Kota", "--password-file", "-")
    status, _ = cop("add-person", *words, *more, typed=PASSWORD + "\n")
    budi = person_by_login("budi.s")
    assert (status, budi.role) == (0, Role.DIRECTOR)
    assert affiliations_of(budi)[0].library_name == "Perpustakaan Kota"
    assert client.submit("/login", login="budi.s", password=PASSWORD).status_code == 303


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("--email", "rina@pustaka.example", "--name", "R"),
            "rina@pustaka.example is here already",
        ),
        (("--email", "no address", "--name", "R"), "is no e-mail address"),
        (("--email", "r@b.example", "--name", " "), "Please say the name."),
        (("--email", "r@b.example", "--name", "R", "--login", "Rina"), "The login rina is taken."),
    ],
)
def test_add_person_says_what_is_wrong_and_adds_nobody(cop, make, words, sentence):
    assert make.rina.login == "rina"
    status, said = cop("add-person", *words)
    assert status == 1
    assert sentence in said
    assert person_by_email("r@b.example") is None


def test_add_person_refuses_a_weak_password(cop):
    words = ("--email", "b@pustaka.example", "--name", "Budi", "--password-file", "-")
    status, said = cop("add-person", *words, typed="short\n")
    assert (status, person_by_login("b")) == (1, None)
    assert "at least 10 characters" in said


def test_password_link_helps_somebody_who_cannot_sign_in(cop, make, client):
    status, said = cop("password-link", make.rina.email.upper())
    assert (status, client.get(LINK.search(said)[1]).status_code) == (0, 200)


def test_password_link_for_nobody_says_so(cop):
    status, said = cop("password-link", "nobody")
    assert status == 1
    assert "Nobody here has the login or e-mail “nobody”." in said


@pytest.mark.parametrize("command", ["init", "add-person", "password-link", "run"])
def test_every_command_explains_itself_with_an_example(cop, command):
    status, said = cop(command, "--help")
    assert status == 0
    assert "Example:" in said
