"""The archive's one page: a question, its answers, and ways to narrow them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from flask import Response, request, url_for
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to
from cop.archive import bp
from cop.archive.asked import Asked, asked
from cop.archive.finding import offers
from cop.archive.onward import Onward, onward
from cop.archive.told import told
from cop.archive.words import NAMED
from cop.db.unit import later
from cop.groups.queries import (
    CircleRow,
    Home,
    groups_of,
    groups_seen_by,
    groups_with,
    homes_of,
)
from cop.kit import htmx
from cop.kit.templating import page
from cop.outputs.words import LANGUAGES
from cop.people.queries import current_person, signed_in
from cop.search.actions import record_miss
from cop.search.queries import find
from cop.search.results import Found, Hit
from cop.search.words import DOC_KINDS, NOTICES
from cop.subjects.queries import tree
from cop.subjects.tree import Heading, Tree
from cop.subjects.words import SubjectStatus

MOST_SUBJECTS = MOST_LIBRARIES = 8  # as many as are read at a glance


@bp.get("/archive")
@open_to(Open.VISITORS)
def search() -> Response:
    """Find what came out of past sessions; without a question the newest first."""
    person = current_person()
    question = asked(person, request.args)
    whole = cache(tree)
    found = find(
        groups_seen_by(person),
        question.plain,
        filters=question.filters,
        widened=lambda one: _widened(whole(), one),
        after=question.after,
    )
    if not found.count and question.plain.strip() and not question.narrows:
        later(record_miss, question.plain)
    circles = groups_of(person) if person else []
    groups = groups_with(person, [*found.facets.group_id, *_groups_of(found.hits)])
    template = "archive/_found.html" if htmx.wants_fragment() else "archive/search.html"
    return page(
        template,
        asked=question,
        found=found,
        hits=list(told(found.hits, groups)),
        groups=groups,
        circles=circles,
        onward=_onward(question, found, whole, circles),
        subjects=_subjects(whole(), question, found) if found.facets.subjects else [],
        libraries=_libraries(question, found.facets.among),
        languages=LANGUAGES,
        doc_kinds=DOC_KINDS,
        notices=NOTICES,
    )


@bp.get("/archive/suggest")
@open_to(Open.PEOPLE)
def suggest() -> Answer:
    """Return what is named like what is being typed; opened as a page it is the search."""
    typed = request.args.get("q", "")
    if not htmx.wants_fragment():
        return htmx.go(url_for("archive.search", q=typed))
    found = offers(signed_in(), typed)
    return page("archive/_suggestions.html", offers=found, typed=typed, named=NAMED)


def _groups_of(hits: Iterable[Hit]) -> set[int]:
    return {hit.group_id for hit in hits if hit.group_id}


def _onward(
    question: Asked, found: Found, whole: Callable[[], Tree], circles: Sequence[CircleRow]
) -> Onward:
    """Return where to go on with a question; nothing where none is asked."""
    person = current_person()
    if person is None or not question.plain.strip():
        return Onward()
    told = set(found.facets.group_id)
    return onward(person, question.plain, whole=whole, circles=circles, told=told)


def _widened(whole: Tree, subject_id: int) -> set[int]:
    """Return as what a subject counts: as itself and as all that is broader."""
    present = whole.present(subject_id)
    return {present, *whole.all_above(present)}


def _subjects(whole: Tree, question: Asked, found: Found) -> list[tuple[Heading, int | None]]:
    """Return the subjects that most results have, without those that narrow nothing any more."""
    needless = _widened(whole, question.subject.id) if question.subject else set()
    shown = [
        (whole.headings[one], count)
        for one, count in found.facets.subjects.items()
        if one in whole.headings and one not in needless
    ]
    approved = [row for row in shown if row[0].status is SubjectStatus.APPROVED]
    approved.sort(key=lambda row: (-(row[1] or 0), row[0].label.casefold()))
    return approved[:MOST_SUBJECTS]


def _libraries(
    question: Asked, by_group: Mapping[int, int | None]
) -> list[tuple[Home, int | None]]:
    """Return at which libraries most results are at home, the chosen one first.

    Nothing where there is no choice.
    """
    homes = homes_of(current_person(), list(by_group))
    counts = Counter[Home]()
    for group_id, home in homes.items():
        counts[home] += by_group[group_id] or 0
    chosen = question.library.slug if question.library else ""
    rows = sorted(
        counts.items(), key=lambda row: (row[0].slug != chosen, -row[1], row[0].name.casefold())
    )
    shown = [(home, count or None) for home, count in rows[:MOST_LIBRARIES]]
    return shown if chosen or len(shown) > 1 else []
