"""Parts of pages that are rendered once for what they show, and are shown again from memory.

A template that is remembered sees only what it is given, the words of the language, and `url_for`:
no request, no person, no clock; asking for one of these is an error. So what it was given, with
the language and the root of the site, is all that its text depends on, and is the key under which
it is kept. A changed right, name, text or day is another key: nothing has to be thrown away, and
nobody is shown what was rendered for others unless it would have been the same.

The token of its forms is the one thing that differs for all: its place is kept, and filled in.
"""

from __future__ import annotations

import secrets
from collections.abc import Hashable, Iterable
from typing import Any

from flask import Flask, request
from markupsafe import Markup

from cop.kit.dates import language
from cop.kit.labels import Speaking

CLOSED_SETS = ("point_kinds", "point_statuses", "follow_up_statuses", "presences")
SEEN = (*CLOSED_SETS, "_", "gettext", "ngettext", "range", "dict", "url_for")  # all that is left
TOKEN = f"token-{secrets.token_hex(16)}"  # in the place of a form's own; nobody can have typed it
ROOM = 4_000_000  # letters of the parts in memory, for each of the two halves
LONGEST = 50_000  # letters of a part that is worth its room
Key = tuple[Hashable, ...]


class Memory:
    """Texts under their keys; those that are not asked for any more fall out, half at a time."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._young: dict[Key, Markup] = {}
        self._old: dict[Key, Markup] = {}
        self._letters = 0

    def get(self, key: Key) -> Markup | None:
        """Return the text, or None; what is asked for stays."""
        text = self._young.get(key)
        if text is None and (text := self._old.get(key)) is not None:
            self.put(key, text)
        return text

    def put(self, key: Key, text: Markup) -> None:
        """Keep the text for as long as it is asked for and there is room."""
        if len(text) > LONGEST:
            return
        self._letters += len(text)
        if self._letters > self._room:
            self._old, self._young, self._letters = self._young, {}, len(text)
        self._young[key] = text


def init_app(app: Flask) -> None:
    """Offer `remembered(template, name, things, …)` to templates."""
    memory, environments = Memory(), dict[str, Speaking]()
    outer: Any = app.jinja_env

    def alone(spoken: str) -> Speaking:
        if spoken not in environments:  # put there when it is whole: others look at once
            inside = outer.overlay(cache_size=-1)
            inside.language = spoken
            seen = {word: outer.globals[word] for word in SEEN if word in outer.globals}
            inside.globals = {**seen, "csrf_token": lambda: TOKEN}
            environments.setdefault(spoken, inside)
        return environments[spoken]

    def remembered(template: str, name: str, things: Iterable[Hashable], **shared: Any) -> Markup:
        """Render the template for each of the things, as `name`, with what they share."""
        spoken = language()
        around, parts = (spoken, request.root_path, template, *shared.values()), []
        for thing in things:
            key = (thing, around)
            text = memory.get(key)
            if text is None:
                chosen = alone(spoken).get_template(template)
                text = Markup(chosen.render({name: thing, **shared}))  # noqa: S704
                memory.put(key, text)
            parts.append(text)
        whole = Markup("").join(parts)
        return whole.replace(TOKEN, outer.globals["csrf_token"]()) if TOKEN in whole else whole

    outer.globals["remembered"] = remembered
