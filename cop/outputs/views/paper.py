"""A version of an output on paper, with what a reader needs to cite it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from flask import Response, current_app, url_for

from cop.access import Open, found, open_to
from cop.groups.papers import Filed, Paper, paper
from cop.kit.addresses import public
from cop.kit.templating import page
from cop.outputs import bp
from cop.outputs.queries import output_seen_by
from cop.outputs.views.reading import one_version, reading
from cop.people.queries import current_person

if TYPE_CHECKING:
    from cop.outputs.models import Output, OutputVersion


@bp.get("/outputs/<int:output_id>/<slug>/versions/<int:number>/print")
@open_to(Open.VISITORS)
def on_paper(output_id: int, slug: str, number: int) -> Response:
    """Show one version as a document: who made it, where it came from, how to cite it."""
    output = found(output_seen_by(current_person(), output_id))
    version = one_version(output, number)
    shown = reading(output, version)
    return page("outputs/print.html", paper=_letterhead(output, version), **shown)


def _letterhead(output: Output, version: OutputVersion) -> Paper:
    there = url_for("outputs.show", output_id=output.id, slug=output.slug)
    zone = ZoneInfo(current_app.config["COP_TIME_ZONE"])
    year = (output.published_at or version.saved_at).astimezone(zone).year
    return paper(
        output.group,
        Filed.OUTPUT,
        number=output.id,
        year=year,
        address=public(there),
    )
