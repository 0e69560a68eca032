"""Which capitalised words of a document are names of people or bodies, by what it shows itself."""

import re
from collections import Counter
from collections.abc import Iterable

from cop.importing.reading.labels import any_of
from cop.importing.reading.names import is_name
from cop.importing.reading.plain import plain

_WORD = re.compile(r"[^\W\d_][\w'\u2019\u2010\u2011-]*")
_AGENTLESS = any_of(
    "we|i|it|this|that|they|there|he|she|you|need|these|those|who|what|next|also|then|will|"
    "action|motion|please|no|yes|if|the|kita|kami|ini|itu|perlu|ada|harus|agar|mohon|segera|"
    "ask|want|try|plan|blog|github|google|zoom|slack|survey|rfc|pr|q1|q2|q3|q4"
)
_PARTED = re.compile(r"\s*(?:,\s*(?:and|dan|&)?|\s(?:and|dan|serta|&)\s|\s?/\s?)\s*")
_MOST = 2_000_000  # characters that are looked through


class Known:
    """Tells names from other words: those who were there, and words only ever written large."""

    def __init__(self, text: str, people: Iterable[str]) -> None:
        tokens = _WORD.findall(plain(text[:_MOST]))
        self._large = Counter(token for token in tokens if token[:1].isupper())
        self._small = {token for token in tokens if token[:1].islower()}
        self._people: set[str] = set()
        for person in people:
            self._people |= {person.casefold(), person.split()[0].casefold()}

    def is_somebody(self, name: str) -> bool:
        """Say whether a text names somebody who was there or is spoken of more than once."""
        name = name.strip().lstrip("@")
        if name.casefold() in self._people:
            return True
        parts = name.split()
        if not parts or parts[0].casefold() in _AGENTLESS:
            return False
        if not (is_name(name) or name.isupper()):
            return False
        if len(parts) > 1 and parts[0].casefold() in self._people:
            return not any(part.lower() in self._small for part in parts[1:])
        return all(map(self._is_large, parts))

    def somebody(self, names: str) -> str | None:
        """Return a text that names one person or several, as written; None for any other."""
        names = names.strip(" .:;,*_")
        parts = [part for part in _PARTED.split(names) if part]
        if 0 < len(parts) <= 6 and len(names) <= 120 and all(map(self.is_somebody, parts)):
            return names
        return None

    def _is_large(self, word: str) -> bool:
        return self._large[word] > 1 and word[:1].lower() + word[1:] not in self._small
