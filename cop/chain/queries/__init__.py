"""Questions about the chain: the rows of a chain, and one session whole."""

from cop.chain.carried import Carried, carried_points
from cop.chain.marks import Marks
from cop.chain.queries.building import Ground, TakenUp, grounds_of, taken_up
from cop.chain.queries.came import Came, CameRow, came_of
from cop.chain.queries.earlier import Before, said_before
from cop.chain.queries.fruits import fruits_of, with_fruits
from cop.chain.queries.links import (
    Link,
    Previously,
    around,
    chain_of,
    count_of,
    previously,
)
from cop.chain.queries.naming import told_by_circle
from cop.chain.queries.now import Now, now_in, now_of
from cop.chain.queries.whole import PointShown, Whole, whole_session

__all__ = [
    "Before",
    "Came",
    "CameRow",
    "Carried",
    "Ground",
    "Link",
    "Marks",
    "Now",
    "PointShown",
    "Previously",
    "TakenUp",
    "Whole",
    "around",
    "came_of",
    "carried_points",
    "chain_of",
    "count_of",
    "fruits_of",
    "grounds_of",
    "now_in",
    "now_of",
    "previously",
    "said_before",
    "taken_up",
    "told_by_circle",
    "whole_session",
    "with_fruits",
]
