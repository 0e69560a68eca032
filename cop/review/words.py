"""The closed sets of this room and their names on the screen."""

from __future__ import annotations

from enum import StrEnum


class Settlement(StrEnum):
    """What became of a proposed wording."""

    OPEN = "open"
    TAKEN = "taken"  # as it was proposed, or changed by whoever settled it
    KEPT = "kept"  # the text stayed, with a reason
    WITHDRAWN = "withdrawn"  # by whoever proposed it
    STRUCK = "struck"  # the outcome was taken off, as it was never agreed
