"""Every setting of the site, once: its variable, its default and what it means."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent.parent
LARGEST_REQUEST = (
    4 * 1024 * 1024
)  # a text of 200,000 letters, however it is encoded, with room to spare


@dataclass(frozen=True)
class Setting:
    """One environment variable: name, default as written there, and a sentence for the README."""

    name: str
    default: str
    meaning: str


SETTINGS = (
    Setting("COP_INSTANCE", "instance", "Folder of the database, the secret key and built files."),
    Setting("COP_DATABASE_URL", "", "Database; empty means SQLite in the instance folder."),
    Setting("COP_HOST", "127.0.0.1", "Address that the server listens on."),
    Setting("COP_PORT", "8000", "Port that the server listens on."),
    Setting("COP_BASE_URL", "", "Public address of the site; empty: made of host and port."),
    Setting("COP_SMTP_URL", "", "Mail server, smtp://user:password@host:port; empty: none."),
    Setting("COP_MAIL_FROM", "", "Sender of mails; empty: lingkar@ the host of COP_BASE_URL."),
    Setting("COP_LANGUAGE", "id", "Language of those who chose none: id or en."),
    Setting("COP_TIME_ZONE", "Asia/Jakarta", "Time zone of those who chose none."),
    Setting("COP_ACCESS", "signed-in", "Who may read: signed-in, public or networks."),
    Setting("COP_NETWORKS", "", "Networks that may read without signing in, with commas."),
    Setting("COP_TRUSTED_PROXIES", "0", "How many proxies stand in front of the server."),
    Setting(
        "COP_TRUSTED_HOSTS", "", "Host names that the site answers to, with commas; empty: any."
    ),
    Setting("COP_RATE_LIMITS", "on", "Limits on attempts to sign in: on, or off for load tests."),
    Setting("COP_CLOCK_OFFSET", "0", "Seconds added to the clock, for demonstrations and tests."),
)


class Unusable(Exception):
    """A setting has a value that the site cannot start with; the message is a sentence."""


def read(environment: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return Flask's configuration from the environment.

    Raises Unusable with a sentence that names the variable.
    """
    source = os.environ if environment is None else environment
    value = {s.name: source.get(s.name, "") or s.default for s in SETTINGS}
    host, port = value["COP_HOST"], _port(value["COP_PORT"])
    base = value["COP_BASE_URL"].rstrip("/") or _own_address(host, port)
    instance = (ROOT / value["COP_INSTANCE"]).resolve()
    instance.mkdir(mode=0o700, parents=True, exist_ok=True)  # it holds what members wrote
    return {
        **value,
        "INSTANCE": instance,
        "COP_PORT": port,
        "COP_BASE_URL": base,
        "COP_SMTP_URL": _mail_server(value["COP_SMTP_URL"]),
        "COP_MAIL_FROM": _mail_from(value["COP_MAIL_FROM"]),
        "COP_CLOCK_OFFSET": _number(value, "COP_CLOCK_OFFSET"),
        "COP_TRUSTED_PROXIES": _number(value, "COP_TRUSTED_PROXIES"),
        "COP_LANGUAGE": _one_of(value, "COP_LANGUAGE", ("id", "en")),
        "COP_ACCESS": _one_of(value, "COP_ACCESS", ("signed-in", "public", "networks")),
        "COP_RATE_LIMITS": _one_of(value, "COP_RATE_LIMITS", ("on", "off")) == "on",
        "COP_TIME_ZONE": _time_zone(value["COP_TIME_ZONE"]),
        "COP_NETWORKS": _networks(value["COP_NETWORKS"]),
        "SQLALCHEMY_DATABASE_URI": _database(value["COP_DATABASE_URL"], instance),
        "TRUSTED_HOSTS": _list(value["COP_TRUSTED_HOSTS"]) or None,
        "SECRET_KEY": _secret_key(instance / "secret_key"),
        "MAX_CONTENT_LENGTH": LARGEST_REQUEST,
        "MAX_FORM_MEMORY_SIZE": LARGEST_REQUEST,
        "SESSION_COOKIE_NAME": "lingkar",
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": base.startswith("https://"),
        "WTF_CSRF_TIME_LIMIT": None,  # a form left open over lunch still sends
        "BABEL_DEFAULT_LOCALE": value["COP_LANGUAGE"],
        "BABEL_TRANSLATION_DIRECTORIES": str(ROOT / "cop" / "translations"),
    }


def _number(value: Mapping[str, str], name: str) -> int:
    try:
        return int(value[name])
    except ValueError:
        raise Unusable(f"{name} must be a whole number, not “{value[name]}”.") from None


def _port(words: str) -> int:
    port = _number({"COP_PORT": words}, "COP_PORT")
    if not 0 < port < 2**16:
        raise Unusable(f"COP_PORT must be a port from 1 to 65535, not {port}.")
    return port


def _own_address(host: str, port: int) -> str:
    """Return where the server answers; one that listens everywhere is named as seen from here."""
    here = "127.0.0.1" if host in ("0.0.0.0", "::", "") else host  # noqa: S104 - it is asked for
    return f"http://[{here}]:{port}" if ":" in here else f"http://{here}:{port}"


def _one_of(value: Mapping[str, str], name: str, allowed: tuple[str, ...]) -> str:
    if value[name] not in allowed:
        raise Unusable(f"{name} must be one of {', '.join(allowed)}, not “{value[name]}”.")
    return value[name]


def _mail_server(address: str) -> str:
    """Return the address; raises Unusable without repeating it, as it may hold a password."""
    if not address:
        return ""
    try:
        parts = urlsplit(address)
        known = parts.scheme in ("smtp", "smtps", "starttls") and parts.port != 0
    except ValueError:
        known = False
    if not known or not parts.hostname:
        raise Unusable(
            "COP_SMTP_URL must be like smtp://host:25, starttls://user:password@host:587 "
            "or smtps://user:password@host:465."
        )
    return address


def _mail_from(address: str) -> str:
    if address and not re.fullmatch(r"[!-?A-~]+@[!-?A-~]+", address):
        raise Unusable(f"COP_MAIL_FROM must be an e-mail address, not “{address}”.")
    return address


def _time_zone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (KeyError, ValueError, OSError):
        raise Unusable(f"COP_TIME_ZONE names no time zone: “{name}”.") from None


def _networks(names: str) -> tuple[Any, ...]:
    try:
        return tuple(ip_network(name) for name in _list(names))
    except ValueError as fault:
        raise Unusable(f"COP_NETWORKS holds no network: {fault}.") from None


def _list(names: str) -> list[str]:
    return [name.strip() for name in names.split(",") if name.strip()]


def _database(url: str, instance: Path) -> str:
    if not url:
        return f"sqlite:///{instance / 'cop.db'}"
    for short in ("postgresql://", "postgres://"):
        if url.startswith(short):
            return "postgresql+psycopg://" + url.removeprefix(short)
    return url


def _secret_key(file: Path) -> str:
    """Return the key in the file, made on the first start and readable by its owner alone."""
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    if not file.exists():
        with open(os.open(draft, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "w") as new:
            new.write(secrets.token_urlsafe(48))
        try:
            os.link(draft, file)
        except FileExistsError:
            pass  # another worker was first: its key counts
        draft.unlink()
    return file.read_text().strip()
