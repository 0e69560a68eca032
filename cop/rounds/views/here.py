"""Which round an address means, and how its page is shown again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import Response, url_for
from flask_babel import get_locale

from cop.access import found
from cop.groups.rules import may_see
from cop.kit.templating import page
from cop.people.queries import signed_in
from cop.rounds import rules
from cop.rounds.queries import own_text, round_on, texts_of, writers_of
from cop.sessions.queries import those_who_take_part
from cop.sessions.views.here import Here, here

if TYPE_CHECKING:
    from cop.rounds.models import Round
    from cop.sessions.models import AgendaItem

ROUND = "/groups/<slug>/sessions/<int:number>/points/<int:point_id>/round"


@dataclass(frozen=True)
class HereRound:
    """The round of an address, its point, and the person's part in the session."""

    at: Here
    point: AgendaItem
    held: Round

    @property
    def address(self) -> str:
        """Return the address of the round's page."""
        return address_of(self.at, self.point)


def here_round(slug: str, number: int, point_id: int) -> HereRound:
    """Return the round at the address for the person who asks, or answer 404."""
    at = here(slug, number)
    point = at.point(point_id)
    return HereRound(at, point, found(round_on(at.part, point)))


def address_of(at: Here, point: AgendaItem) -> str:
    """Return the address of the page of the round on the point."""
    slug, number = at.session.group.slug, at.session.number
    return url_for("rounds.show", slug=slug, number=number, point_id=point.id)


def as_page(place: HereRound, *, status: int = 200, **given: Any) -> Response:
    """Return the whole page of the round."""
    own = own_text(signed_in(), place.held)
    session, part = place.at.session, place.at.part
    shown = {
        "own": own,
        "people": those_who_take_part(place.at.person, session),
        "sees_circle": may_see(place.at.person, session.group, part.role),
        "clash": None,
        **progress(place),
        **given,
    }
    return page("rounds/show.html", status=status, **shown)


def progress(place: HereRound) -> dict[str, Any]:
    """Return what the part of the page needs that others' writing changes."""
    person, held = signed_in(), place.held
    return {
        "held": held,
        "point": place.point,
        "session": place.at.session,
        "part": place.at.part,
        "may": rules,
        "address": place.address,
        "texts": texts_of(person, held),
        "writers": writers_of(place.at.part, held),
        "etag": etag_of(held.version, person.id, place.at.part.role),
    }


def etag_of(version: int, person_id: int, role: str | None) -> str:
    """Return what changes with anything that the page shows of the others' writing."""
    shown = (version, person_id, str(role), str(get_locale()))
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:20]
