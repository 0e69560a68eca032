"""The roster of a circle, and who is not suggested there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, request
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to, require
from cop.audit.actions import record
from cop.duties import actions, bp
from cop.duties.facts import facts_of
from cop.duties.queries import away_in
from cop.duties.roster import ROWS, roster_of, tallies_of, without_answers
from cop.duties.rules import WINDOW
from cop.duties.words import Duty, duties_in
from cop.groups.queries import member_of
from cop.groups.rules import may_moderate, may_take_part
from cop.groups.views.here import Here, here
from cop.kit import htmx
from cop.kit.addresses import url_for
from cop.kit.clock import today
from cop.kit.templating import page
from cop.people.queries import signed_in
from cop.sessions.queries import planned_in

if TYPE_CHECKING:
    from cop.groups.models import Membership


@bp.get("/groups/<slug>/duties")
@open_to(Open.PEOPLE)
def roster(slug: str) -> Response:
    """Show who leads and writes next, how often everybody did, and who is away when."""
    at, person = _inside(slug), signed_in()
    moderates = may_moderate(at.given)
    facts = facts_of(at.group)
    facts = facts if moderates else facts.without_drafts(person)
    rows = roster_of(facts, planned_in(person, at.group, most=ROWS))
    return page(
        "duties/roster.html",
        group=at.group,
        duties=duties_in(facts.works),
        works=facts.works,
        rows=rows if moderates else without_answers(rows),
        tallies=tallies_of(facts),
        away=away_in(person, at.group, today(person.time_zone), reasons=moderates),
        moderates=may_moderate(at.role),
        takes_part=may_take_part(at.role),
        window=WINDOW,
    )


@bp.get("/groups/<slug>/duties/<login>")
@open_to(Open.PEOPLE)
def sparing(slug: str, login: str) -> Response:
    """Ask for which duties of the circle the member is not to be suggested."""
    at = _inside(slug)
    return page(
        "duties/spare.html",
        group=at.group,
        membership=_member(at, login),
        duties=duties_in(at.group.format),
        works=at.group.format,
    )


@bp.post("/groups/<slug>/duties/<login>")
@open_to(Open.PEOPLE)
def spare(slug: str, login: str) -> Answer:
    """Suggest the member for what is ticked, and for nothing else."""
    at = _inside(slug, changes=True)
    membership = _member(at, login)
    ticked, here_by_turn = set(request.form.getlist("duty")), duties_in(at.group.format)
    spared = {duty for duty in here_by_turn if duty.value not in ticked}
    spared |= {duty for duty in _spared(membership) if duty not in here_by_turn}
    if membership.person_id != signed_in().id:
        before = ", ".join(sorted(_spared(membership))) or "-"
        told = f"{login}: {before}"
        record("change turn", "membership", membership.id, by=signed_in(), before=told)
    actions.spare(membership, frozenset(spared))
    return htmx.go(url_for("duties.roster", slug=slug, _anchor="turns"))


def _inside(slug: str, *, changes: bool = False) -> Here:
    """Return the circle for somebody who takes part in it; 404 or 403 for others."""
    at = here(slug, changes=changes)
    require(may_take_part(at.given))
    return at


def _member(at: Here, login: str) -> Membership:
    """Return the membership for the member and for moderators; 404 or 403 for others."""
    membership = found(member_of(at.person, at.group, login))
    found(membership if may_take_part(membership.role) else None)
    require(may_moderate(at.given) or membership.person_id == signed_in().id)
    return membership


def _spared(membership: Membership) -> set[Duty]:
    by_turn = {Duty.LEAD: membership.leads_by_turn, Duty.WRITE: membership.writes_by_turn}
    return {duty for duty, asked in by_turn.items() if not asked}
