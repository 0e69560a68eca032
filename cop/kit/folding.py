"""Words without accents and capitals, for comparing what people type."""

from __future__ import annotations

import unicodedata


def folded(words: str) -> str:
    """Return the words in lower case, without accents, with single spaces."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(plain.split())
