"""What somebody says they know about, so that colleagues find whom to ask."""

from __future__ import annotations

from flask import Response, flash, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to
from cop.kit import htmx
from cop.kit.templating import page
from cop.people import actions, bp
from cop.people.forms import KnowledgeForm
from cop.people.queries import signed_in, subjects_of
from cop.subjects.forms import typed


@bp.get("/me/knowledge")
@open_to(Open.PEOPLE)
def knowledge() -> Response:
    """Show the form in which one says what one knows about."""
    form = KnowledgeForm(data={"subjects": typed(subjects_of(signed_in()))})
    return page("people/knowledge.html", form=form)


@bp.post("/me/knowledge")
@open_to(Open.PEOPLE)
def claim() -> Answer:
    """Keep what the person says they know about."""
    person, form = signed_in(), KnowledgeForm()
    if not form.validate():
        return page("people/knowledge.html", status=422, form=form)
    actions.claim_subjects(person, form.subjects.names)
    flash(_("Colleagues now find you by what you know."), "done")
    return htmx.go(url_for("people.show", login=person.login))
