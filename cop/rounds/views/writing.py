"""Writing one's own text in a round; it saves itself as notes do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Response
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to, require
from cop.groups.rules import may_take_part
from cop.kit import htmx
from cop.kit.problems import Invalid
from cop.kit.templating import page
from cop.people.queries import signed_in
from cop.rounds import actions, bp, rules
from cop.rounds.forms import TextForm
from cop.rounds.queries import own_text
from cop.rounds.views.here import ROUND, HereRound, as_page, here_round
from cop.text import difference

if TYPE_CHECKING:
    from cop.rounds.models import RoundText


@bp.post(f"{ROUND}/text")
@open_to(Open.PEOPLE)
def save(slug: str, number: int, point_id: int) -> Answer:
    """Save one's own text; `then` adds a late one to what the others read."""
    place, form = here_round(slug, number, point_id), TextForm()
    require(rules.may_write(place.at.part, place.at.session))
    if not form.validate_on_submit():
        raise Invalid(_("The browser sent something that cannot be used."))
    try:
        own = _saved(place, form)
    except actions.Conflict as conflict:
        return _clash(place, conflict)
    if form.then.data:
        actions.add(place.held, by=signed_in())
        return htmx.go(place.address)
    return _answer(place, own, resolved=bool(form.resolve.data))


def _saved(place: HereRound, form: TextForm) -> RoundText:
    """Save the text that was typed, or after two saves at once the one that was chosen."""
    source = (form.source.data or "").replace("\r\n", "\n").replace("\r", "\n")
    base, stored = form.base.data or 0, own_text(signed_in(), place.held)
    if form.resolve.data == "theirs" and stored is not None:
        return stored
    if form.resolve.data == "mine" and form.theirs.data is not None:
        base = form.theirs.data
    part = place.at.part
    as_guest = part.guest and not may_take_part(part.role)
    return actions.save(place.held, source, base=base, by=signed_in(), as_guest=as_guest)


def _answer(place: HereRound, own: RoundText, *, resolved: bool) -> Answer:
    if not htmx.wants_fragment():
        return htmx.go(place.address)
    shown: dict[str, Any] = {
        "held": place.held,
        "own": own,
        "address": place.address,
        "clash": None,
    }
    if not resolved:
        return page("rounds/_state.html", **shown)
    return htmx.instead(page("rounds/_text.html", **shown), f"#round-{place.held.id}")


def _clash(place: HereRound, conflict: actions.Conflict) -> Response:
    """Show both texts of the one who writes in two windows at once."""
    mine, other = difference(conflict.mine, conflict.saved.source)
    clash: dict[str, Any] = {
        "source": conflict.mine,
        "theirs": conflict.saved.revision,
        "mine": mine,
        "other": other,
    }
    if htmx.wants_fragment():
        answer = page("rounds/_clash.html", status=409, held=place.held, clash=clash)
        return htmx.instead(answer, f"#round-{place.held.id}-state")
    return as_page(place, status=409, clash=clash)
