"""The command that fills an empty site with the demo."""

from __future__ import annotations

from collections.abc import Sequence

import click
from flask.cli import with_appcontext
from flask_migrate import upgrade

from cop.demo.keeping import SignIn, fill, is_for_this_machine_alone
from cop.people.queries import anybody_has_an_account


@click.command()
@with_appcontext
def demo() -> None:
    """Fill an empty site with a story to look around in.

    Ten librarians, three circles and ten weeks of their sessions, mostly in Indonesian. Prints how
    to sign in. The passwords are known to all: only for a site that is reached from this machine.

    Example: COP_INSTANCE=/var/tmp/demo flask --app wsgi cop demo
    """
    if not is_for_this_machine_alone():
        raise click.ClickException(
            "The demo's passwords are known to all, so it is for a loopback address only: "
            "leave COP_HOST and COP_BASE_URL at 127.0.0.1."
        )
    upgrade()
    if anybody_has_an_account():
        raise click.ClickException(
            "People have accounts on this site already, so the demo is not added to it. "
            "Choose another folder with COP_INSTANCE."
        )
    click.echo("Filling the site with the demo …")
    print_sign_ins(fill())


def print_sign_ins(sign_ins: Sequence[SignIn]) -> None:
    """Print how to sign in as each of the demo's people."""
    click.echo("The demo's people (login, password):")
    longest = max(len(login) for login, _, _ in sign_ins)
    for login, password, name in sign_ins:
        click.echo(f"  {login:<{longest}}  {password}  {name}")
