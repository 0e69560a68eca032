"""Noting an idea, in ten seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to, require
from cop.groups.queries import group_seen_by, role_in
from cop.groups.rules import in_its_state, may_take_part
from cop.groups.standing import must_be_active
from cop.ideas import actions, bp, rules
from cop.ideas.forms import THE_SITE, IdeaForm
from cop.ideas.queries import places_of
from cop.ideas.views.here import count_noted
from cop.ideas.views.pages import list_page
from cop.kit import htmx
from cop.kit.addresses import url_for
from cop.people.queries import signed_in

if TYPE_CHECKING:
    from cop.groups.models import Group
    from cop.people.models import Person


@bp.post("/ideas")
@open_to(Open.PEOPLE)
def note() -> Answer:
    """Note an idea for the chosen circle, or for the whole site."""
    person = signed_in()
    require(rules.is_of_the_site(person) or bool(places_of(person)))
    return _noted(person, None)


@bp.post("/groups/<slug>/ideas")
@open_to(Open.PEOPLE)
def note_for(slug: str) -> Answer:
    """Note an idea from the circle's own page."""
    person = signed_in()
    group = found(group_seen_by(person, slug))
    must_be_active(group)
    require(may_take_part(in_its_state(role_in(person, group), group.status)))
    return _noted(person, group)


def _noted(person: Person, at: Group | None) -> Answer:
    form = IdeaForm()
    form.offer(places_of(person), site=rules.is_of_the_site(person), chosen=at.slug if at else None)
    if not form.validate_on_submit():
        return list_page(at, form, status=422)
    slug = form.circle.data
    group = None if slug == THE_SITE else found(group_seen_by(person, slug))
    count_noted(person)
    idea = actions.note_idea(
        group,
        form.wanted(),
        by=person,
        many=form.many.data or 1,
        nameless=form.nameless.data,
    )
    if at is not None and group is not None and at.id == group.id:
        return htmx.go(url_for("ideas.of_group", slug=at.slug, noted=idea.id))
    return htmx.go(url_for("ideas.index", noted=idea.id))
