"""Today, what the site is, and whether it is well."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from flask import Response, current_app
from sqlalchemy import text
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to
from cop.chain.queries import marks_of
from cop.db import db
from cop.drafts.queries import drafts_of
from cop.followups.queries import open_of
from cop.followups.rules import may_raise_in
from cop.groups.queries import answers_to, other_groups_listed, requests_waiting_for, roles_of
from cop.home import bp
from cop.jobs.queries import health_lines
from cop.kit.clock import now
from cop.kit.templating import page
from cop.outputs.queries import published_lately
from cop.people.queries import current_person
from cop.review.queries import reviews_waiting_for
from cop.sessions.queries import missed_by, proposals_for, sessions_before, sessions_to_finish

if TYPE_CHECKING:
    from cop.groups.queries import ListedGroup
    from cop.people.models import Person

LATELY = timedelta(days=14)
MOST_DRAFTS = 5
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
    ahead, unfinished = sessions_before(person), sessions_to_finish(person)
    roles = roles_of(person)
    local = now().astimezone(ZoneInfo(person.time_zone))
    return page(
        "home/today.html",
        person=person,
        local=local,
        ahead=ahead,
        unfinished=unfinished,
        reviews=reviews_waiting_for(person),
        marks=marks_of(person, [*ahead, *unfinished]),
        follow_ups=open_of(person),
        proposals=proposals_for(person),
        missed=missed_by(person, now() - LATELY),
        outputs=published_lately(person),
        asking=requests_waiting_for(person),
        answers=answers_to(person),
        drafts=drafts_of(person, limit=MOST_DRAFTS),
        has_circle=bool(roles),
        circles=may_raise_in(roles),
        today=local.date(),
    )


def _welcome() -> Response:
    is_open = current_app.config["COP_ACCESS"] == "public"
    return page("home/welcome.html", groups=_public_groups() if is_open else [])


def _public_groups() -> Sequence[ListedGroup]:
    return other_groups_listed(None, after="", size=MOST_GROUPS).items
