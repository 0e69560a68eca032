"""What a text must be like before it is kept: the check at the edge, for every field of a form."""

import re

_CARRIAGE_RETURNS = re.compile(r"\r\n?")
_MANUAL_BREAKS = re.compile(r"[\v\f]")
"""What a word processor puts where Shift and Enter were pressed, or at the end of a page."""

_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
"""PostgreSQL keeps no NUL, and no database keeps half of a surrogate pair."""

UNSEEN = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
"""Nobody sees these characters, and the XML of the feeds cannot carry them."""


class UnfitText(ValueError):
    """The text holds a character that no database keeps: the request is answered with 400."""


def fit_for_storage(text: str) -> str:
    """Return the text as it is kept: lines end in LF, unseen control characters are gone.

    Raises UnfitText for a NUL or a lone surrogate, which no browser sends from a form.
    """
    if _UNKEEPABLE.search(text):
        raise UnfitText("The text holds a NUL or half of a surrogate pair.")
    text = _CARRIAGE_RETURNS.sub("\n", text)
    text = _MANUAL_BREAKS.sub("\n", text)
    return UNSEEN.sub("", text)


def always_fit(text: str) -> str:
    """Return the text as `fit_for_storage` does, with U+FFFD for what it would refuse."""
    return fit_for_storage(_UNKEEPABLE.sub("\ufffd", text))
