"""The list of circles, one circle, and the whole of its chain."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from flask import Response, request

from cop.access import Open, open_to
from cop.chain.nodes import nodes_of
from cop.chain.queries import Link, chain_of, count_of
from cop.groups import bp
from cop.groups.queries import libraries_of_groups, other_groups_listed, own_groups_listed
from cop.groups.rules import may_make_a_circle
from cop.groups.views.here import group_page, here
from cop.kit import paging
from cop.kit.dates import month
from cop.kit.templating import page
from cop.libraries.queries import library_at
from cop.people.queries import current_person
from cop.sessions.queries import next_sessions

ROWS = 50
PLACE = (datetime, int)


@bp.get("/groups")
@open_to(Open.VISITORS)
def index() -> Response:
    """List the circles that the person sees: their own first, on the first page."""
    person = current_person()
    after = request.args.get("after", "")
    library = library_at(request.args.get("library", ""))
    return page(
        "groups/index.html",
        own=own_groups_listed(person, library) if person and not after else [],
        others=other_groups_listed(person, library, after=after, size=ROWS),
        after=after,
        library=library,
        libraries=libraries_of_groups(person),
        ahead=next_sessions(person),
        may_make=may_make_a_circle(person),
    )


@bp.get("/groups/<slug>")
@open_to(Open.VISITORS)
def show(slug: str) -> Response:
    """Show a circle: what it is for, its chain, what comes next, who belongs to it."""
    return page("groups/show.html", **group_page(here(slug)))


@bp.get("/groups/<slug>/sessions")
@open_to(Open.VISITORS)
def sessions(slug: str) -> Response:
    """Show the whole chain, newest first, by year."""
    at = here(slug)
    place = paging.read(request.args.get("before", ""), *PLACE)
    count, first = count_of(at.person, at.group)
    links = chain_of(at.person, at.group, limit=ROWS + 1, before=place)
    shown = paging.cut(links, ROWS, lambda link: (link.session.starts_at, link.session.id))
    return page(
        "groups/sessions.html",
        group=at.group,
        role=at.role,
        years=[(year, nodes_of(links)) for year, links in groupby(shown.items, _year)],
        next=shown.next,
        first_page=place is None,
        held=count,
        since=month(first) if first else "",
    )


def _year(link: Link) -> int:
    """Return the year in which the session is held where it is held."""
    return link.session.starts_at.astimezone(ZoneInfo(link.session.tzid)).year
