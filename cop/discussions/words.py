"""The words beside every post of a thread."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

BESIDE_POSTS = {
    "quote": _l("Quote"),
    "edit": _l("Edit"),
    "remove": _l("Remove"),
    "undo": _l("Undo"),
    "edited": _l("edited"),
    "taken_back": _l("{name} removed this post."),
    "removed": _l("{name} removed a post by {author}."),
}
