"""What no text may hold is refused before anything reads it."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Flask, abort, request
from werkzeug.routing import IntegerConverter, ValidationError

LARGEST_ID = 2**31 - 1  # what both databases can compare with an id


class Id(IntegerConverter):
    """A number in an address; one that no id can be leads nowhere."""

    def to_python(self, value: str) -> int:
        """Return the number; raises ValidationError, which becomes 404, where it is too large."""
        if len(value) > len(str(LARGEST_ID)) or int(value) > LARGEST_ID:
            raise ValidationError
        return int(value)


def init_app(app: Flask) -> None:
    """Answer 400 to NUL and to halves of letters, anywhere, and 404 to ids that cannot be."""
    app.url_map.converters["int"] = Id

    @app.before_request
    def refuse() -> None:
        if _unfit((request.path,)) or _unfit(request.args.values()):
            abort(400)
        if request.method == "POST" and any(_unfit(row) for row in request.form.listvalues()):
            abort(400)


def _unfit(texts: Iterable[str]) -> bool:
    return any("\0" in text or not _storable(text) for text in texts)


def _storable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
