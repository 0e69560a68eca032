"""How a circle's sessions go, where it differs from its kind."""

from __future__ import annotations

from flask import Response, flash, request
from flask_babel import force_locale
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to
from cop.groups import actions, bp
from cop.groups.formats import FORMATS, OUTPUT_WAYS
from cop.groups.forms import FormatForm, points_as_text
from cop.groups.views.here import Here, address, moderated
from cop.groups.words import MOST_REVIEW_DAYS
from cop.kit import htmx
from cop.kit.problems import Problem
from cop.kit.templating import page
from cop.people.queries import signed_in


@bp.get("/groups/<slug>/format")
@open_to(Open.PEOPLE)
def own_format(slug: str) -> Response:
    """Show how the circle's sessions go, beside how those of its kind do."""
    at = moderated(slug)
    with force_locale(at.group.language):
        given = FormatForm.given(at.group.format)
    return _format_page(at, FormatForm(formdata=None, version=at.group.version, **given))


@bp.post("/groups/<slug>/format")
@open_to(Open.PEOPLE)
def change_own_format(slug: str) -> Answer:
    """Let the next sessions go so; or again as those of the kind do."""
    at, form = moderated(slug), FormatForm()
    default = FORMATS[at.group.kind]
    if "default" not in request.form and not form.validate():
        return _format_page(at, form, status=422)
    wanted = default if "default" in request.form else form.wanted(default)
    try:
        actions.change_format(at.group, wanted, version=form.version.data or 0, by=signed_in())
    except Problem as problem:
        form.form_errors.append(str(problem))
        form.version.data, form.version.raw_data = at.group.version, None
        return _format_page(at, form, status=problem.status)
    flash(_("The next sessions go so. Those that are planned keep what they have."), "done")
    return htmx.go(address(at.group))


def _format_page(at: Here, form: FormatForm, *, status: int = 200) -> Response:
    default = FORMATS[at.group.kind]
    with force_locale(at.group.language):
        points = points_as_text(default)
    return page(
        "groups/own_format.html",
        status=status,
        group=at.group,
        form=form,
        default=default,
        points=points,
        way=OUTPUT_WAYS[default.output],
        most_days=MOST_REVIEW_DAYS,
        changed=bool(at.group.own_format),
    )
