"""Which of the two languages a text is written in."""

import re

from cop.importing.reading.labels import any_of

_ENGLISH = any_of("the|of|and|to|for|with|that|this|will|was|were|is|are|from|have|on|we|be")
_INDONESIAN = any_of(
    "yang|dan|untuk|dengan|dari|akan|pada|ini|itu|oleh|tidak|dalam|rapat|kami|kita|sudah|juga|ke|di"
)
_LOOKED_AT = 20_000  # characters


def language_of(text: str) -> str | None:
    """Return "en" or "id" by the small words of a text, None where they do not tell."""
    words = re.findall(r"[a-z]+", text[:_LOOKED_AT].lower())
    english = sum(word in _ENGLISH for word in words)
    indonesian = sum(word in _INDONESIAN for word in words)
    if max(english, indonesian) < 3 or abs(english - indonesian) * 3 < english + indonesian:
        return None
    return "en" if english > indonesian else "id"
