"""What people do with the points that they proposed themselves: withdraw them, add their name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, request, url_for
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to, require
from cop.groups.queries import group_seen_by, role_in
from cop.groups.standing import must_go_on
from cop.groups.words import MemberRole
from cop.kit import htmx
from cop.kit.templating import page
from cop.people.queries import signed_in
from cop.sessions import actions, bp, rules
from cop.sessions.queries import own_point
from cop.sessions.views.here import address

if TYPE_CHECKING:
    from cop.sessions.models import AgendaItem


@bp.get("/groups/<slug>/proposals/<int:point_id>/withdraw")
@open_to(Open.PEOPLE)
def withdrawing(slug: str, point_id: int) -> Response:
    """Ask whether one's own proposal is to be taken back."""
    point, role = _own(slug, point_id)
    require(rules.may_withdraw(role, point))
    return page("sessions/withdraw.html", point=point, back=_place(point))


@bp.post("/groups/<slug>/proposals/<int:point_id>/withdraw")
@open_to(Open.PEOPLE)
def withdraw(slug: str, point_id: int) -> Answer:
    """Take one's own proposal back."""
    point, role = _own(slug, point_id)
    require(rules.may_withdraw(role, point))
    back = _place(point)
    actions.withdraw(point, by=signed_in())
    return htmx.go(back)


@bp.get("/groups/<slug>/proposals/<int:point_id>/name")
@open_to(Open.PEOPLE)
def naming(slug: str, point_id: int) -> Response:
    """Ask whether the name is to stand with one's own point: it cannot be taken away again."""
    point, role = _own(slug, point_id)
    require(rules.may_give_name(role, point))
    return page("sessions/name.html", point=point, back=_place(point))


@bp.post("/groups/<slug>/proposals/<int:point_id>/name")
@open_to(Open.PEOPLE)
def name(slug: str, point_id: int) -> Answer:
    """Put one's name to a point that was proposed without it."""
    point, role = _own(slug, point_id)
    require(rules.may_give_name(role, point))
    actions.give_name(point, by=signed_in())
    return htmx.go(_place(point))


def _own(slug: str, point_id: int) -> tuple[AgendaItem, MemberRole | None]:
    person = signed_in()
    group = found(group_seen_by(person, slug))
    point = found(own_point(person, group, point_id))
    if request.method == "POST":
        must_go_on(group)
    return point, role_in(person, group)


def _place(point: AgendaItem) -> str:
    """Return where the point stands: on its session's page or on the backlog."""
    anchor = f"point-{point.id}"
    if point.session:
        return address(point.session, anchor)
    return url_for("sessions.backlog", slug=point.group.slug, _anchor=anchor)
