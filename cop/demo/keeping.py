"""Which site may hold the demo, and where its sign-ins are kept."""

from __future__ import annotations

import json
import os
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from flask import current_app

from cop.db.unit import unit_of_work

SignIn = tuple[str, str, str]  # login, password, name


def is_for_this_machine_alone() -> bool:
    """Say whether the site listens, and is known, under a loopback address only."""
    base = urlsplit(current_app.config["COP_BASE_URL"]).hostname or ""
    return all(_is_loopback(host) for host in (current_app.config["COP_HOST"], base))


def kept_sign_ins() -> list[SignIn]:
    """Return the sign-ins of the demo that this instance holds; none where it holds no demo."""
    file = _file()
    if not file.exists():
        return []
    return [(login, password, name) for login, password, name in json.loads(file.read_text())]


def fill() -> list[SignIn]:
    """Tell the demo's story on the empty site, in one unit of work; return its sign-ins."""
    from cop.demo import story  # a large room that a real site never needs

    with unit_of_work():
        sign_ins = story.tell()
        with open(os.open(_file(), os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as kept:
            json.dump(sign_ins, kept)
    return sign_ins


def _file() -> Path:
    instance: Path = current_app.config["INSTANCE"]
    return instance / "demo.json"


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
