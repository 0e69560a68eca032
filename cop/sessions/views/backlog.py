"""The backlog of a circle: points that have no session yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Response, request, url_for
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to, require
from cop.chain.queries import grounds_of
from cop.groups import rules as group_rules
from cop.groups.queries import group_seen_by, participants_of, role_in
from cop.groups.standing import must_go_on
from cop.kit import htmx
from cop.kit.templating import page
from cop.people.queries import current_person, signed_in
from cop.sessions import actions, bp
from cop.sessions.forms import PointForm, ReasonForm, moved_point, point_form
from cop.sessions.queries import backlog_of, backlog_point, next_session_of, own_among
from cop.sessions.words import PointStatus

if TYPE_CHECKING:
    from cop.groups.models import Group
    from cop.sessions.models import AgendaItem


@bp.get("/groups/<slug>/backlog")
@open_to(Open.VISITORS)
def backlog(slug: str) -> Response:
    """Show what waits for a session; `title` fills the form, from a search that found nothing."""
    group = found(group_seen_by(current_person(), slug))
    form = point_form()
    form.title.data = form.title.data or request.args.get("title", "")[:200]
    return _backlog_page(group, form)


@bp.post("/groups/<slug>/backlog")
@open_to(Open.PEOPLE)
def add_to_backlog(slug: str) -> Answer:
    """Put a point on the backlog, or propose it."""
    group, moderates = _taking_part(slug)
    form, people, person = point_form(), participants_of(signed_in(), group), signed_in()
    if not form.validate_on_submit() or form.tells_of(person, people):
        return _backlog_page(group, form, status=422)
    wanted, nameless = form.wanted(people), form.nameless.data
    actions.propose(group, None, wanted, by=person, accepted=moderates, nameless=nameless)
    return _again(group)


@bp.post("/groups/<slug>/backlog/<int:point_id>/accept")
@open_to(Open.PEOPLE)
def accept_to_backlog(slug: str, point_id: int) -> Answer:
    """Accept a proposal; it waits for a session then."""
    group, point = _moderated(slug, point_id)
    actions.accept(point, by=signed_in())
    return _again(group)


@bp.post("/groups/<slug>/backlog/<int:point_id>/schedule")
@open_to(Open.PEOPLE)
def schedule(slug: str, point_id: int) -> Answer:
    """Take a point onto the agenda of the circle's next session."""
    group, point = _moderated(slug, point_id)
    session = found(next_session_of(current_person(), group))
    if point.status is PointStatus.PROPOSED:
        actions.accept(point, by=signed_in())
    actions.schedule(point, session)
    return _again(group)


@bp.get("/groups/<slug>/backlog/<int:point_id>/decline")
@open_to(Open.PEOPLE)
def declining_on_backlog(slug: str, point_id: int) -> Response:
    """Ask why a proposal is declined, or a waiting point dropped."""
    group, point = _moderated(slug, point_id)
    return page("sessions/decline_backlog.html", group=group, point=point, form=ReasonForm())


@bp.post("/groups/<slug>/backlog/<int:point_id>/decline")
@open_to(Open.PEOPLE)
def decline_on_backlog(slug: str, point_id: int) -> Answer:
    """Decline a proposal or drop a waiting point, with a reason."""
    group, point = _moderated(slug, point_id)
    form = ReasonForm()
    if not form.validate_on_submit():
        shown = {"group": group, "point": point, "form": form}
        return page("sessions/decline_backlog.html", status=422, **shown)
    answer = actions.decline if point.status is PointStatus.PROPOSED else actions.drop
    answer(point, form.reason.data or "")
    return _again(group)


@bp.post("/groups/<slug>/backlog/move")
@open_to(Open.PEOPLE)
def backlog_move(slug: str) -> Answer:
    """Move a waiting point to where it was dragged."""
    group, moderates = _taking_part(slug)
    require(moderates)
    moved = moved_point()
    point = found(backlog_point(signed_in(), group, moved.point))
    actions.move_before(point, moved.following)
    return _again(group)


@bp.post("/groups/<slug>/backlog/<int:point_id>/up")
@open_to(Open.PEOPLE)
def backlog_up(slug: str, point_id: int) -> Answer:
    """Move a waiting point one place up."""
    group, point = _moderated(slug, point_id)
    actions.move(point, up=True)
    return _again(group)


@bp.post("/groups/<slug>/backlog/<int:point_id>/down")
@open_to(Open.PEOPLE)
def backlog_down(slug: str, point_id: int) -> Answer:
    """Move a waiting point one place down."""
    group, point = _moderated(slug, point_id)
    actions.move(point, up=False)
    return _again(group)


def _again(group: Group) -> Answer:
    if htmx.wants_fragment():
        return page("sessions/_backlog.html", **_listed(group))
    return htmx.go(url_for("sessions.backlog", slug=group.slug))


def _backlog_page(group: Group, form: PointForm, *, status: int = 200) -> Response:
    people = participants_of(current_person(), group)
    return page(
        "sessions/backlog.html", status=status, form=form, participants=people, **_listed(group)
    )


def _listed(group: Group) -> dict[str, Any]:
    person = current_person()
    points, role = backlog_of(person, group), role_in(person, group)
    return {
        "group": group,
        "grounds": grounds_of(person, points),
        "waiting": [p for p in points if p.status is PointStatus.WAITING],
        "proposals": [p for p in points if p.status is PointStatus.PROPOSED],
        "own": own_among(person, points),
        "next_session": next_session_of(person, group),
        "moderates": group_rules.may_moderate(role),
        "takes_part": group_rules.may_take_part(role),
    }


def _taking_part(slug: str) -> tuple[Group, bool]:
    group = found(group_seen_by(current_person(), slug))
    must_go_on(group)
    role = role_in(current_person(), group)
    require(group_rules.may_take_part(role))
    return group, group_rules.may_moderate(role)


def _moderated(slug: str, point_id: int) -> tuple[Group, AgendaItem]:
    person = current_person()
    group = found(group_seen_by(person, slug))
    point = found(backlog_point(person, group, point_id))
    must_go_on(group)
    require(group_rules.may_moderate(role_in(person, group)))
    return group, point
