"""Secrets that a browser or a link carries; the database keeps only their hashes."""

from __future__ import annotations

import hashlib
import secrets


def new_token() -> str:
    """Return 32 random bytes in letters that fit into an address."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """Return the SHA-256 of the token in hexadecimal digits, as it is stored."""
    return hashlib.sha256(token.encode()).hexdigest()
