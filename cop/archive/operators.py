"""The operators of the archive's field, such as by:sari, in both languages for everybody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from cop.search.analyser import storable


class Operator(StrEnum):
    """What can be said besides words."""

    BY = "by"
    IN = "in"
    KIND = "kind"
    BEFORE = "before"
    AFTER = "after"


NAMES = {
    **{str(one): one for one in Operator},
    "oleh": Operator.BY,
    "di": Operator.IN,
    "jenis": Operator.KIND,
    "sebelum": Operator.BEFORE,
    "sesudah": Operator.AFTER,
    "setelah": Operator.AFTER,
}
MOST = 12  # operators of one question
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"'))
_PARTS = re.compile(
    r'-?"[^"]*"?'  # a phrase, in which nothing is an operator
    r'|(?<!\S)(?P<minus>-?)(?P<name>[^\W\d_]{2,}):(?P<value>"[^"]*"?|[^\s"]*)'
)


@dataclass(frozen=True)
class Used:
    """An operator as it was typed; `rest` is the whole question without it."""

    operator: Operator
    typed: str
    value: str
    is_minus: bool
    rest: str


@dataclass(frozen=True)
class Read:
    """A question taken apart: its words, the operators, and what looks like one and is none."""

    words: str = ""
    used: tuple[Used, ...] = ()
    unknown: tuple[str, ...] = ()


def read(typed: str) -> Read:
    """Take a question apart; what is no operator of ours stays among the words."""
    text = storable(typed).translate(_QUOTES)
    used: list[Used] = []
    unknown: list[str] = []
    cuts: list[tuple[int, int]] = []
    for part in _PARTS.finditer(text):
        operator = NAMES.get((part["name"] or "").casefold())
        if operator and len(used) < MOST:
            used.append(_used(operator, part, text))
            cuts.append(part.span())
        elif part["name"] and part["value"] and not part["value"].startswith("//"):
            unknown.append(f"{part['name']}:")
    return Read(_without(text, cuts), tuple(used), tuple(dict.fromkeys(unknown)))


def _used(operator: Operator, part: re.Match[str], text: str) -> Used:
    return Used(
        operator=operator,
        typed=part.group(),
        value=part["value"].strip('" '),
        is_minus=bool(part["minus"]),
        rest=_without(text, [part.span()]),
    )


def _without(text: str, cuts: list[tuple[int, int]]) -> str:
    place, kept = 0, []
    for start, end in cuts:
        kept.append(text[place:start])
        place = end
    return "".join([*kept, text[place:]]).strip() if cuts else text
