"""Taking up an output, a decision or a follow-up in a session: a point that builds on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, request, url_for
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to, require
from cop.chain import actions, bp
from cop.decisions.queries import decision_of
from cop.followups.queries import follow_up_seen_by
from cop.groups.queries import group_seen_by, own_groups_listed, role_in
from cop.groups.rules import may_moderate, may_take_part
from cop.groups.standing import must_go_on
from cop.kit import htmx
from cop.kit.templating import page
from cop.outputs.queries import output_seen_by
from cop.people.queries import signed_in
from cop.sessions.queries import next_session_of, next_sessions
from cop.sessions.views.here import address, here

if TYPE_CHECKING:
    from cop.decisions.models import Decision
    from cop.followups.models import FollowUp
    from cop.groups.models import Group
    from cop.outputs.models import Output


@bp.post("/followups/<int:follow_up_id>/raise")
@open_to(Open.PEOPLE)
def raise_follow_up(follow_up_id: int) -> Answer:
    """Put a follow-up on the agenda of its circle's next session, or on the backlog."""
    follow_up = found(follow_up_seen_by(signed_in(), follow_up_id))
    return _raised(follow_up, follow_up.session.group)


@bp.post("/groups/<slug>/sessions/<int:number>/decisions/<int:outcome_id>/raise")
@open_to(Open.PEOPLE)
def raise_decision(slug: str, number: int, outcome_id: int) -> Answer:
    """Put a decision on the agenda of its circle's next session, or on the backlog."""
    at = here(slug, number)
    decision = found(decision_of(at.person, at.session, outcome_id))
    return _raised(decision, at.session.group)


@bp.get("/outputs/<int:output_id>/raise")
@open_to(Open.PEOPLE)
def raising(output_id: int) -> Response:
    """Ask in which of the person's circles an output is to be taken up."""
    output = found(output_seen_by(signed_in(), output_id))
    circles = [one for one in own_groups_listed(signed_in()) if may_take_part(one.role)]
    return page(
        "chain/raise.html", output=output, circles=circles, upcoming=next_sessions(signed_in())
    )


@bp.post("/outputs/<int:output_id>/raise")
@open_to(Open.PEOPLE)
def raise_output(output_id: int) -> Answer:
    """Take an output up in the circle that was chosen, or in its own."""
    output = found(output_seen_by(signed_in(), output_id))
    slug = request.form.get("group", output.group.slug)
    return _raised(output, found(group_seen_by(signed_in(), slug)))


def _raised(ground: Output | Decision | FollowUp, group: Group) -> Answer:
    person = signed_in()
    must_go_on(group)
    role = role_in(person, group)
    require(may_take_part(role))
    session = next_session_of(person, group)
    point = actions.raise_again(ground, group, session, by=person, accepted=may_moderate(role))
    if point.session is not None:
        anchor = "proposals" if point.status.value == "proposed" else f"point-{point.id}"
        return htmx.go(address(point.session, anchor))
    return htmx.go(url_for("sessions.backlog", slug=group.slug, _anchor=f"point-{point.id}"))
