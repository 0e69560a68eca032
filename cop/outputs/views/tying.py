"""Saying which outputs of the circle a session worked on."""

from __future__ import annotations

from flask import Response
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to, require
from cop.kit import htmx
from cop.kit.templating import page
from cop.outputs import actions, bp
from cop.outputs.queries import output_seen_by, outputs_of, outputs_of_group
from cop.people.queries import signed_in
from cop.sessions.rules import may_keep_notes
from cop.sessions.views.here import Here, address, here

MOST_LISTED = 50


@bp.get("/groups/<slug>/sessions/<int:number>/outputs/choose")
@open_to(Open.PEOPLE)
def choosing(slug: str, number: int) -> Response:
    """Show the outputs of the circle, each with a button that ties it to the session."""
    at = _kept(slug, number)
    return page(
        "outputs/choose.html",
        session=at.session,
        outputs=outputs_of_group(at.person, at.session.group, MOST_LISTED),
        tied={made.output_id for made in outputs_of(at.person, at.session)},
    )


@bp.post("/groups/<slug>/sessions/<int:number>/outputs/<int:output_id>/tie")
@open_to(Open.PEOPLE)
def tie(slug: str, number: int, output_id: int) -> Answer:
    """Say that the session worked on an output."""
    at = _kept(slug, number)
    output = found(output_seen_by(at.person, output_id))
    actions.tie_existing(at.session, output)
    return htmx.go(address(at.session, "output"))


@bp.post("/groups/<slug>/sessions/<int:number>/outputs/<int:output_id>/untie")
@open_to(Open.PEOPLE)
def untie(slug: str, number: int, output_id: int) -> Answer:
    """Take back that the session worked on an output."""
    at = _kept(slug, number)
    output = found(output_seen_by(at.person, output_id))
    actions.untie(at.session, output, by=signed_in())
    return htmx.go(address(at.session, "output"))


def _kept(slug: str, number: int) -> Here:
    at = here(slug, number)
    require(may_keep_notes(at.part))
    return at
