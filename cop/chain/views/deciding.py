"""What becomes of a point: the page that asks, and the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, url_for
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to, require
from cop.chain import actions, bp
from cop.chain.carried import Carried, carried_points
from cop.chain.forms import DecideForm
from cop.chain.words import SPUN_OFF, WAYS, Way
from cop.groups.standing import must_be_active
from cop.kit import htmx
from cop.kit.problems import Problem
from cop.kit.templating import page
from cop.people.queries import signed_in
from cop.sessions import rules
from cop.sessions.views.here import Here, address, here

if TYPE_CHECKING:
    from cop.sessions.models import AgendaItem


@bp.get("/groups/<slug>/sessions/<int:number>/points/<int:point_id>/decide")
@open_to(Open.PEOPLE)
def deciding(slug: str, number: int, point_id: int) -> Answer:
    """Ask what becomes of a point; once the session is closed, show it where it stands."""
    at, point, history = _asked(slug, number, point_id)
    if not rules.may_decide(at.part, at.session):
        return htmx.go(address(at.session, f"point-{point.id}"))
    form = DecideForm(data={"title": point.title, "reason": point.answer, "ask_on": point.ask_on})
    return _decide_page(at, point, history, form)


@bp.post("/groups/<slug>/sessions/<int:number>/points/<int:point_id>/decide")
@open_to(Open.PEOPLE)
def decide(slug: str, number: int, point_id: int) -> Answer:
    """Say what becomes of a point, and go where it goes on."""
    at, point, history = _asked(slug, number, point_id)
    form = DecideForm()
    if not form.validate_on_submit():
        return _decide_page(at, point, history, form, status=422)
    decided = form.decided()
    require(decided.way not in SPUN_OFF or rules.may_plan(at.part))
    try:
        if decided.way is Way.SESSION:
            must_be_active(at.session.group)
        made = actions.decide(at.session, point, decided, by=signed_in())
    except Problem as problem:
        form.form_errors.append(str(problem))
        return _decide_page(at, point, history, form, status=problem.status)
    if made is not None:
        return htmx.go(url_for("sessions.edit", slug=slug, number=made.number))
    if decided.way is Way.CIRCLE:
        return htmx.go(url_for("groups.new", name=decided.title or point.title))
    return htmx.go(address(at.session, f"point-{point.id}"))


def _asked(slug: str, number: int, point_id: int) -> tuple[Here, AgendaItem, Carried | None]:
    """Return the point with its history; one that was carried too often is for moderators."""
    at = here(slug, number)
    point = at.point(point_id)
    history = carried_points([point]).get(point.id)
    too_often = history is not None and history.too_often
    require(rules.may_plan(at.part) if too_often else rules.may_lead(at.part))
    return at, point, history


def _decide_page(
    at: Here, point: AgendaItem, history: Carried | None, form: DecideForm, *, status: int = 200
) -> Response:
    too_often = history is not None and history.too_often
    left_out = {Way.CARRIED} if too_often or point.standing else set()
    if not rules.may_plan(at.part):
        left_out |= set(SPUN_OFF)
    return page(
        "chain/decide.html",
        status=status,
        session=at.session,
        point=point,
        history=history,
        form=form,
        offered=[way for way in WAYS if way not in left_out],
    )
