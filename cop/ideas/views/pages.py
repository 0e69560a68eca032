"""The list of ideas, those of one circle, and one idea."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Response, request
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to
from cop.groups.queries import group_seen_by
from cop.ideas import bp, rules
from cop.ideas.forms import THE_SITE, IdeaForm
from cop.ideas.queries import (
    IdeaRow,
    Place,
    Wanted,
    homes_for,
    idea_row,
    ideas_listed,
    own_idea,
    places_of,
    similar_to,
    subjects_of,
)
from cop.ideas.views.here import Shown, here, shown
from cop.ideas.views.outcome import outcome_of
from cop.ideas.words import (
    KINDS_SHORT,
    REOPENED,
    STANDINGS,
    STATUSES,
    IdeaKind,
    Standing,
)
from cop.kit import htmx
from cop.kit.addresses import url_for
from cop.kit.templating import page
from cop.people.queries import signed_in
from cop.sessions.words import POINT_STATUSES

if TYPE_CHECKING:
    from cop.groups.models import Group
    from cop.people.models import Person

ROWS = 50
SITE = "site"  # in the address, for the ideas of no circle
LABELS: dict[str, Any] = {
    "idea_kinds": KINDS_SHORT,
    "idea_statuses": STATUSES,
}


@bp.get("/ideas")
@open_to(Open.PEOPLE)
def index() -> Response:
    """List the ideas that the person sees, and take a new one."""
    return list_page()


@bp.get("/groups/<slug>/ideas")
@open_to(Open.PEOPLE)
def of_group(slug: str) -> Response:
    """List the ideas of one circle, and take a new one."""
    return list_page(found(group_seen_by(signed_in(), slug)))


@bp.get("/ideas/similar")
@open_to(Open.PEOPLE)
def similar() -> Answer:
    """Return what is noted already that says much the same; opened as a page it is the search."""
    words = request.args.get("words", "")[:200]
    if not htmx.wants_fragment():
        return htmx.go(url_for("ideas.index", q=words))
    person = signed_in()
    found_rows = similar_to(person, words) if len(words) > 4 else []
    listed = shown(person, found_rows, places_of(person)) if found_rows else []
    return page("ideas/_similar.html", similar=listed, instead=None, **LABELS)


@bp.get("/ideas/<int:idea_id>")
@open_to(Open.PEOPLE)
def show(idea_id: int) -> Response:
    """Show an idea: who wants it too, and what became of it."""
    at = here(idea_id)
    row = found(idea_row(at.person, idea_id))
    return page(
        "ideas/show.html",
        at=at,
        idea=at.idea,
        one=shown(at.person, [row], places_of(at.person))[0],
        subjects=subjects_of(at.person, at.idea),
        may_adopt=at.idea.is_open and (at.moderates or bool(homes_for(at.person, at.idea))),
        may_reopen=at.moderates and at.idea.status in REOPENED,
        outcome=outcome_of(at.person, at.idea),
        point_statuses=POINT_STATUSES,
        **LABELS,
    )


def list_page(
    group: Group | None = None, form: IdeaForm | None = None, *, status: int = 200
) -> Response:
    """Return the page that lists ideas, of the circle if one is given, with the form."""
    person = signed_in()
    places = places_of(person)
    wanted = _wanted(places, group)
    rows = ideas_listed(person, wanted, after=request.args.get("after", ""), size=ROWS)
    noted, alike = _just_noted(person, places)
    return page(
        "ideas/index.html",
        status=status,
        group=group,
        places=places,
        wanted=wanted,
        chosen=_chosen(wanted, places),
        listed=shown(person, rows.items, places),
        next=rows.next,
        form=form or note_form(person, places, group),
        noted=noted,
        similar=alike,
        standings=STANDINGS,
        **LABELS,
    )


def note_form(person: Person, places: list[Place], group: Group | None = None) -> IdeaForm:
    """Return the form that notes an idea; the address may fill in words, kind and circle."""
    asked = request.args
    kind = asked.get("noting", "")
    form = IdeaForm(
        words=asked.get("words", "")[:200],
        kind=kind if kind in set(IdeaKind) else IdeaKind.NEED,
    )
    wanted = group.slug if group else asked.get("for")
    offered = {place.slug for place in places if place.takes_ideas} | {THE_SITE}
    chosen = wanted if wanted in offered else None
    form.offer(places, site=rules.is_of_the_site(person), chosen=chosen)
    return form


def _wanted(places: list[Place], group: Group | None) -> Wanted:
    asked = request.args
    kind, standing, circle = asked.get("kind", ""), asked.get("state", ""), asked.get("circle", "")
    known = {place.slug: place.id for place in places}
    return Wanted(
        standing=Standing(standing) if standing in set(Standing) else Standing.OPEN,
        kind=IdeaKind(kind) if kind in set(IdeaKind) else None,
        group_id=group.id if group else known.get(circle),
        site=group is None and circle == SITE,
        words=asked.get("q", "")[:200],
    )


def _chosen(wanted: Wanted, places: list[Place]) -> dict[str, str]:
    """Return by what the list is narrowed, as the address says it; what is usual is left out."""
    slugs = {place.id: place.slug for place in places}
    said = {
        "circle": SITE if wanted.site else slugs.get(wanted.group_id or 0, ""),
        "kind": wanted.kind.value if wanted.kind else "",
        "state": "" if wanted.standing is Standing.OPEN else wanted.standing.value,
        "q": wanted.words,
    }
    return {name: value for name, value in said.items() if value}


def _just_noted(person: Person, places: list[Place]) -> tuple[IdeaRow | None, list[Shown]]:
    """Return the idea that the person has just noted, and what says much the same."""
    noted_id = request.args.get("noted", default=0, type=int)
    if not 0 < noted_id < 10**9 or own_idea(person, noted_id) is None:
        return None, []
    row = idea_row(person, noted_id)
    if row is None:
        return None, []
    alike = similar_to(person, row.words, group_id=row.group_id, but=row.id)
    return row, shown(person, alike, places)
