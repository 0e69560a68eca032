"""A quote of what somebody wrote, to begin a reply with."""

import re

_MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<>#~|!])")


def quoted(source: str, by: str) -> str:
    """Return Markdown that quotes a text under the name of the person who wrote it.

    It ends in an empty line, where the reply begins.
    """
    name = _MARKDOWN_SIGNS.sub(r"\\\1", " ".join(by.split()))
    lines = [f"**{name}:**", "", *source.strip("\n").split("\n")]
    return "".join(f"> {line}".rstrip() + "\n" for line in lines) + "\n"
