"""What was decided, as minutes say it: labelled, in a sentence, or by a motion that passed."""

import re
from collections.abc import Iterator, Sequence

from cop.importing.reading.follow_ups import LONGEST
from cop.importing.reading.labels import key
from cop.importing.reading.lines import Kind, Line, cells, is_divider
from cop.importing.reading.outcome_labels import decision_in, is_action_label, is_decision_label
from cop.importing.reading.plain import plain, sentences

_BODY = (
    r"(?:the\s)?(?:[A-Z]\w{0,20}\s){0,3}(?:group|committee|council|board|meeting|team|EC|circle|members|"
    r"library|staff)"
)
_SENTENCE = re.compile(
    rf"(?:(?:We|It was|It is|{_BODY})\s(?:have\s|has\s|then\s|also\s|unanimously\s|all\s)?"
    r"(?:decided|resolved|agreed)\s(?:that|to|on|not to|unanimously|by consensus|against)\b"
    r"|(?:Rapat|Forum|Peserta(?:\srapat)?|Kita|Kami|Tim|Kelompok|Anggota|Lingkar|Semua(?:\speserta)?)\s"
    r"(?:telah\s|juga\s|kemudian\s)?(?:memutuskan|menyepakati|sepakat|menyetujui|bersepakat)\b"
    r"|(?:Telah\s)?(?:[Dd]iputuskan|[Dd]isepakati|[Dd]isetujui)\s(?:bahwa|untuk|agar)\b)",
)
_MOTION = re.compile(
    r"(?:^|(?<=[\s(\[*]))(?:motion(?: text)?|mosi|usulan keputusan)(?:\s(?:to|for)\s[^:]{3,120})?"
    r"\s{0,2}:\s{0,4}(?P<what>.*)$",
    re.IGNORECASE,
)
_MOVED = re.compile(r"(?:^|\s)(?:moved|proposed the motion):\s{0,4}(?P<what>.*)$", re.IGNORECASE)
_PASSED = re.compile(
    r"\b(?:approved|passed|passes|carried|adopted|accepted|ratified|disetujui|diterima|disahkan)\b",
    re.IGNORECASE,
)
_FAILED = re.compile(
    r"\b(?:failed|fails|rejected|defeated|withdrawn|tabled|postponed|ditolak|ditunda|"
    r"not (?:approved|passed|carried|adopted|accepted)|tidak (?:disetujui|diterima))\b",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"\b(?:motion|mosi|vote[sd]?|carried|passed|unanimously|approved|disetujui|seconded)\b",
    re.IGNORECASE,
)
_ABOUT_MOTION = re.compile(
    r"^(?:the\s)?(?:motion|mosi)\b|^(?:moved|seconded|proposed|diusulkan|votes?)\b|\bsecond(?:ed|s)\b|^approved\b"
    r"|^(?:[\w.]+\s){1,3}moved\b",
    re.IGNORECASE,
)
_NEAR = 8  # lines behind a motion in which its outcome is told


def decisions_in(title: str, lines: Sequence[Line]) -> Iterator[str]:
    """Yield the decisions of a point, as plain text."""
    listed = set(_listed(title, lines))
    for at, line in enumerate(lines):
        if line.kind is Kind.ROW and (at == 0 or lines[at - 1].kind is not Kind.ROW):
            yield from _table(lines[at:])
        if line.kind in (Kind.BLANK, Kind.CODE, Kind.ROW):
            continue
        told = line.plain if at in listed else decision_in(line.plain, line.text)
        found = [plain(told)] if told else [*_motion(lines, at), *_sentences(line.plain)]
        yield from (_cut(text) for text in found if _says_something(text))


def _listed(title: str, lines: Sequence[Line]) -> Iterator[int]:
    """Yield the items of lists that a label such as "Keputusan:" announces."""
    labels = [at for at, line in enumerate(lines) if is_decision_label(line.plain)]
    for label in [*([-1] if is_decision_label(title) else []), *labels]:
        own = lines[label] if label >= 0 else None
        inside = own.depth + 1 if own is not None and own.kind is Kind.ITEM else 0
        depth: int | None = None
        for at in range(label + 1, len(lines)):
            line = lines[at]
            if line.kind is Kind.BLANK:
                continue
            depth = line.depth if depth is None else depth
            if line.kind is not Kind.ITEM or line.depth < max(depth, inside):
                break
            if is_action_label(line.plain):
                break
            if line.depth == depth:
                yield at


def _sentences(text: str) -> Iterator[str]:
    for sentence in sentences(text):
        if _SENTENCE.match(sentence) and not sentence.endswith("?"):
            yield sentence


def _motion(lines: Sequence[Line], at: int) -> Iterator[str]:
    """Yield the text of a motion that begins here, if it is told that it passed."""
    line = lines[at]
    mark = _MOTION.search(line.plain) or _MOVED.search(line.plain)
    if mark is None:
        return
    text, told = _parted(mark["what"])
    for following in lines[at + 1 : at + 1 + 2 * _NEAR]:
        if following.kind is Kind.HEADING or _MOTION.search(following.plain):
            break
        below = following.depth > line.depth or (line.kind is Kind.TEXT and not following.opens)
        if not text and below and following.plain and not _ABOUT_MOTION.match(following.plain):
            text = following.plain
        elif _OUTCOME.search(following.plain):
            told += " " + following.plain
    if text and _PASSED.search(told) and not _FAILED.search(told):
        yield text


def _parted(what: str) -> tuple[str, str]:
    """Part the words of a motion from what its line tells of the vote."""
    text: list[str] = []
    told: list[str] = []
    for sentence in sentences(re.sub(r"https?://\S+", "", what)):
        (told if text and _OUTCOME.search(sentence) else text).append(sentence)
    motion = " ".join(text).strip(" .")
    comma = re.match(
        r"(.{10,}?)[,;]\s*((?:the\s)?motion\s(?:was\s)?(?:passed|carried|approved).*)$", motion
    )
    if comma:
        return comma[1], comma[2]
    return ("" if len(re.findall(r"\w{2,}", motion)) < 3 else motion), " ".join(told)


def _table(lines: Sequence[Line]) -> Iterator[str]:
    heads = [key(cell) for cell in cells(lines[0])]
    column = next((at for at, head in enumerate(heads) if is_decision_label(head)), None)
    if column is None:
        return
    for line in lines[1:]:
        if line.kind is not Kind.ROW:
            return
        row = cells(line)
        if not is_divider(line) and column < len(row) and _says_something(row[column]):
            yield _cut(row[column])


def _says_something(text: str) -> bool:
    if text.rstrip().endswith("?"):
        return False
    said = re.sub(r"https?://\S+", "", text)
    return len(re.findall(r"\w{2,}", said)) > 1 and not re.match(
        r"(?:none|nihil|tidak ada)\W*$", text, re.I
    )


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " \u2026"
