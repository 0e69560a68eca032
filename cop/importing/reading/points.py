"""The points of a meeting, from the lines at which they begin."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from cop.importing.reading.decisions import decisions_in
from cop.importing.reading.follow_ups import follow_ups_in
from cop.importing.reading.known import Known
from cop.importing.reading.lines import Kind, Line, joined, lines_of
from cop.importing.reading.openers import Opener
from cop.importing.reading.outcome_labels import is_action_label
from cop.importing.reading.plain import plain, sentences, words
from cop.importing.reading.shapes import FollowUpRead, PointRead

_LONGEST_TITLE = 160  # characters; a longer line is a paragraph and stays in the text as well
_WHOLE = {"id": "Catatan", "en": "Notes"}


def points_at(
    lines: Sequence[Line], openers: Sequence[Opener], known: Known, day: dt.date | None
) -> tuple[PointRead, ...]:
    """Return a point for each opener with the lines up to the next one."""
    bodies = [
        list(lines[opener.at + 1 : following])
        for opener, following in zip(
            openers, [*(one.at for one in openers[1:]), len(lines)], strict=True
        )
    ]
    _pass_on_headings(bodies)
    points = [
        _point(lines[opener.at], opener, body, known, day)
        for opener, body in zip(openers, bodies, strict=True)
    ]
    return tuple(_without_repeated(points))


def one_point(
    title: str, lines: Sequence[Line], known: Known, day: dt.date | None, language: str | None
) -> tuple[PointRead, ...]:
    """Return one point that holds everything, for minutes that are not divided."""
    text = joined(lines)
    if not text:
        return ()
    title = title or _WHOLE.get(language or "en", _WHOLE["en"])
    found = _found("", lines, known, day)
    return (PointRead(None, title, text, *found),)


def _pass_on_headings(bodies: list[list[Line]]) -> None:
    """Give a heading that holds the points below it to the first of them."""
    for body, following in pairwise(bodies):
        tail: list[Line] = []
        while body and body[-1].kind in (Kind.BLANK, Kind.HEADING):
            tail.insert(0, body.pop())
        if any(line.kind is Kind.HEADING for line in tail):
            following[:0] = tail


def _point(
    line: Line, opener: Opener, body: list[Line], known: Known, day: dt.date | None
) -> PointRead:
    outdent = 1 if line.kind is Kind.ITEM else 0
    title, above = _titled(line, opener)
    text = "\n\n".join(part for part in (above, joined(body, outdent)) if part)
    spoken = lines_of(above) if above else []
    if line.kind in (Kind.ITEM, Kind.TEXT) and not above:
        spoken = lines_of(opener.title)
    found = _found(title, [*spoken, *body], known, day)
    return PointRead(opener.number, title, text, *found)


def _titled(line: Line, opener: Opener) -> tuple[str, str]:
    """Return the title and what of its line has to stand in the text, so that no word is lost."""
    title = re.sub(r"[\s:;]+$", "", plain(opener.title))
    above = opener.rest
    if len(title) > _LONGEST_TITLE:
        title = _shortened(title)
        above = _without_number(line.text, opener.number)
    elif words(line.text) - words(f"{opener.number or ''} {title}\n{above}"):
        above = _without_number(line.text, opener.number)
    return title, above


def _without_number(markdown: str, number: str | None) -> str:
    text = re.sub(r"^(?:\*\*|__)+|(?:\*\*|__)+$", "", markdown.replace("****", "").strip())
    if text.count("**") % 2:
        text = text.replace("**", "")
    if number is None:
        return text
    pattern = r"\s?".join(map(re.escape, re.split(r"(?=/)|(?<=/)", number)))
    return re.sub(rf"^[\W_]*{pattern}[\s.):*\u2013-]*", "", text, count=1) or text


def _shortened(title: str) -> str:
    first = sentences(title)[0]
    if len(first) <= _LONGEST_TITLE:
        return first
    return first[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " \u2026"


def _found(
    title: str, lines: Sequence[Line], known: Known, day: dt.date | None
) -> tuple[tuple[str, ...], tuple[FollowUpRead, ...]]:
    decisions = dict.fromkeys(decisions_in(title, lines))
    follow_ups = dict.fromkeys(follow_ups_in(title, lines, known, day))
    said = {_bare(one.what) for one in follow_ups}
    return tuple(one for one in decisions if _bare(one) not in said), tuple(follow_ups)


def _without_repeated(points: Sequence[PointRead]) -> list[PointRead]:
    """Leave out of a summary of follow-ups what a point has told already."""
    told: set[str] = set()
    kept: list[PointRead] = []
    for point in points:
        if is_action_label(point.title):
            new = tuple(one for one in point.follow_ups if _bare(one.what) not in told)
            point = replace(point, follow_ups=new)
        told |= {_bare(one.what) for one in point.follow_ups}
        kept.append(point)
    return kept


def _bare(text: str) -> str:
    words_said = re.findall(r"[^\W_]+", text.casefold())
    return " ".join(word for word in words_said if word not in ("the", "a", "an", "to", "will"))
