"""Names for addresses."""

from __future__ import annotations

import re
import unicodedata


def slug_of(name: str, longest: int = 60) -> str:
    """Return the name in lower-case letters, digits and hyphens; empty if nothing is left of it."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:longest].strip("-")
