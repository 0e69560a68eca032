"""Joining a circle, asking to, and leaving it."""

from __future__ import annotations

from flask import Response, url_for
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to, require
from cop.groups import actions, bp, rules
from cop.groups.forms import AskForm
from cop.groups.queries import group_seen_by, request_of
from cop.groups.views.here import Here, address, group_page, here
from cop.kit import htmx
from cop.kit.problems import Problem
from cop.kit.templating import page
from cop.people.queries import signed_in
from cop.people.way_back import way_back


@bp.post("/groups/<slug>/join")
@open_to(Open.PEOPLE)
def join(slug: str) -> Answer:
    """Become a member of an open circle."""
    at = here(slug, changes=True)
    actions.join(at.group, signed_in())
    return _shown_again(at)


@bp.get("/groups/<slug>/ask")
@open_to(Open.PEOPLE)
def asking(slug: str) -> Answer:
    """Show the form that asks to join; a member has nothing to ask."""
    at = here(slug)
    if not rules.may_ask_to_join(at.person, at.group, at.role):
        return htmx.go(address(at.group))
    asked = request_of(at.person, at.group)
    return page("groups/ask.html", group=at.group, asked=asked, form=AskForm(obj=asked))


@bp.post("/groups/<slug>/ask")
@open_to(Open.PEOPLE)
def ask(slug: str) -> Answer:
    """Ask the moderators; asking again replaces the words."""
    at, form = here(slug, changes=True), AskForm()
    if not form.validate():
        asked = request_of(at.person, at.group)
        return page("groups/ask.html", status=422, group=at.group, asked=asked, form=form)
    actions.ask_to_join(at.group, signed_in(), form.words.data or "")
    return htmx.go(address(at.group))


@bp.post("/groups/<slug>/ask/withdraw")
@open_to(Open.PEOPLE)
def withdraw(slug: str) -> Answer:
    """Take one's own request back."""
    at = here(slug)
    actions.withdraw_request(at.group, signed_in())
    return _shown_again(at)


@bp.post("/groups/<slug>/ask/put-away")
@open_to(Open.PEOPLE)
def put_away(slug: str) -> Answer:
    """Let the answer to one's request go."""
    at = here(slug)
    actions.put_answer_away(at.group, signed_in())
    return htmx.go(way_back(address(at.group)))


@bp.get("/groups/<slug>/leave")
@open_to(Open.PEOPLE)
def leaving(slug: str) -> Response:
    """Ask whether the person really wants to leave."""
    at = here(slug)
    require(at.role is not None)
    return page("groups/leave.html", group=at.group, role=at.role, problem="")


@bp.post("/groups/<slug>/leave")
@open_to(Open.PEOPLE)
def leave(slug: str) -> Answer:
    """Leave the circle; the last moderator is told what to do first."""
    at, person = here(slug), signed_in()
    try:
        actions.leave(at.group, person)
    except Problem as problem:
        return page(
            "groups/leave.html",
            status=problem.status,
            group=at.group,
            role=at.role,
            problem=str(problem),
        )
    still_seen = group_seen_by(person, slug) is not None
    return htmx.go(address(at.group) if still_seen else url_for("groups.index"))


def _shown_again(at: Here) -> Answer:
    """Answer an action: the circle as it is now for htmx, else its page by 303."""
    if htmx.wants_fragment():
        return page("groups/_group.html", **group_page(here(at.group.slug)))
    return htmx.go(address(at.group))
