"""Where to go after signing in or switching something: always a page of this site."""

from __future__ import annotations

import re

from flask import request

LOCAL = re.compile(r"/(?![/\\])[^\\\x00-\x1f\x7f]*")  # browsers read // and /\ as another site


def way_back(otherwise: str = "/") -> str:
    """Return the page named by `next` in the form or the address, if it is one of this site."""
    wanted = request.form.get("next") or request.args.get("next") or ""
    return wanted if LOCAL.fullmatch(wanted) else otherwise
