"""Questions about the chain: the rows of a chain, and one session whole."""

from cop.chain.queries.links import (
    Carried,
    Link,
    Marks,
    Previously,
    around,
    carried_points,
    chain_of,
    count_of,
    marks_of,
    previously,
)
from cop.chain.queries.whole import PointShown, Whole, whole_session

__all__ = [
    "Carried",
    "Link",
    "Marks",
    "PointShown",
    "Previously",
    "Whole",
    "around",
    "carried_points",
    "chain_of",
    "count_of",
    "marks_of",
    "previously",
    "whole_session",
]
