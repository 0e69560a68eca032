"""The duties of a session: who could take them, given, taken, passed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import flash, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to, require
from cop.duties import actions, bp, rules
from cop.duties.facts import facts_of, spot_of
from cop.duties.forms import duty_named, given
from cop.duties.shown import choices_in
from cop.duties.words import Duty, duties_in
from cop.kit import htmx
from cop.kit.addresses import url_for
from cop.kit.templating import page
from cop.people.queries import signed_in
from cop.sessions.queries import session_seen_by
from cop.sessions.rules import may_lead, takes_part
from cop.sessions.views.here import address, here, shown_again

if TYPE_CHECKING:
    from cop.sessions.models import Session


@bp.get("/groups/<slug>/sessions/<int:number>/duties")
@open_to(Open.PEOPLE)
def choosing(slug: str, number: int) -> Answer:
    """Show who could lead and write, in the order of the turn."""
    at = here(slug, number)
    require(may_lead(at.part))
    if not rules.may_give(at.part, at.session.status):
        return htmx.go(address(at.session))
    facts, holders = facts_of(at.session.group, works=at.session.format), holders_of(at.session)
    return page(
        "duties/choose.html",
        group=at.session.group,
        name=at.session.name,
        at=at.session.starts_at,
        tzid=at.session.tzid,
        there=address(at.session),
        choices=choices_in(facts, spot_of(at.session), holders),
        works=at.session.format,
    )


@bp.post("/groups/<slug>/sessions/<int:number>/duties/give")
@open_to(Open.PEOPLE)
def give(slug: str, number: int) -> Answer:
    """Give a duty to somebody, to the next by turn, or to nobody."""
    at = here(slug, number)
    require(may_lead(at.part))
    session, said = at.session, given()
    facts = facts_of(session.group, works=session.format)
    to = said.person(facts, spot_of(session), holders_of(session))
    actions.give(session, said.duty, to, seen=said.seen, by=signed_in())
    return _gone_on(slug, number)


@bp.post("/groups/<slug>/sessions/<int:number>/duties/take")
@open_to(Open.PEOPLE)
def take(slug: str, number: int) -> Answer:
    """Take a duty that nobody has."""
    at = here(slug, number)
    require(takes_part(at.part) and not at.part.guest)
    actions.take(at.session, duty_named(), by=signed_in())
    return _gone_on(slug, number)


@bp.post("/groups/<slug>/sessions/<int:number>/duties/pass")
@open_to(Open.PEOPLE)
def pass_on(slug: str, number: int) -> Answer:
    """Say that one cannot: the next by turn has it now."""
    at = here(slug, number)
    require(takes_part(at.part) and not at.part.guest)
    heir = actions.pass_on(at.session, duty_named(), by=signed_in())
    if not htmx.wants_fragment():
        flash(_heir_words(heir.name if heir else ""), "done")
    return _gone_on(slug, number)


def _gone_on(slug: str, number: int) -> Answer:
    """Answer with the roster where it was pressed there, else with the session.

    Whoever had a duty in a draft sees it no more without one: they get the circle.
    """
    if request.form.get("back") == "roster":
        return htmx.go(url_for("duties.roster", slug=slug))
    if session_seen_by(signed_in(), slug, number) is None:
        return htmx.go(url_for("groups.show", slug=slug))
    return shown_again(here(slug, number))


def holders_of(session: Session) -> dict[Duty, int | None]:
    """Return the ids of who has which duty, of those that go by turn."""
    return {duty: actions.holder(session, duty) for duty in duties_in(session.format)}


def _heir_words(name: str) -> str:
    if not name:
        return _("Nobody is left by turn: nobody has the duty now. The moderators are told.")
    return _("%(name)s has the duty now, and is told.", name=name)
