"""The list of subjects, the page of one, and what fits while a name is being typed."""

from __future__ import annotations

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to
from cop.archive.knowing import who_knows
from cop.groups.queries import groups_about
from cop.kit import htmx
from cop.kit.templating import page
from cop.outputs.queries import outputs_about
from cop.people.queries import current_person
from cop.sessions.queries import sessions_about
from cop.subjects import bp
from cop.subjects.naming import SEPARATOR, own_language
from cop.subjects.queries import (
    heading_of,
    proposed_counted,
    subject_with,
    suggestions,
    tree,
)
from cop.subjects.words import LANGUAGES, SubjectStatus

MOST_FOUND = 60
ROWS = 20
FACES = 24


@bp.get("/subjects")
@open_to(Open.VISITORS)
def index() -> Response:
    """Show the whole list as a tree, or the headings that fit some words in any language."""
    words = " ".join(request.args.get("q", "").split())[:80]
    return page(
        "subjects/index.html",
        words=words,
        found=suggestions(words, limit=MOST_FOUND) if words else [],
        tree=tree(),
        waiting=proposed_counted() if tends() else 0,
        tends=tends(),
    )


@bp.get("/subjects/<int:subject_id>-<called>")
@open_to(Open.VISITORS)
def show(subject_id: int, called: str) -> Answer:
    """Show a heading and what has it; the address of one that was merged leads to the other."""
    person = current_person()
    subject = found(subject_with(subject_id, unlisted=tends()))
    whole = tree()
    if subject.status is SubjectStatus.MERGED:
        return redirect(whole.headings[whole.present(subject.id)].path, 301)
    heading = heading_of(subject)
    if called != heading.slug:
        return redirect(heading.path, 301)
    family = whole.family(subject.id)
    return page(
        "subjects/show.html",
        subject=subject,
        heading=heading,
        tree=whole,
        language=own_language(),
        languages=LANGUAGES,
        outputs=outputs_about(person, family, limit=ROWS),
        sessions=sessions_about(person, family, limit=ROWS),
        groups=groups_about(person, family),
        knowers=who_knows(person, family, limit=FACES) if person else [],
        tends=tends(),
    )


@bp.get("/subjects/suggest")
@open_to(Open.PEOPLE)
def suggest() -> Answer:
    """Return the headings that fit the last name of those being typed, for a list below a field.

    Opened as a page it is the list of subjects with these words.
    """
    given = request.args.get("q") or next(iter(request.args.values()), "")
    typed = given.rpartition(SEPARATOR)[2].strip()
    if not htmx.wants_fragment():
        return htmx.go(url_for("subjects.index", q=typed))
    return page("subjects/_suggestions.html", found=suggestions(typed) if typed else [])


def tends() -> bool:
    """Say whether who asks looks after the list."""
    person = current_person()
    return person is not None and person.is_administrator
