"""The rows of a chain as the components draw them: words, addresses and states."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from cop.kit.addresses import url_for
from cop.kit.dates import clock_time, near_day, short_day
from cop.sessions.words import PLANNED, Status

if TYPE_CHECKING:
    from cop.chain.queries import Carried, Link, TakenUp
    from cop.sessions.rows import SessionRow


def nodes_of(links: Iterable[Link], *, here: int | None = None) -> list[dict[str, Any]]:
    """Return a node for each link, in its order; `here` is the id of the session being shown.

    An output that several sessions in a row fed hangs from the last of them.
    """
    rows = list(links)
    nodes = [_node(link, here) for link in rows]
    for node, following in pairwise(nodes):
        node["outputs"] = [made for made in node["outputs"] if made not in following["outputs"]]
    return nodes


def carried_words(carried: Carried) -> str:
    """Return “third time, since 20 November”."""
    times = (_("second time"), _("third time"), _("fourth time"), _("fifth time"))
    place = carried.times - 2
    said = times[place] if place < len(times) else _("%(count)s times", count=carried.times)
    return _("%(times)s, since %(day)s", times=said, day=short_day(carried.since))


def later_steps(taken: Iterable[TakenUp]) -> list[dict[str, Any]]:
    """Return where an output was taken up, as steps of its provenance."""
    return [
        {
            "title": one.group_name if one.number is None else f"{one.group_name} {one.number}",
            "href": _place(one),
            "said": _("taken up, %(day)s", day=near_day(one.starts_at, one.tzid))
            if one.starts_at
            else _("waits on the backlog"),
            "state": "later",
        }
        for one in taken
    ]


def _place(one: TakenUp) -> str:
    anchor = f"point-{one.point_id}"
    if one.number is None:
        return url_for("sessions.backlog", slug=one.slug, _anchor=anchor)
    return url_for("sessions.show", slug=one.slug, number=one.number, _anchor=anchor)


def _node(link: Link, here: int | None) -> dict[str, Any]:
    session = link.session
    shown_now = session.id == here
    return {
        "number": session.number,
        "title": session.title,
        "href": "" if shown_now else _address(session),
        "said": _when(session),
        "state": "now" if shown_now or session.status is Status.IN_PROGRESS else _state(session),
        "marks": link.marks,
        "outputs": [
            {"title": made.title, "href": f"/outputs/{made.id}/{made.slug}"}
            for made in link.outputs
        ],
        "reason": _reason(session),
    }


def _address(session: SessionRow) -> str:
    return url_for("sessions.show", slug=session.slug, number=session.number)


def _when(session: SessionRow) -> str:
    day = near_day(session.starts_at, session.tzid)
    if session.status is Status.CANCELLED:
        return _("%(day)s, cancelled", day=day)
    if session.status in PLANNED and session.time_known:
        return _("%(day)s, %(time)s", day=day, time=clock_time(session.starts_at, session.tzid))
    return day


def _state(session: SessionRow) -> str:
    if session.status is Status.CANCELLED:
        return "cancelled"
    return "next" if session.status in PLANNED else "past"


def _reason(session: SessionRow) -> str:
    if not session.no_output_reason:
        return ""
    return _("no output: %(reason)s", reason=session.no_output_reason)
