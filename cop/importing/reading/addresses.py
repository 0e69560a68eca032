"""Let links and pictures that were relative to their old site lead there, or be words only."""

import re
from urllib.parse import urljoin

_TARGET = r"(?:<[^<>\n]*>|[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*){0,3})"
_TITLE = r"""(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?"""
_LINK = re.compile(
    r"(?P<code>^ {0,3}```.*?(?:^ {0,3}```|\Z)|`[^`\n]+`|\\.)"
    r"|(?P<mark>!?)\[(?P<label>(?:[^\[\]\\]|\\.|\[[^\[\]]*\]\([^()]*\))*)\]"
    rf"\([ \t]*(?P<target>{_TARGET})(?P<title>{_TITLE})[ \t]*\)",
    re.MULTILINE | re.DOTALL,
)
_DEFINED = re.compile(
    rf"^ {{0,3}}\[(?P<name>[^\[\]\n^][^\[\]\n]*)\]:[ \t]*(?P<target>{_TARGET})"
    rf"(?P<title>{_TITLE})[ \t]*$\n?",
    re.MULTILINE,
)
_REFERRED = re.compile(r"!?\[(?P<label>[^\[\]\n]*)\]\[(?P<name>[^\[\]\n]*)\]")
_WITH_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\{[{%]")  # what a site fills in when it builds its pages


def leading(markdown: str, base: str) -> str:
    """Return Markdown whose links and pictures lead somewhere, with all that readers see.

    `base` is the web address of the text, from which relative addresses are understood. Without
    one ("") a relative link is its words and a picture what it shows. What is code stays as it is.
    """
    return _LINK.sub(lambda found: _link(found, base), _with_definitions(markdown, base))


def _link(found: re.Match[str], base: str) -> str:
    if found["code"]:
        return found[0]
    label = _LINK.sub(lambda inner: _link(inner, base), found["label"])
    address = _led(found["target"], base)
    if not address:
        return label
    return f"{found['mark']}[{label}]({address}{found['title']})"


def _with_definitions(markdown: str, base: str) -> str:
    """Resolve what is defined once and referred to by name; what leads nowhere is words."""
    gone: set[str] = set()

    def define(found: re.Match[str]) -> str:
        address = _led(found["target"], base)
        if address:
            return found[0].replace(found["target"], address, 1)
        gone.add(found["name"].casefold())
        return ""

    def refer(found: re.Match[str]) -> str:
        name = found["name"] or found["label"]
        return found["label"] if name.casefold() in gone else found[0]

    defined = _DEFINED.sub(define, markdown)
    return _REFERRED.sub(refer, defined) if gone else defined


def _led(target: str, base: str) -> str:
    """Return the address that the target means, as it is written in Markdown; "" for none."""
    bare = target.strip("<>").strip()
    if bare.startswith("#") or (_WITH_SCHEME.match(bare) and not _PLACEHOLDER.search(bare)):
        return target
    if not bare or _PLACEHOLDER.search(bare):
        return ""
    address = _understood(bare, base)
    return f"<{address}>" if re.search(r"[\s()]", address) else address


def _understood(bare: str, base: str) -> str:
    if bare.startswith("//"):
        return f"https:{bare}"
    if bare.lower().startswith("www."):
        return f"https://{bare}"
    if "@" in bare and "/" not in bare:
        return f"mailto:{bare}"
    try:
        return urljoin(base, bare) if base else ""
    except ValueError:  # such as a bracket without its other half where a host is expected
        return ""
