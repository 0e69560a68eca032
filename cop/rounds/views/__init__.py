"""The page of a round on a point: starting it, writing in it, opening it."""

from cop.rounds.views import holding, writing

__all__ = ["holding", "writing"]
