"""What came out of a point: information, decisions, follow-ups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to, require
from cop.decisions.actions import add_decision, remove_decision
from cop.decisions.queries import decision_of
from cop.followups.actions import add_follow_up, remove_follow_up
from cop.followups.queries import follow_up_of
from cop.groups.queries import participants_of
from cop.kit import htmx
from cop.minutes import bp
from cop.minutes.actions import add_information, remove_information
from cop.minutes.forms import OutcomeForm
from cop.minutes.queries import information_line
from cop.minutes.words import OutcomeKind
from cop.people.queries import signed_in
from cop.sessions import rules
from cop.sessions.views.here import Here, as_fragment, as_page, here, shown_again

if TYPE_CHECKING:
    from cop.sessions.models import AgendaItem

KIND = 'any(decision,"follow-up",information)'


@bp.post("/groups/<slug>/sessions/<int:number>/points/<int:point_id>/outcomes")
@open_to(Open.PEOPLE)
def add_outcome(slug: str, number: int, point_id: int) -> Answer:
    """Note what came out of a point."""
    at = here(slug, number)
    point = at.point(point_id)
    require(rules.may_keep_notes(at.part))
    form = OutcomeForm()
    if not form.validate_on_submit():
        return _form_again(at, point, form)
    _add(at, point, form)
    return shown_again(at, f"point-{point.id}", writing=point.id)


@bp.post(f"/groups/<slug>/sessions/<int:number>/outcomes/<{KIND}:kind>/<int:outcome_id>/remove")
@open_to(Open.PEOPLE)
def remove_outcome(slug: str, number: int, kind: str, outcome_id: int) -> Answer:
    """Take back an outcome that was noted by mistake."""
    at = here(slug, number)
    anchor = _remove(at, kind, outcome_id)
    return shown_again(at, anchor)


def _add(at: Here, point: AgendaItem, form: OutcomeForm) -> None:
    words, by = form.text.data or "", signed_in()
    if form.kind.data == OutcomeKind.DECISION:
        add_decision(at.session, point, words, by=by)
    elif form.kind.data == OutcomeKind.INFORMATION:
        add_information(at.session, point, words, by=by)
    else:
        add_follow_up(
            at.session,
            point,
            what=words,
            who=form.who.among(participants_of(at.person, at.session.group)),
            who_name=form.who.data or "",
            due=form.due.data,
            by=by,
        )


def _remove(at: Here, kind: str, outcome_id: int) -> str:
    """Remove the outcome and return the anchor of its point."""
    if kind == OutcomeKind.DECISION:
        decision = found(decision_of(at.person, at.session, outcome_id))
        require(rules.may_keep_notes(at.part))
        anchor = f"point-{decision.agenda_item_id}"
        remove_decision(decision, by=signed_in())
        return anchor
    if kind == OutcomeKind.FOLLOW_UP:
        follow_up = found(follow_up_of(at.person, at.session, outcome_id))
        require(rules.may_keep_notes(at.part))
        anchor = f"point-{follow_up.agenda_item_id}"
        remove_follow_up(follow_up, by=signed_in())
        return anchor
    information = found(information_line(at.part, at.session, outcome_id))
    require(rules.may_keep_notes(at.part))
    anchor = f"point-{information.agenda_item_id}"
    remove_information(at.session, information, by=signed_in())
    return anchor


def _form_again(at: Here, point: AgendaItem, form: OutcomeForm) -> Answer:
    shown = {"outcome": {"point_id": point.id, "form": form}, "writing": point.id}
    if htmx.wants_fragment():
        return as_fragment(at, status=422, **shown)
    return as_page(at, status=422, **shown)
