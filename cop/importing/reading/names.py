"""Names of people in lists, lines and columns; what looks like a sentence is no name."""

import re
import unicodedata
from dataclasses import dataclass

from cop.importing.reading.labels import any_of
from cop.importing.reading.plain import plain

_PARTICLES = any_of(
    "van|der|den|de|del|della|di|da|dos|du|la|le|von|zu|ter|al|el|bin|binti|ibn|y|e|af|ten|mac|st"
)
_NOBODY = any_of(
    "none|nobody|all|everyone|everybody|semua|seluruh|nihil|tidak|tbd|tba|n/a|na|name|nama|"
    "the|a|an|this|it|we|they|there|not|no|zoom|online|daring|hadir|present|various|others|"
    "members|anggota|staff|board|see|lihat|unknown|quorum|total|jumlah|belum|yang|dan|"
    "and|with|as|who|in|on|at|for|from|please|add|your|attendance|peserta|attendees|"
    "apologies|regrets|link|notes|agenda|he|she|his|her"
)
_BODIES = re.compile(
    r"\b(?:universit\w*|librar(?:y|ies)|perpustakaan|institut\w*|college|school|sekolah|museum|centre|"
    r"center|department|departemen|dinas|council|committee|komite|team|group|college|association|"
    r"foundation|yayasan|politeknik|fakultas|kantor|unit|upt|bagian|bidang|seksi|divisi|dewan)\b",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"^(?:and|dan|serta|plus|with|also|guests?|tamu|new members?|anggota baru|beserta|&|from|oleh)"
    r"\s+",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"(?:[A-Z][a-z]{0,3}\.){1,3}[A-Za-z]{0,5}\.?|MLIS|MSc|PhD|Ph\.D|MBA|MA|BA|MM|SIP"
)
_SPLIT = re.compile(r"[,;|\u00b7\u2022]|\s[&+/]\s|\s(?:and|dan|serta)\s|\s{3,}")
_BRACKETS = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]|<[^<>]{0,200}>")
_ASIDE = re.compile(r"\s(?:[-\u2013\u2014]{1,2}|:)\s|:\s|\s[-\u2013\u2014]$")
_ADDRESS = re.compile(r"\S+@\S+\.\S+|https?://\S+|(?<!\S)@\S+")
_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|['\u2019.\u2010\u2011-]|[\u0300-\u036f])*")


@dataclass(frozen=True)
class Named:
    """A name and the remarks that stand with it, such as a post or how somebody took part."""

    name: str
    remarks: tuple[str, ...] = ()


def names_in(text: str, *, one: bool = False) -> list[Named]:
    """Return the names in a line; with `one` the first alone, the rest being where from.

    Of a line that mixes names and where they are from only the first name is certain.
    """
    text, remarks = _without_remarks(text)
    chunks = [chunk for chunk in _SPLIT.split(text) if chunk.strip(" .")]
    if one or _is_mixed(chunks):
        chunks = chunks[:1]
    return [named for chunk in chunks if (named := _named(chunk, remarks))]


def _is_mixed(chunks: list[str]) -> bool:
    from_where = [
        chunk
        for chunk in chunks[1:]
        if "/" in chunk or _BODIES.search(chunk) or re.fullmatch(r"\s*[A-Z]{2,6}\s*", chunk)
    ]
    return bool(from_where) and 3 * len(from_where) >= len(chunks)


def is_name(text: str) -> bool:
    """Say whether a text can be the name of a person, for certain enough to write it down."""
    tokens = text.split()
    if not 1 <= len(tokens) <= 5 or len(text) > 60 or _BODIES.search(text):
        return False
    if tokens[0].casefold().strip(".") in _NOBODY or not all(map(_is_part, tokens)):
        return False
    letters = tokens[0].strip(".")
    acronym = len(tokens) == 1 and len(letters) < 6 and letters.isupper() and letters.isascii()
    return not acronym and tokens[0] not in _PARTICLES and len(text) > 1


def _is_part(token: str) -> bool:
    if token.casefold() in _PARTICLES:
        return True
    return bool(_TOKEN.fullmatch(token)) and not token[0].islower()


def _without_remarks(text: str) -> tuple[str, list[str]]:
    """Take out what stands in brackets, leaving a mark where it stood."""
    remarks: list[str] = []

    def put_by(mark: re.Match[str]) -> str:
        remarks.append(mark[0][1:-1].strip())
        return f" \ue000{chr(0xE100 + len(remarks) - 1)} "

    columns = "   ".join(plain(column) for column in re.split(r"\s{3,}|\t", text.strip()))
    for _ in range(3):  # brackets in brackets
        columns = _BRACKETS.sub(put_by, columns) if len(remarks) < 4000 else columns
    return columns, remarks


def _named(chunk: str, remarks: list[str]) -> Named | None:
    own = [ord(mark) - 0xE100 for mark in re.findall("\ue000(.)", chunk)]
    said = [remarks[number] for number in own if number < len(remarks)]
    before, *_ = chunk.partition("\ue000")
    if len(before.split()) > 1 and is_name(before.strip()):
        chunk = before
    chunk = _without_pictures(_ADDRESS.sub(" ", re.sub("\ue000.", " ", chunk)))
    name, *asides = _ASIDE.split(f"{chunk} ", maxsplit=1)
    name = _LEAD_IN.sub("", _LEAD_IN.sub("", name.strip(' .,:;*_"\u201c\u201d')))
    name = " ".join(name.split())
    if _DEGREE.fullmatch(name) or not is_name(name):
        return None
    return Named(name, tuple(filter(None, [*said, *(aside.strip() for aside in asides)])))


def _without_pictures(text: str) -> str:
    """Drop emoji and the signs that join them."""
    return "".join(
        " " if unicodedata.category(char) in ("So", "Sk", "Cf", "Cn", "Co") else char
        for char in text
    )
