"""Who types just now, as others on the page are told: a posting hand without its name.

A post may still be sent without a name after its writer has begun it, so nobody reads whose it
will be; notes stand under their writer's name anyway.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from flask_babel import gettext as _
from flask_babel import ngettext

from cop.people.names import first_name

NOBODY = "0"


class Typing(NamedTuple):
    """Somebody at this moment: under which thread, whether in the notes, and the full name."""

    thread_id: int
    notes: bool
    name: str


class Told(NamedTuple):
    """A line for the reader, and the place on the page (`notes-7`, `talk-7`) where it belongs."""

    place: str
    words: str


def with_typing(etag: str, typing: Sequence[Typing] = ()) -> str:
    """Return the ETag of posts together with who types: the second part changes by itself."""
    others = hashlib.sha256(repr(typing).encode()).hexdigest()[:10] if typing else NOBODY
    return f"{etag}-{others}"


def is_of(etag: str, whole: str) -> bool:
    """Say whether an ETag is of these posts, whoever typed."""
    return whole.startswith(f"{etag}-")


def told_of(typing: Sequence[Typing], thread_id: int) -> list[Told]:
    """Return what a page with the thread says of them: a line for each, or for each discussion."""
    notes = [_writes_notes(one) for one in typing if one.notes]
    talks = [one.thread_id for one in typing if not one.notes]
    return notes + [_talk(one, talks.count(one), thread_id) for one in sorted(set(talks))]


def _writes_notes(one: Typing) -> Told:
    return Told(f"notes-{one.thread_id}", _("%(name)s is writing …", name=first_name(one.name)))


def _talk(talk_id: int, hands: int, thread_id: int) -> Told:
    if talk_id == thread_id:
        words = ngettext("Somebody is writing …", "%(num)s people are writing …", hands)
    else:
        words = ngettext(
            "Somebody is writing in the discussion …",
            "%(num)s people are writing in the discussion …",
            hands,
        )
    return Told(f"talk-{talk_id}", words)
