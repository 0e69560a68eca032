"""Law: every question about what people wrote begins with the person who asks."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.house.source import modules

WRITTEN = {
    "groups", "sessions", "minutes", "followups", "decisions", "outputs", "discussions", "chain",
    "archive", "drafts", "ideas", "importing", "notices", "review", "rounds", "series", "duties",
}  # fmt: skip
ASKERS = ("Person", "Part", "Reader")
ASKED_BEFORE = {  # the questions that are put about something which the person was found to see
    "cop.discussions.queries.author_id_of": "a post, for telling its author alone",
    "cop.discussions.queries.post_in": "a thread whose place was found",
    "cop.chain.queries.fruits.with_fruits": "a discussion with the one who reads it",
    "cop.discussions.queries.thanked_since": "a post, for telling its author alone",
    "cop.discussions.queries.is_locked": "no question, but a condition in others",
    "cop.discussions.queries.lock_of": "a thread whose place was found",
    "cop.discussions.queries.revisions_of": "a post whose reader was asked for",
    "cop.chain.queries.now.now_of": "a session that was read whole",
    "cop.groups.queries.circles.group_with_slug": "the command line, which nobody asks through",
    "cop.ideas.queries.ideas.seconds_counted": "ideas that were found",
    "cop.minutes.queries.last_hand_on": "a note whose session was found",
    "cop.outputs.queries.newest_version": "an output that was found",
    "cop.outputs.queries.subjects_of": "an output that was found",
    "cop.review.queries.told.texts_in": "rows that were found",
    "cop.review.queries.told.wordings_in": "rows that were found",
    "cop.series.queries.closures_of": "the list of closed days, which is public",
    "cop.series.queries.closures_listed": "the list of closed days, which is public",
    "cop.series.queries.closure_with": "the list of closed days, which is public",
}


def questions() -> Iterator[tuple[str, str]]:
    """Give the name of each public query with what its first parameter is."""
    for module in modules():
        parts = module.name.split(".")
        if len(parts) < 3 or parts[1] not in WRITTEN or parts[2] != "queries":
            continue
        for node in module.tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                first = (node.args.args or [ast.arg("", None)])[0]
                asker = ast.unparse(first.annotation) if first.annotation else ""
                yield f"{module.name}.{node.name}", asker


def test_questions_begin_with_the_person() -> None:
    others = {name for name, asker in questions() if not asker.startswith(ASKERS)}
    assert others == set(ASKED_BEFORE)
