"""The judged texts and questions of `judged.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

_READ = tomllib.loads((Path(__file__).parent / "judged.toml").read_text())
TEXTS: dict[str, dict[str, Any]] = _READ["texts"]
QUESTIONS: dict[str, dict[str, int]] = _READ["questions"]
KEYS = list(TEXTS)  # a text's number is its place here
