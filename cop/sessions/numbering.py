"""Numbers of points: the page counts them, unless the titles of the secretary already do."""

from __future__ import annotations

import re
from collections.abc import Sequence

NUMBERED = re.compile(r"\s*\d")


def count_themselves(titles: Sequence[str]) -> bool:
    """Say whether most of the titles begin with a number of their own; one alone never does."""
    numbered = sum(1 for title in titles if NUMBERED.match(title))
    return numbered > 1 and 2 * numbered > len(titles)
