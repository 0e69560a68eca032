"""The duties of a session that is only planned: giving one makes the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to, require
from cop.chain.actions import give_planned
from cop.duties import bp
from cop.duties.facts import Spot, facts_of
from cop.duties.forms import duty_named, given
from cop.duties.shown import choices_in
from cop.duties.words import duties_in
from cop.groups.rules import may_moderate, may_take_part
from cop.kit import htmx
from cop.kit.addresses import url_for
from cop.kit.problems import Invalid, Refused
from cop.kit.templating import page
from cop.people.queries import signed_in
from cop.series.addresses import stamp
from cop.series.views.occurrence import There, planned_at
from cop.sessions.views.here import address

if TYPE_CHECKING:
    from cop.sessions.models import Session


@bp.get("/groups/<slug>/series/<int:series_id>/<start>/duties")
@open_to(Open.PEOPLE)
def choosing_planned(slug: str, series_id: int, start: str) -> Answer:
    """Show who could lead and write, in the order of the turn."""
    at = planned_at(slug, series_id, start)
    require(may_moderate(at.role))
    if at.session:
        return htmx.go(f"{address(at.session)}/duties")
    series, facts = at.series, facts_of(at.series.group)
    holders = dict.fromkeys(duties_in(facts.works))
    keys = {"slug": slug, "series_id": series_id, "start": stamp(at.at)}
    return page(
        "duties/choose.html",
        group=series.group,
        name=series.title or series.group.name,
        at=at.at,
        tzid=series.tzid,
        there=url_for("series.occurrence", **keys),
        choices=choices_in(facts, _spot(at), holders),
        works=facts.works,
    )


@bp.post("/groups/<slug>/series/<int:series_id>/<start>/duties/give")
@open_to(Open.PEOPLE)
def give_planned_duty(slug: str, series_id: int, start: str) -> Answer:
    """Give a duty of the session, which makes it."""
    at = planned_at(slug, series_id, start)
    require(may_moderate(at.role))
    said = given()
    to = said.person(facts_of(at.series.group), _spot(at), {})
    if to is None:
        raise Invalid(_("Please choose one of these."))
    _must_be_unmade(at)
    made = give_planned(at.series, at.at, said.duty, to, by=signed_in(), moderates=True)
    return _gone_on(made)


@bp.post("/groups/<slug>/series/<int:series_id>/<start>/duties/take")
@open_to(Open.PEOPLE)
def take_planned_duty(slug: str, series_id: int, start: str) -> Answer:
    """Take a duty of the session, which makes it."""
    at = planned_at(slug, series_id, start)
    require(may_take_part(at.role))
    duty, person, moderates = duty_named(), signed_in(), may_moderate(at.role)
    _must_be_unmade(at)
    made = give_planned(at.series, at.at, duty, person, by=person, moderates=moderates)
    return _gone_on(made)


def _must_be_unmade(at: There) -> None:
    if at.session:
        raise Refused(_("Somebody was faster: this session is made. See there who leads."))


def _spot(at: There) -> Spot:
    series = at.series
    return Spot(at.at, series.tzid, None, series.id, series.mode, series.duration)


def _gone_on(made: Session) -> Answer:
    if request.form.get("back") == "roster":
        return htmx.go(url_for("duties.roster", slug=made.group.slug))
    return htmx.go(address(made))
