"""The block of YAML between lines of --- at the top of a file."""

import re
from typing import Any

import yaml

from cop.importing.reading.shapes import Unreadable, Why

_LARGEST = 64 * 1024  # characters
_DEEPEST = 12  # lists in lists
_ALIASES = 10  # references to another place; a few kB of them can stand for gigabytes
_BLOCK = re.compile(r"\s{0,20}---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)
_SIMPLE = re.compile(
    r"(?P<key>[A-Za-z][\w -]{0,40}?)[ \t]*:(?:[ \t]+(?P<value>[^\[\]{}&*!|>%@`\n].*)?)?$"
)


def split(text: str) -> tuple[dict[str, Any], str, str]:
    """Return the fields of the block, their names in small letters, the block and the text below.

    Raises Unreadable for a block that is no YAML, or a hostile one.
    """
    block = _BLOCK.match(text)
    if block is None:
        return {}, "", text
    if len(block["yaml"]) > _LARGEST:
        raise Unreadable(Why.FRONT_MATTER_DEPTH)
    fields = _fields(block["yaml"])
    return fields, block["yaml"], text[block.end() :]


def _fields(block: str) -> dict[str, Any]:
    try:
        _refuse_hostile(block)
        loaded = yaml.safe_load(block)
    except (yaml.YAMLError, ValueError, TypeError) as error:
        simple = _simple_fields(block)
        if simple is None:
            raise Unreadable(Why.FRONT_MATTER, _where(error)) from error
        return simple
    if loaded is None:
        return {}
    if not isinstance(loaded, dict):
        raise Unreadable(Why.FRONT_MATTER)
    return {str(name).strip().lower(): value for name, value in loaded.items()}


def _refuse_hostile(block: str) -> None:
    depth = aliases = 0
    for event in yaml.parse(block, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        aliases += isinstance(event, yaml.AliasEvent)
        if depth > _DEEPEST or aliases > _ALIASES:
            raise Unreadable(Why.FRONT_MATTER_DEPTH)


def _simple_fields(block: str) -> dict[str, Any] | None:
    """Read what people write by hand and YAML refuses: `title: News: a new lesson`."""
    fields: dict[str, Any] = {}
    for line in block.split("\n"):
        if not line.strip() or line.startswith("#"):
            continue
        mark = _SIMPLE.match(line.rstrip())
        value = (mark["value"] or "").strip() if mark else ""
        if mark is None or (value[:1] in "\"'" and value[:1] and value[-1:] != value[:1]):
            return None
        fields[mark["key"].strip().lower()] = value.strip("\"'")
    return fields or None


def _where(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f"line {mark.line + 2}" if mark is not None else ""
