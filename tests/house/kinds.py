"""The kinds of pages, each with who looks at it: all of them are checked for everybody's use.

They follow from the table of who gets which answer, so that a page is listed once. What somebody
else sees on the same page stands in MORE, what answers a GET and is no page in APART.
"""

from __future__ import annotations

from collections import defaultdict

from tests.house.visibility import ROWS, Row

WHO_SEES_MOST = ("moderator", "administrator", "scribe", "member", "outsider", "visitor")
SEEN_BY = {"people.sign_in": "visitor", "groups.asking": "outsider"}  # whom else it sends away
OWN_TEST = "test_for_everybody.py opens it as it comes about"
A_PART = "a part of a discussion"
APART = {  # what answers a GET, and why it is not checked as a page of the table
    "home.health": "for machines",
    "calendar.of_group": "for machines",
    "calendar.of_series": "for machines",
    "calendar.of_session": "for machines",
    "calendar.of_library": "for machines",
    "calendar.own": "for machines",
    "outputs.download": "a file",
    "discussions.post": A_PART,
    "discussions.posts": A_PART,
    "discussions.of_circle_post": A_PART,
    "discussions.of_circle_posts": A_PART,
    "discussions.of_output_post": A_PART,
    "discussions.of_output_posts": A_PART,
    "discussions.of_circle_naming": "as discussions.naming, which is looked at",
    "discussions.of_output_naming": "as discussions.naming, which is looked at",
    "drafts.discarding": "test_unsent.py of discussions opens it with a reply of its own",
    "drafts.moved": "leads to where drafts are listed",
    "ideas.similar": "a part of a field",
    "subjects.suggest": "a part of a field",
    "archive.suggest": "a part of the bar",
    "rounds.progress_of": "a part of a round",
    "sessions.agenda_now": "a part of the session’s page",
    "sessions.live_now": "a part of the live page",
    "sessions.projected": "a part of the projector's page",
    "people.password_by_link": OWN_TEST,
    "notices.show": "leads to what it is about",
    "reminders.asking": "test_mailing.py of its room opens it by a signed link",
    "invitations.accepting": OWN_TEST,
    "invitations.removing_guest": OWN_TEST,
    "invitations.removing_visitor": OWN_TEST,
    "invitations.visitor": OWN_TEST,
    "importing.source": OWN_TEST,
}
MORE: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("visitor", "home.today", {}),
    ("outsider", "groups.show", {}),
    ("member", "archive.search", {"q": "rak"}),
    ("member", "archive.search", {"q": "tidak-ada-di-mana-pun"}),
    ("member", "calendar.show", {"view": "month"}),
    ("member", "calendar.show", {"view": "list", "whose": "all"}),
    ("member", "groups.show", {}),
    ("member", "sessions.show", {"session": "open"}),
    ("member", "sessions.show", {"session": "closed"}),
    ("member", "sessions.on_paper", {"session": "closed"}),
    ("scribe", "sessions.show", {}),
    ("member", "sessions.live", {}),
)
Kind = tuple[str, dict[str, str]]


def kinds() -> dict[str, list[Kind]]:
    """Return by role what is looked at: the endpoint, and what its address names."""
    found: dict[str, list[Kind]] = defaultdict(list)
    for role, endpoint, chosen in MORE:
        found[role].append((endpoint, chosen))
    for row in ROWS:
        role = _who_sees_it(row)
        if row.method == "GET" and row.endpoint not in APART and role:
            found[role].append((row.endpoint, row.chosen))
    return dict(found)


def _who_sees_it(row: Row) -> str:
    if row.endpoint in SEEN_BY:
        return SEEN_BY[row.endpoint]
    return next((role for role in WHO_SEES_MOST if row.answer_to(role) == "+"), "")
