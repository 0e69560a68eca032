"""My follow-ups across all circles, and settling one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, request, url_for
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to, require
from cop.followups import actions, bp
from cop.followups.queries import (
    follow_up_of,
    follow_up_seen_by,
    follow_up_shown,
    open_of,
    settled_of,
)
from cop.followups.rules import may_raise_in, may_settle
from cop.followups.words import FollowUpStatus
from cop.groups.queries import role_in, roles_of
from cop.groups.standing import must_go_on
from cop.kit import htmx
from cop.kit.clock import today
from cop.kit.templating import page
from cop.people.queries import signed_in
from cop.sessions.forms import AN_ID
from cop.sessions.rules import takes_part
from cop.sessions.views.here import here, shown_again

if TYPE_CHECKING:
    from cop.followups.models import FollowUp


@bp.get("/me/followups")
@open_to(Open.PEOPLE)
def mine() -> Response:
    """Show what the person has to do, what is late first, and what was settled lately."""
    person = signed_in()
    return page(
        "followups/mine.html",
        waiting=open_of(person),
        settled=settled_of(person),
        circles=may_raise_in(roles_of(person)),
        today=today(person.time_zone),
    )


@bp.post("/followups/<int:follow_up_id>/done")
@open_to(Open.PEOPLE)
def done(follow_up_id: int) -> Answer:
    """Say that it is done."""
    return _settled(follow_up_id, FollowUpStatus.DONE)


@bp.post("/followups/<int:follow_up_id>/cancel")
@open_to(Open.PEOPLE)
def cancel(follow_up_id: int) -> Answer:
    """Say that it is no longer needed."""
    return _settled(follow_up_id, FollowUpStatus.CANCELLED)


@bp.post("/followups/<int:follow_up_id>/reopen")
@open_to(Open.PEOPLE)
def reopen(follow_up_id: int) -> Answer:
    """Open it again."""
    return _settled(follow_up_id, FollowUpStatus.OPEN)


@bp.post("/groups/<slug>/sessions/<int:number>/follow-ups/take")
@open_to(Open.PEOPLE)
def take(slug: str, number: int) -> Answer:
    """Take on a follow-up that nobody has taken yet."""
    at = here(slug, number)
    require(takes_part(at.part))
    named = request.form.get("follow_up", "")
    chosen = int(named) if AN_ID.fullmatch(named) else 0
    actions.take(found(follow_up_of(at.person, at.session, chosen)), by=signed_in())
    return shown_again(at)


def _settled(follow_up_id: int, status: FollowUpStatus) -> Answer:
    person = signed_in()
    follow_up = found(follow_up_seen_by(person, follow_up_id))
    must_go_on(follow_up.session.group)
    require(may_settle(person, role_in(person, follow_up.session.group), follow_up))
    actions.settle(follow_up, status, by=person)
    if htmx.wants_fragment():
        day = today(person.time_zone)
        circles = may_raise_in(roles_of(person))
        shown = follow_up_shown(person, follow_up_id)
        return page("followups/_follow_up.html", follow_up=shown, circles=circles, today=day)
    return htmx.go(_back(follow_up))


def _back(follow_up: FollowUp) -> str:
    """Return where the button stood: the page that the form names, else one's own list."""
    places = {"today": url_for("home.today"), "session": _session_of(follow_up)}
    return places.get(request.form.get("back", ""), url_for("followups.mine"))


def _session_of(follow_up: FollowUp) -> str:
    session = follow_up.session
    return url_for("sessions.show", slug=session.group.slug, number=session.number)
