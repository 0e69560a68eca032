"""How secretaries announce what somebody is to do and what was decided."""

import re

from cop.importing.reading.plain import sentences

_ACTION = (
    r"(?:(?:action|actions)(?:\s+(?:points?|items?|steps?))?|to[ -]?dos?|tindak lanjut|rtl|"
    r"rencana tindak lanjut|rencana aksi|butir tindak lanjut|tugas|aksi|pekerjaan rumah|"
    r"follow[ -]?ups?)"
)
_SHORT = r"(?:AP|AI|PR|TODO)"  # only in capitals and with a colon
_DECISION = (
    r"(?:decisions?(?: made| taken)?|decided|resolutions?|resolved|agreed|agreements? reached|"
    r"keputusan(?: rapat)?|diputuskan|disepakati|kesepakatan|memutuskan|hasil keputusan)"
)
# What was to be done before this meeting is no new follow-up of it.
_OLD = re.compile(
    r"\b(?:previous|last|past|prior|review|status|open|outstanding|old|completed|done|from the|"
    r"sebelumnya|lalu|selesai|tinjauan|yang lalu)\b",
    re.IGNORECASE,
)
_ACTIONS_ALONE = re.compile(
    rf"\W*(?:(?:summary of|list of|new|key|agreed|daftar|rekap|ringkasan)\s+)?{_ACTION}"
    r"(?:\s+(?:and|dan|/|&)\s+(?:deadlines?|tenggat|next steps|responsib\w+))?\W*",
    re.IGNORECASE,
)
_DECISIONS_ALONE = re.compile(rf"\W*(?:summary of\s+|daftar\s+)?{_DECISION}\W*", re.IGNORECASE)
_ACTION_LEAD = re.compile(
    rf"\W{{0,4}}(?:(?i:{_ACTION})|{_SHORT})\s{{0,2}}(?:\d{{1,2}}\s{{0,2}})?:\s{{0,4}}(?P<what>\S.*)$"
)
_ACTION_FOR = re.compile(
    rf"\W{{0,4}}(?i:{_ACTION})\s(?i:for|by|on|bagi|untuk|oleh)\s(?P<who>[^:.]{{2,60}}?)"
    r"(?::\s{0,4}|\s(?=to\s|untuk\s))(?P<what>\S.*)$"
)
_ACTION_INSIDE = re.compile(
    r"(?<=[.;,:!?)])\s{1,3}(?:Action (?:point|item)s?|ACTIONS?(?: POINT| ITEM)?S?|AP|TODO|"
    r"Tindak lanjut)\s{0,2}:\s{0,4}(?P<what>\S.*)$"
)
_DECISION_LEAD = re.compile(
    rf"\W{{0,4}}(?i:{_DECISION})\s{{0,2}}(?:\d{{1,2}}\s{{0,2}})?:\s{{0,4}}(?P<what>\S.*)$"
)
_DECISION_INSIDE = re.compile(
    r"(?<=[.;!?)])\s{1,3}(?:Decision|Resolved|Agreed|Keputusan|Diputuskan|Disepakati)"
    r"\s?:\s{1,4}(?P<what>\S.*)$"
)
# "RESOLVED to try it": the word belongs to the sentence.
_DECISION_CAPITALS = re.compile(
    r"(?:^\W{0,4}|(?<=[.;!?)])\s{1,3})"
    r"(?P<what>(?:AGREED|RESOLVED|DECIDED|DIPUTUSKAN|DISEPAKATI|MEMUTUSKAN)\s(?=\S).*)$"
)
_BOLD = re.compile(
    r"\W{0,3}(\*\*|__)(?P<label>(?:(?!\1).){2,40})\1\s{0,3}[:\u2013-]?\s{0,3}(?P<what>.*)$"
)


def is_action_label(plain: str) -> bool:
    """Say whether a line does nothing but announce follow-ups: "Action items:"."""
    return len(plain) < 80 and bool(_ACTIONS_ALONE.fullmatch(plain))


def is_decision_label(plain: str) -> bool:
    """Say whether a line does nothing but announce decisions: "Keputusan:"."""
    return len(plain) < 80 and bool(_DECISIONS_ALONE.fullmatch(plain))


def is_outcome_label(plain: str) -> bool:
    """Say whether a line does nothing but announce follow-ups or decisions, new ones or old."""
    old = len(plain) < 80 and re.search(_ACTION, plain, re.IGNORECASE) and _OLD.search(plain)
    return is_action_label(plain) or is_decision_label(plain) or bool(old)


def action_in(plain: str, markdown: str) -> tuple[str, str | None] | None:
    """Return what a line says is to be done, and by whom where the label says it."""
    if lead := _ACTION_LEAD.match(plain):
        return lead["what"], None
    if told := _ACTION_FOR.match(plain):
        return re.sub(r"^(?:to|untuk)\s", "", told["what"]), told["who"]
    if inside := _ACTION_INSIDE.search(plain):
        return inside["what"], None
    bold = _BOLD.match(markdown)
    if bold and bold["what"] and re.fullmatch(_ACTION, bold["label"].strip(" :"), re.IGNORECASE):
        return bold["what"], None
    return None


def decision_in(plain: str, markdown: str) -> str | None:
    """Return what a line says was decided, where it begins with a word for decisions."""
    if lead := _DECISION_LEAD.match(plain):
        return lead["what"]
    if inside := _DECISION_INSIDE.search(plain) or _DECISION_CAPITALS.search(plain):
        return sentences(inside["what"])[0]
    bold = _BOLD.match(markdown)
    if bold and bold["what"] and re.fullmatch(_DECISION, bold["label"].strip(" :"), re.IGNORECASE):
        return bold["what"]
    return None
