"""Who thanked for a post, as its readers are told: by name, and never counted against others."""

from __future__ import annotations

from typing import NamedTuple

from flask_babel import gettext as _
from flask_babel import ngettext

from cop.people.names import first_name

MOST_NAMED = 3  # in the line below a post; more are behind it


class Thanked(NamedTuple):
    """The line below a post, all names where it leaves some out, and if the reader is one."""

    words: str
    names: tuple[str, ...]
    by_reader: bool


def thanked_in(lines: str, reader_id: int) -> Thanked:
    """Return what the lines of a row say: one for each who thanked, with their id and name."""
    given = [line.partition(" ") for line in lines.split("\n")]
    names = tuple(name for *_id, name in given)
    by_reader = any(one == str(reader_id) for one, *_name in given)
    return Thanked(_said(names), names if len(names) > MOST_NAMED else (), by_reader)


def _said(names: tuple[str, ...]) -> str:
    first = [first_name(name) for name in names]
    if len(first) == 1:
        return _("Thanks from %(name)s", name=first[0])
    if len(first) <= MOST_NAMED:
        return _("Thanks from %(names)s and %(name)s", names=", ".join(first[:-1]), name=first[-1])
    shown = ", ".join(first[: MOST_NAMED - 1])
    more = len(first) - MOST_NAMED + 1
    return ngettext(
        "Thanks from %(names)s and %(num)s more",
        "Thanks from %(names)s and %(num)s more",
        more,
        names=shown,
    )
