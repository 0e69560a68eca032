"""Questions about reviews; nobody but the circle and the session's guests finds them."""

from cop.review.queries.finding import note_reviewed, passage_reviewed, word_missing, wording_of
from cop.review.queries.record import Round, rounds_of, settlements_of
from cop.review.queries.standing import Standing, standing_of

__all__ = [
    "Round",
    "Standing",
    "note_reviewed",
    "passage_reviewed",
    "rounds_of",
    "settlements_of",
    "standing_of",
    "word_missing",
    "wording_of",
]
