"""What an action may answer instead of doing its work: a sentence for the person who asked."""

from __future__ import annotations


class Problem(Exception):
    """An action was not done; `str()` is a full sentence in the person's language."""

    status = 422

    def __init__(self, sentence: object) -> None:
        super().__init__(str(sentence))


class Invalid(Problem):
    """What was sent cannot be used as it is."""

    status = 422


class Refused(Problem):
    """The state of the thing does not allow it now: somebody was faster, or a step is missing."""

    status = 409


class TooMany(Problem):
    """Too many attempts in a short time; `retry_after` is in seconds."""

    status = 429

    def __init__(self, sentence: object, retry_after: int) -> None:
        super().__init__(sentence)
        self.retry_after = retry_after
