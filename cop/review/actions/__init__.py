"""Everything that is done in a review, from sending the minutes round to their being agreed."""

from cop.review.actions.agreeing import confirm, finish
from cop.review.actions.contesting import (
    Overtaken,
    ask_circle,
    keep,
    propose,
    take_over,
    withdraw,
)
from cop.review.actions.objecting import Task, make_right, object_to, strike
from cop.review.actions.recalling import call_back
from cop.review.actions.sending import Unsaid, send_for_review

__all__ = [
    "Overtaken",
    "Task",
    "Unsaid",
    "ask_circle",
    "call_back",
    "confirm",
    "finish",
    "keep",
    "make_right",
    "object_to",
    "propose",
    "send_for_review",
    "strike",
    "take_over",
    "withdraw",
]
