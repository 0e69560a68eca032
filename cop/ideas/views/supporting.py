"""Seconding an idea, and counting that readers asked for it again."""

from __future__ import annotations

from flask import flash, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to, require
from cop.ideas import actions, bp
from cop.ideas.queries import idea_row, own_idea, places_of
from cop.ideas.views.here import Here, address, count_press, here, shown
from cop.ideas.views.pages import LABELS
from cop.kit import htmx
from cop.kit.templating import page
from cop.sessions.forms import AN_ID


@bp.post("/ideas/<int:idea_id>/second")
@open_to(Open.PEOPLE)
def second(idea_id: int) -> Answer:
    """Second an idea of somebody else."""
    at = here(idea_id)
    require(at.takes_part)
    count_press(at.person)
    actions.second_idea(at.idea, by=at.person)
    return _again(at)


@bp.post("/ideas/<int:idea_id>/unsecond")
@open_to(Open.PEOPLE)
def unsecond(idea_id: int) -> Answer:
    """Take one's support back."""
    at = here(idea_id)
    require(at.takes_part)
    actions.unsecond_idea(at.idea, by=at.person)
    return _again(at)


@bp.post("/ideas/<int:idea_id>/count")
@open_to(Open.PEOPLE)
def count(idea_id: int) -> Answer:
    """Count that a reader asked for it again; of one's own that is the same, nothing stays."""
    at = here(idea_id)
    require(at.takes_part)
    count_press(at.person)
    instead = request.form.get("instead", "")
    if AN_ID.fullmatch(instead):
        mine = found(own_idea(at.person, int(instead)))
        require(mine.id != at.idea.id)
        actions.count_instead(mine, at.idea, by=at.person)
    else:
        actions.count_again(at.idea, by=at.person)
    return _counted(at)


@bp.post("/ideas/<int:idea_id>/uncount")
@open_to(Open.PEOPLE)
def uncount(idea_id: int) -> Answer:
    """Take back what was counted last, on the same day."""
    at = here(idea_id)
    require(at.takes_part)
    if actions.take_back_count(at.idea, by=at.person):
        flash(_("It is taken back."), "done")
    return htmx.go(address(at.idea))


def _counted(at: Here) -> Answer:
    row = found(idea_row(at.person, at.idea.id))
    if row.asked:
        told = _("Counted: asked for %(num)s times by now.", num=row.asked)
    else:
        told = _("Your idea is counted with this one.")
    flash(told, "done")
    return htmx.go(address(at.idea))


def _again(at: Here) -> Answer:
    if not htmx.wants_fragment():
        return htmx.go(address(at.idea))
    row = found(idea_row(at.person, at.idea.id))
    one = shown(at.person, [row], places_of(at.person))[0]
    return page("ideas/_idea.html", one=one, **LABELS)
