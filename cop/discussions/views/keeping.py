"""Keeping a reply that is being typed, on every device of its writer."""

from __future__ import annotations

from typing import Any

from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to, require
from cop.discussions import actions
from cop.discussions.drafts import Draft
from cop.discussions.forms import ReplyForm
from cop.discussions.queries import THE_END
from cop.discussions.views.here import Here, as_page, everywhere, here
from cop.kit import htmx
from cop.kit.problems import Problem
from cop.kit.templating import page
from cop.people.queries import signed_in


@everywhere.post("/draft")
@open_to(Open.PEOPLE)
def keep(**address: Any) -> Answer:
    """Keep what was typed so far; what was typed elsewhere meanwhile is shown beside it."""
    at, form = here(**address), ReplyForm()
    require(at.reader.may_write)
    base = form.base.data if form.base.data and 0 < form.base.data < THE_END else 0
    shy = bool(form.nameless.data) and at.reader.inside
    draft = Draft(form.source.data or "", nameless=shy, open=True, kept=base)
    given = {"base": base, "nameless": shy, "by": signed_in()}
    try:
        unsent = actions.keep(at.id, draft.source, **given)  # type: ignore[arg-type]
    except Problem as problem:
        return _answer(at, draft.with_problem(problem), status=problem.status)
    kept, since = (unsent.revision, unsent.saved_at) if unsent else (0, None)
    return _answer(at, draft._replace(kept=kept, kept_at=since))


def _answer(at: Here, draft: Draft, *, status: int = 200) -> Answer:
    """Return the line below the field to who types, else the page with the text in its form."""
    if htmx.wants_fragment():
        return page("discussions/_kept.html", status=status, draft=draft, thread=at.id, alone=True)
    if not draft.error:
        return htmx.go(f"{at.address}#thread-{at.id}-reply")
    return as_page(at, draft, status=status)
