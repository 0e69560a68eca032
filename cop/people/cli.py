"""Commands that let people in: the first administrator, others, and new links for passwords."""

from __future__ import annotations

from typing import TextIO

import click
from flask.cli import with_appcontext
from flask_babel import force_locale
from flask_migrate import upgrade

from cop.db.unit import unit_of_work
from cop.kit.addresses import public
from cop.kit.problems import Problem
from cop.people import actions
from cop.people.queries import person_by_email, person_who_signs_in_as
from cop.people.words import Role
from cop.subjects.actions import begin_list

password_file = click.option(
    "--password-file",
    type=click.File(),
    help="File whose first line is the password; - reads it from the terminal's input.",
)


@click.command()
@click.option("--admin", required=True, metavar="EMAIL", help="E-mail of the administrator.")
@click.option("--name", default="", help="Name of the administrator.")
@click.option("--library", default="", help="Library where the administrator works.")
@click.option("--new-link", is_flag=True, help="Print a new link for one who is there already.")
@password_file
@with_appcontext
def init(admin: str, name: str, library: str, new_link: bool, password_file: TextIO | None) -> None:
    """Make the database ready, begin the list of subjects and add the administrator.

    Prints a link that sets the password once, unless a file gives the password.
    May be run again: it changes nothing that is there.

    Example: flask --app wsgi cop init --admin sari@library.example --name "Sari Dewi"
    """
    upgrade()
    with unit_of_work():
        begin_list()
    person = person_by_email(admin)
    if person is None:
        _add(admin, name or _name_from(admin), "", Role.ADMINISTRATOR, library, password_file)
    elif person.role is not Role.ADMINISTRATOR:
        raise click.ClickException(f"{person.name} ({admin}) is here, but not as administrator.")
    elif new_link:
        _print_link(admin)
    else:
        click.echo(f"The administrator {person.name} ({admin}) is here already; nothing changed.")
        click.echo("To set a new password, run the same with --new-link.")


@click.command("add-person")
@click.option("--email", required=True, help="E-mail address; one person each.")
@click.option("--name", required=True, help="Name as others read it.")
@click.option("--login", default="", help="Short name to sign in with; else made from the e-mail.")
@click.option("--library", default="", help="Library where the person works.")
@click.option("--role", type=click.Choice([role.value for role in Role]), default="member")
@password_file
@with_appcontext
def add_person(
    email: str, name: str, login: str, library: str, role: str, password_file: TextIO | None
) -> None:
    """Give somebody an account.

    Prints a link that sets the password once, unless a file gives the password.

    Example: flask --app wsgi cop add-person --email budi@library.example --name "Budi Santoso"
    """
    _add(email, name, login, Role(role), library, password_file)


@click.command("password-link")
@click.argument("person")
@with_appcontext
def password_link(person: str) -> None:
    """Print a new link for somebody who cannot sign in; PERSON is a login or an e-mail.

    The present password keeps working until the link is used; links before it end.

    Example: flask --app wsgi cop password-link budi
    """
    _print_link(person)


def _add(
    email: str, name: str, login: str, role: Role, library: str, password_file: TextIO | None
) -> None:
    password = password_file.readline().rstrip("\r\n") if password_file else None
    try:
        with force_locale("en"), unit_of_work():
            person = actions.add_person(
                email=email, name=name, login=login, role=role, library=library, password=password
            )
            said = f"{person.name} is added as {role} and signs in as {person.login} or {email}."
    except Problem as fault:
        raise click.ClickException(str(fault)) from None
    click.echo(said)
    if password is None:
        _print_link(email)


def _print_link(typed: str) -> None:
    """Print a new link to set the password; exits with a sentence if there is no such person."""
    person = person_who_signs_in_as(typed)
    if person is None:
        raise click.ClickException(f"Nobody here has the login or e-mail “{typed}”.")
    try:
        with force_locale("en"), unit_of_work():
            token = actions.make_password_link(person)
    except Problem as fault:
        raise click.ClickException(str(fault)) from None
    hours = int(actions.LINK_LASTS.total_seconds() // 3600)
    click.echo(f"This link sets the password once, within {hours} hours:")
    click.echo(public(f"/password/{token}"))


def _name_from(email: str) -> str:
    """Return a name to begin with, made from what stands before the @."""
    words = email.split("@")[0].replace(".", " ").replace("_", " ").replace("-", " ").split()
    return " ".join(words).title() or "Administrator"
