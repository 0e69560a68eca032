"""Splitting a point into two or more, and putting it together again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to, require
from cop.chain import actions, bp
from cop.chain.forms import PartForm, part_forms, parts_fit
from cop.kit.templating import page
from cop.people.queries import signed_in
from cop.sessions import actions as sessions
from cop.sessions import rules
from cop.sessions.queries import those_who_take_part
from cop.sessions.views.here import Here, here, shown_again

if TYPE_CHECKING:
    from cop.sessions.models import AgendaItem


@bp.get("/groups/<slug>/sessions/<int:number>/points/<int:point_id>/split")
@open_to(Open.PEOPLE)
def splitting(slug: str, number: int, point_id: int) -> Response:
    """Ask what the parts are."""
    at, point = _led(slug, number, point_id)
    return _split_page(at, point, part_forms(point))


@bp.post("/groups/<slug>/sessions/<int:number>/points/<int:point_id>/split")
@open_to(Open.PEOPLE)
def split(slug: str, number: int, point_id: int) -> Answer:
    """Split the point; the whole stays as the record."""
    at, point = _led(slug, number, point_id)
    forms = part_forms(point)
    if not parts_fit(forms):
        return _split_page(at, point, forms, status=422)
    people = those_who_take_part(at.person, at.session)
    parts = [form.wanted(point, people) for form in forms if form.title.data]
    sessions.split(at.session, point, parts, by=signed_in())
    return shown_again(at, f"point-{point.id}")


@bp.post("/groups/<slug>/sessions/<int:number>/points/<int:point_id>/merge")
@open_to(Open.PEOPLE)
def merge(slug: str, number: int, point_id: int) -> Answer:
    """Put the parts together again, while nothing was done with them."""
    at, point = _led(slug, number, point_id)
    actions.merge_back(at.session, point, by=signed_in())
    return shown_again(at, f"point-{point.id}")


def _led(slug: str, number: int, point_id: int) -> tuple[Here, AgendaItem]:
    at = here(slug, number)
    point = at.point(point_id)
    require(rules.may_lead(at.part))
    return at, point


def _split_page(
    at: Here, point: AgendaItem, forms: list[PartForm], *, status: int = 200
) -> Response:
    return page(
        "chain/split.html",
        status=status,
        session=at.session,
        point=point,
        forms=forms,
        participants=those_who_take_part(at.person, at.session),
    )
