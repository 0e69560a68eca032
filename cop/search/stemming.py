"""The stems of a word by Snowball's Indonesian and English rules, and where those fall short.

Snowball takes Indonesian prefixes off but often cannot know which letter they swallowed: "menulis"
becomes "ulis" while "ditulis" becomes "tulis"; and it takes the end of a root for a particle:
"mengolah" becomes "mengo". Without a dictionary neither can be told, so each root that may have
been meant is kept; one that is no word does no harm.
"""

from __future__ import annotations

import re
from functools import cache
from threading import Lock
from typing import Any

_SHORTEST = 4  # shorter words have no affix in either language that could be told from the word
_one_at_a_time = Lock()  # a stemmer keeps the word it works on

# Spellings that English has and Indonesian has not: "permission" is no per- word of "mission".
_ENGLISH_SPELLING = re.compile(r"[cst]ion|ct|ck|th|ph|wh|ou|ll|ss|ff|tt|cc|pp|x|q|ty$|ly$")

# A prefix before a vowel, and with what its root may have begun; "" where with the vowel.
_SWALLOWED = (
    (re.compile(r"[mp]em(?=[aeiou])"), ("p", "m")),
    (re.compile(r"[mp]en(?=[aeiou])"), ("t", "n")),
    (re.compile(r"[mp]eng(?=[aeiou])"), ("", "k")),
    (re.compile(r"[bpt]er(?=[aeiou])"), ("", "r")),
)
_VOWELS = ("a", "e", "i", "o", "u")


_END_OF_A_ROOT = re.compile(r"(?:[kl]ah|pun)$")  # "masalah" is no "masa" with the particle -lah
_END_OF_EITHER = re.compile(r"(?:[km]u|i)$")
_SHIELD = "x"  # no Indonesian ending has it, so what stands before it stays


def stems(word: str) -> tuple[str, ...]:
    """Return the stems of a folded word, Indonesian ones first; may be the word itself."""
    if len(word) < _SHORTEST or not (word.isascii() and word.isalpha()):
        return (word,)
    with _one_at_a_time:
        english = _stemmer("english").stemWord(word)
        if _ENGLISH_SPELLING.search(word):
            return (english,)
        indonesian = _without_affixes(word)
    roots = [root for stem in indonesian for root in _possible(word, stem)]
    return tuple(dict.fromkeys((*roots, english)))


@cache
def _stemmer(language: str) -> Any:
    import snowballstemmer  # which loads thirty languages; a start need not wait for them

    return snowballstemmer.stemmer(language)


def _without_affixes(word: str) -> list[str]:
    indonesian = _stemmer("indonesian")
    shielded = indonesian.stemWord(word + _SHIELD).removesuffix(_SHIELD)
    if _END_OF_A_ROOT.search(word):
        return [shielded]
    stem = indonesian.stemWord(word)
    return [stem, shielded] if _END_OF_EITHER.search(word) else [stem]


def _possible(word: str, stem: str) -> list[str]:
    """Return the stem with each letter that a prefix of the word may have swallowed."""
    if stem == word:
        return [stem]
    for prefix, letters in _SWALLOWED:
        if prefix.match(word):
            rest = stem.removeprefix("p") if "p" in letters else stem
            if rest.startswith(_VOWELS):
                return [letter + rest for letter in letters]
    return [stem]
