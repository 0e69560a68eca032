"""The command that brings old minutes and articles in."""

from __future__ import annotations

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from cop.db.unit import unit_of_work
from cop.groups.actions import make_group
from cop.groups.queries import group_with_slug
from cop.groups.words import Kind
from cop.importing.actions import Importer, Outcome, import_article, import_meeting
from cop.importing.folder import Broken, Read, articles_in, meetings_in
from cop.importing.reading import Article, Meeting
from cop.kit.problems import Problem
from cop.people.queries import first_administrator, person_by_email

WORDS = {
    Outcome.NEW: "imported",
    Outcome.UNCHANGED: "there already",
    Outcome.CHANGED: "changed since it was imported; its record stays as it is",
}
folder = click.Path(exists=True, path_type=Path)


@click.group("import")
def import_() -> None:
    """Bring old records in."""


@import_.command()
@click.argument("path", type=folder)
@click.option("--group", "slug", required=True, help="Address of the circle; made if missing.")
@click.option("--outputs", type=folder, help="Folder of articles that become outputs.")
@click.option("--as", "email", metavar="EMAIL", default="", help="Who imports: an administrator.")
@click.option("--dry-run", is_flag=True, help="Only say what would be recognised.")
@with_appcontext
def minutes(path: Path, slug: str, outputs: Path | None, email: str, dry_run: bool) -> None:
    """Make a chain of closed sessions from a folder of minutes in Markdown or HTML.

    Every word is kept; dates, attendance, points, decisions and follow-ups are recognised where
    they can be. Running it again changes nothing, and brings in what was added to the folder.
    Ends with status 1 if a file could not be read; the others are in.

    Example: flask --app wsgi cop import minutes notulen/ --group rapat-staf --outputs artikel/
    """
    meetings = sorted(meetings_in(path), key=_by_date)
    articles = list(articles_in(outputs)) if outputs else []
    if dry_run:
        faults = [_tell(one) for one in [*meetings, *articles]]
    else:
        importer = _importer(slug, email)
        faults = [_bring_in(importer, one) for one in [*meetings, *articles]]
    _sum_up(faults)


def _importer(slug: str, email: str) -> Importer:
    person = person_by_email(email) if email else first_administrator()
    if person is None:
        raise click.ClickException(
            f"Nobody has the e-mail address {email}."
            if email
            else "The site has no administrator yet: flask --app wsgi cop init --admin EMAIL"
        )
    group = group_with_slug(slug)
    if group is None:
        name = slug.replace("-", " ").capitalize()
        with unit_of_work():
            group = make_group(person, name=name, kind=Kind.PROJECT, slug=slug)
        click.echo(f"Made the circle {group.name} (/groups/{group.slug}).")
    zone, language = current_app.config["COP_TIME_ZONE"], current_app.config["COP_LANGUAGE"]
    return Importer(group, person, zone, language)


def _bring_in(importer: Importer, one: Read | Broken) -> bool:
    """Import one thing in a unit of work of its own and say what became of it; True for a fault."""
    if isinstance(one, Broken):
        return _tell(one)
    try:
        with unit_of_work():
            outcome = _imported(importer, one)
    except Problem as problem:
        return _tell(Broken(one.file, str(problem)))
    told = f", {_facts(one)}" if outcome is Outcome.NEW else ""
    click.echo(f"{one.file}: {WORDS[outcome]}{told}")
    return False


def _imported(importer: Importer, one: Read) -> Outcome:
    if isinstance(one.content, Meeting):
        return import_meeting(importer, one, one.content)
    return import_article(importer, one, one.content)


def _tell(one: Read | Broken) -> bool:
    if isinstance(one, Broken):
        click.echo(f"{one.key}: not imported. {one.reason}", err=True)
        return True
    click.echo(f"{one.file}: {_facts(one)}")
    return False


def _facts(one: Read) -> str:
    if isinstance(one.content, Article):
        authors = ", ".join(one.content.authors) or "no author named"
        return f"article of {one.content.date or 'an unknown date'}, {authors}"
    meeting = one.content
    decisions = sum(len(point.decisions) for point in meeting.points)
    tasks = sum(len(point.follow_ups) for point in meeting.points)
    return (
        f"meeting of {meeting.date or 'an unknown date'}, {len(meeting.points)} points, "
        f"{len(meeting.attendance)} in the attendance, {decisions} decisions, {tasks} follow-ups"
    )


def _by_date(one: Read | Broken) -> tuple[str, str]:
    dated = isinstance(one, Read) and isinstance(one.content, Meeting) and one.content.date
    return (str(dated or ""), one.key)


def _sum_up(faults: list[bool]) -> None:
    click.echo(f"{faults.count(False)} read, {faults.count(True)} not.")
    if any(faults):
        raise SystemExit(1)
