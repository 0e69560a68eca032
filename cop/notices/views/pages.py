"""The notices of the person who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, request, url_for
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to
from cop.db.unit import later
from cop.groups.queries import groups_with
from cop.kit import htmx
from cop.kit.templating import page
from cop.notices import actions, bp
from cop.notices.queries import notice_of, notices_of, unread
from cop.people.queries import current_person, signed_in
from cop.sessions.queries import sees

if TYPE_CHECKING:
    from cop.notices.models import Notice

ROWS = 40


@bp.get("/me/notices")
@open_to(Open.PEOPLE)
def index() -> Response:
    """List what the person was told, the newest first."""
    person, before = signed_in(), request.args.get("before", "")
    listed = notices_of(person, sees(person), before=before, size=ROWS)
    return page(
        "notices/index.html",
        notices=listed,
        circles=groups_with(person, {notice.group_id for notice in listed.items}),
        before=before,
        newest=max((notice.id for notice in listed.items), default=0),
    )


@bp.get("/me/notices/<int:notice_id>")
@open_to(Open.PEOPLE)
def show(notice_id: int) -> Answer:
    """Lead to what a notice is about, which counts as reading it."""
    notice = _own(notice_id)
    later(actions.mark_opened, notice.person_id, notice.id)
    return htmx.go(notice.path)


@bp.post("/me/notices/<int:notice_id>/read")
@open_to(Open.PEOPLE)
def read(notice_id: int) -> Answer:
    """Mark one notice as read."""
    person, notice = signed_in(), _own(notice_id)
    actions.mark_read(person, notice.id)
    if not htmx.wants_fragment():
        return htmx.go(url_for("notices.index", _anchor=f"notice-{notice.id}"))
    circles = groups_with(person, {notice.group_id})
    return page("notices/_notice.html", notice=_own(notice_id), circles=circles)


@bp.post("/me/notices/read")
@open_to(Open.PEOPLE)
def read_all() -> Answer:
    """Mark everything as read that stood on the page, and all before it."""
    until = request.form.get("until", 0, type=int)
    actions.mark_all_read(signed_in(), until=min(max(until, 0), 2**31 - 1))
    return htmx.go(url_for("notices.index"))


def unread_now() -> int:
    """Return how many notices the person who looks at a page has not read."""
    person = current_person()
    return unread(person, sees(person)) if person else 0


def _own(notice_id: int) -> Notice:
    person = signed_in()
    return found(notice_of(person, sees(person), notice_id))
