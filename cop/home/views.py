"""Today, what the site is, and whether it is well."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from flask import Response, current_app
from sqlalchemy import text
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to
from cop.db import db
from cop.drafts.queries import drafts_of
from cop.followups.queries import open_of
from cop.followups.rules import may_raise_in
from cop.groups.queries import (
    answers_to,
    other_groups_listed,
    requests_waiting_for,
)
from cop.groups.rules import may_moderate
from cop.home import bp
from cop.home.queries import Before, sessions_today
from cop.ideas.queries import places_of
from cop.ideas.rules import is_of_the_site
from cop.ideas.usual import usual_place
from cop.ideas.words import KINDS
from cop.jobs.queries import health_lines
from cop.kit.clock import now
from cop.kit.templating import page
from cop.notices.queries import unread_with_thanks
from cop.outputs.queries import published_lately
from cop.people.queries import current_person
from cop.rounds.waiting import rounds_waiting_for
from cop.sessions.queries import own_replies, planned_for, proposals_for, sees

if TYPE_CHECKING:
    from cop.groups.queries import ListedGroup
    from cop.people.models import Person
    from cop.sessions.queries.planned import Planned

MOST_DRAFTS = 5
MOST_THANKS = 3  # the notices have them all
SOON = timedelta(days=7)  # so far ahead Today looks at what is only planned
MOST_GROUPS = 30  # on the page for visitors


@bp.get("/")
@open_to(Open.EVERYBODY)
def today() -> Answer:
    """Show what the person has before them; to a visitor, what this is."""
    person = current_person()
    return _today(person) if person else _welcome()


@bp.get("/healthz")
@open_to(Open.EVERYBODY)
def health() -> Response:
    """Answer 200 once the database was read; an administrator reads how the worker is as well."""
    db.session.execute(text("SELECT version_num FROM alembic_version")).first()
    person = current_person()
    lines = ["ok"] + (health_lines() if person and person.is_administrator else [])
    said = "".join(f"{line}\n" for line in lines)
    return Response(said, mimetype="text/plain", headers={"Cache-Control": "no-store"})


def _today(person: Person) -> Response:
    places, drafts = places_of(person), drafts_of(person, limit=MOST_DRAFTS)
    roles = {place.id: place.role for place in places}
    moderates = any(may_moderate(role) for role in roles.values())
    sessions = sessions_today(person)
    before = _meeting_first([one for one in sessions.ahead if not one.is_early])
    unread, thanks = unread_with_thanks(person, sees(person), most=MOST_THANKS)
    local = now().astimezone(ZoneInfo(person.time_zone))
    return page(
        "home/today.html",
        person=person,
        local=local,
        sessions=sessions,
        replies=own_replies(person, [one.session.id for one in sessions.ahead]),
        before=before[0] if before else None,
        coming=_coming(before[1:], planned_for(person, until=now() + SOON)),
        follow_ups=open_of(person),
        proposals=proposals_for(person) if moderates else [],
        outputs=published_lately(person),
        asking=requests_waiting_for(person) if moderates else [],
        answers=answers_to(person),
        to_answer=[one for one in drafts if one.author_id != person.id and not one.answered],
        drafts=[one for one in drafts if one.author_id == person.id or one.answered],
        rounds=rounds_waiting_for(person),
        unread_notices=lambda: unread,  # so that the bar need not ask again
        thanks=thanks,
        talked=[place for place in places if place.unread],
        has_circle=bool(roles),
        new_ideas=[place for place in places if place.new and may_moderate(place.role)],
        places=[place for place in places if place.takes_ideas],
        usual=usual_place(places),
        for_the_site=is_of_the_site(person),
        idea_kinds=KINDS,
        circles=may_raise_in(roles),
        today=local.date(),
    )


def _meeting_first(ahead: Sequence[Before]) -> list[Before]:
    """Return the sessions with what is written in over some days after the next that has a time."""
    return sorted(ahead, key=lambda one: one.session.is_written or one.session.is_forgotten)


def _coming(ahead: Sequence[Before], planned: Sequence[Planned]) -> list[Before | Planned]:
    """Return what comes after the next session, made or only planned, in the order of time.

    What was not started in its time stands at the end.
    """
    late = [one for one in ahead if one.session.is_forgotten]
    coming: list[Before | Planned] = [one for one in ahead if not one.session.is_forgotten]
    coming.extend(planned)
    return [*sorted(coming, key=_starts), *late]


def _starts(one: Before | Planned) -> datetime:
    return one.session.starts_at if isinstance(one, Before) else one.starts_at


def _welcome() -> Response:
    is_open = current_app.config["COP_ACCESS"] == "public"
    return page("home/welcome.html", groups=_public_groups() if is_open else [])


def _public_groups() -> Sequence[ListedGroup]:
    return other_groups_listed(None, after="", size=MOST_GROUPS).items
