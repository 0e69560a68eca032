"""Points of a session: proposing, answering, ordering, changing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, request
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to, require
from cop.db.types import LINE_LENGTH
from cop.groups.queries import participants_of
from cop.kit import htmx
from cop.kit.problems import Problem
from cop.kit.templating import page
from cop.people.queries import signed_in
from cop.sessions import actions, bp, rules
from cop.sessions.forms import PointForm, ReasonForm, moved_point, point_form
from cop.sessions.queries import own_among
from cop.sessions.views.here import Here, address, here, live_address, shown_again
from cop.sessions.words import Status

if TYPE_CHECKING:
    from cop.sessions.models import AgendaItem


@bp.get("/groups/<slug>/sessions/<int:number>/points/new")
@open_to(Open.PEOPLE)
def new_point(slug: str, number: int) -> Response:
    """Show the form for a point; a moderator's is on the agenda at once, others' are proposals.

    `title` fills it, from a question that the archive did not answer.
    """
    at = here(slug, number)
    require(rules.may_propose(at.part, at.session))
    form = point_form()
    form.title.data = form.title.data or request.args.get("title", "")[:LINE_LENGTH]
    return _point_page(at, form)


@bp.post("/groups/<slug>/sessions/<int:number>/points")
@open_to(Open.PEOPLE)
def add_point(slug: str, number: int) -> Answer:
    """Put a point on the agenda or propose it."""
    at = here(slug, number)
    require(rules.may_propose(at.part, at.session))
    form, people = point_form(), participants_of(at.person, at.session.group)
    if not form.validate_on_submit() or form.tells_of(signed_in(), people):
        return _point_page(at, form, status=422)
    point = actions.propose(
        at.session.group,
        at.session,
        form.wanted(people),
        by=signed_in(),
        accepted=rules.may_change_agenda(at.part, at.session),
        nameless=form.nameless.data,
    )
    if request.form.get("back") == "live" and at.session.status is Status.IN_PROGRESS:
        return htmx.go(live_address(at.session))
    return shown_again(at, f"point-{point.id}")


@bp.get("/groups/<slug>/sessions/<int:number>/points/<int:point_id>/edit")
@open_to(Open.PEOPLE)
def edit_point(slug: str, number: int, point_id: int) -> Response:
    """Show the form that changes a point."""
    at, point = _editable(slug, number, point_id)
    return _point_page(at, point_form(point), point=point)


@bp.post("/groups/<slug>/sessions/<int:number>/points/<int:point_id>")
@open_to(Open.PEOPLE)
def change_point(slug: str, number: int, point_id: int) -> Answer:
    """Change what a point says."""
    at, point = _editable(slug, number, point_id)
    form = point_form(point)
    if not form.validate_on_submit():
        return _point_page(at, form, point=point, status=422)
    wanted = form.wanted(participants_of(at.person, at.session.group))
    try:
        version, leads = form.version.data or 0, rules.may_lead(at.part)
        actions.change_point(point, wanted, version=version, proposed=not leads)
    except Problem as problem:
        form.form_errors.append(str(problem))
        form.version.data, form.version.raw_data = point.version, None
        return _point_page(at, form, point=point, status=problem.status)
    return htmx.go(address(at.session, f"point-{point.id}"))


@bp.post("/groups/<slug>/sessions/<int:number>/points/<int:point_id>/accept")
@open_to(Open.PEOPLE)
def accept(slug: str, number: int, point_id: int) -> Answer:
    """Accept a proposal onto the agenda."""
    at, point = _ordered(slug, number, point_id)
    actions.accept(point, by=signed_in())
    return shown_again(at, f"point-{point.id}")


@bp.get("/groups/<slug>/sessions/<int:number>/points/<int:point_id>/decline")
@open_to(Open.PEOPLE)
def declining(slug: str, number: int, point_id: int) -> Response:
    """Ask why a proposal is declined."""
    at, point = _ordered(slug, number, point_id)
    return page("sessions/decline.html", session=at.session, point=point, form=ReasonForm())


@bp.post("/groups/<slug>/sessions/<int:number>/points/<int:point_id>/decline")
@open_to(Open.PEOPLE)
def decline(slug: str, number: int, point_id: int) -> Answer:
    """Decline a proposal with a reason."""
    at, point = _ordered(slug, number, point_id)
    form = ReasonForm()
    if not form.validate_on_submit():
        shown = {"session": at.session, "point": point, "form": form}
        return page("sessions/decline.html", status=422, **shown)
    actions.decline(point, form.reason.data or "", by=signed_in())
    return shown_again(at, "proposals")


@bp.get("/groups/<slug>/sessions/<int:number>/points/<int:point_id>/drop")
@open_to(Open.PEOPLE)
def dropping(slug: str, number: int, point_id: int) -> Response:
    """Ask why a point is dropped."""
    at, point = _ordered(slug, number, point_id)
    return page("sessions/drop.html", session=at.session, point=point, form=ReasonForm())


@bp.post("/groups/<slug>/sessions/<int:number>/points/<int:point_id>/drop")
@open_to(Open.PEOPLE)
def drop(slug: str, number: int, point_id: int) -> Answer:
    """Drop a point with a reason."""
    at, point = _ordered(slug, number, point_id)
    form = ReasonForm()
    if not form.validate_on_submit():
        shown = {"session": at.session, "point": point, "form": form}
        return page("sessions/drop.html", status=422, **shown)
    actions.drop(point, form.reason.data or "")
    return shown_again(at, f"point-{point.id}")


@bp.post("/groups/<slug>/sessions/<int:number>/agenda/move")
@open_to(Open.PEOPLE)
def move_to(slug: str, number: int) -> Answer:
    """Move a point to where it was dragged: before another one, or to the end."""
    at = here(slug, number)
    require(rules.may_lead(at.part))
    moved = moved_point()
    point = at.point(moved.point)
    actions.move_before(point, moved.following, version=moved.version)
    return shown_again(at, f"point-{point.id}")


@bp.post("/groups/<slug>/sessions/<int:number>/points/<int:point_id>/up")
@open_to(Open.PEOPLE)
def move_up(slug: str, number: int, point_id: int) -> Answer:
    """Move a point one place up."""
    return _moved(slug, number, point_id, up=True)


@bp.post("/groups/<slug>/sessions/<int:number>/points/<int:point_id>/down")
@open_to(Open.PEOPLE)
def move_down(slug: str, number: int, point_id: int) -> Answer:
    """Move a point one place down."""
    return _moved(slug, number, point_id, up=False)


@bp.post("/groups/<slug>/sessions/<int:number>/points/<int:point_id>/to-backlog")
@open_to(Open.PEOPLE)
def to_backlog(slug: str, number: int, point_id: int) -> Answer:
    """Move a point to the circle's backlog."""
    at, point = _ordered(slug, number, point_id)
    actions.to_backlog(point)
    return shown_again(at, "agenda")


def _moved(slug: str, number: int, point_id: int, *, up: bool) -> Answer:
    at, point = _ordered(slug, number, point_id)
    actions.move(point, up=up)
    return shown_again(at, f"point-{point.id}")


def _ordered(slug: str, number: int, point_id: int) -> tuple[Here, AgendaItem]:
    at = here(slug, number)
    point = at.point(point_id)
    require(rules.may_lead(at.part))
    return at, point


def _editable(slug: str, number: int, point_id: int) -> tuple[Here, AgendaItem]:
    at = here(slug, number)
    point = at.point(point_id)
    require(rules.may_edit_point(at.part, point, own=bool(own_among(at.person, [point]))))
    return at, point


def _point_page(
    at: Here, form: PointForm, *, point: AgendaItem | None = None, status: int = 200
) -> Response:
    return page(
        "sessions/point.html",
        status=status,
        session=at.session,
        group=at.session.group,
        point=point,
        form=form,
        participants=participants_of(at.person, at.session.group),
        accepted=rules.may_change_agenda(at.part, at.session),
    )
