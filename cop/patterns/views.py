"""The pattern page, and the answer to whatever is pressed on it: nothing."""

from __future__ import annotations

from flask import Response

from cop.access import Open, open_to
from cop.kit.clock import now
from cop.kit.templating import page
from cop.patterns import bp
from cop.patterns.examples import examples
from cop.patterns.forms import PatternForm, wrong_form
from cop.series.meeting import MeetingForm


@bp.get("/patterns")
@open_to(Open.ADMINISTRATORS)
def show() -> Response:
    """Show every part that pages are made of, in every state."""
    return page(
        "patterns/show.html",
        form=PatternForm(formdata=None),
        wrong=wrong_form(),
        meeting=MeetingForm(formdata=None),
        **examples(now()),
    )


@bp.post("/patterns")
@open_to(Open.ADMINISTRATORS)
def press() -> Response:
    """Change nothing and stay: what is pressed on the page is an example."""
    return Response(status=204)
