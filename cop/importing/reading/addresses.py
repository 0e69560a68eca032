"""Let links and pictures that were relative to their old site lead there, or be words only."""

import re
from urllib.parse import urljoin

_FENCED = re.compile(
    r"(^ {0,3}```.*?(?:^ {0,3}```|\Z)|^ {0,3}~~~.*?(?:^ {0,3}~~~|\Z))", re.M | re.S
)
_TARGET = r"(?:<[^<>\n]*>|[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*){0,3})"
_TITLE = r"""(?:\s+(?:"[^"\n]*"|'[^'\n]*'))?"""
_LINK = re.compile(
    r"(?P<code>`[^`\n]+`|\\.)"
    r"|(?P<mark>!?)\[(?P<label>(?:[^\[\]\\]|\\.|\[[^\[\]]*\]\([^()]*\))*)\]"
    rf"\([ \t]*(?P<target>{_TARGET})(?P<title>{_TITLE})[ \t]*\)",
    re.MULTILINE | re.DOTALL,
)
_DEFINED = re.compile(
    rf"^ {{0,3}}\[(?P<name>[^\[\]\n^][^\[\]\n]*)\]:[ \t]*(?=\S)(?P<target>{_TARGET})"
    rf"(?P<title>{_TITLE})[ \t]*$\n?",
    re.MULTILINE,
)
_REFERRED = re.compile(r"!?\[(?P<label>[^\[\]\n]*)\]\[(?P<name>[^\[\]\n]*)\]")
_WITH_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_MAIL = re.compile(r"[^@\s/]+@[^@\s/]+\.[a-z]{2,}")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|avif)$", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\{[{%]")  # what a site fills in when it builds its pages


def leading(markdown: str, base: str) -> str:
    """Return Markdown whose links and pictures lead somewhere, with all that readers see.

    `base` is the web address of the text, from which relative addresses are understood. Without
    one ("") a relative link is its words and a picture what it shows. What is code stays as it is.
    """
    pieces = _FENCED.split(markdown)  # in turns: text, and what stands between fences
    gone: set[str] = set()
    pieces[::2] = [_with_definitions(piece, base, gone) for piece in pieces[::2]]
    pieces[::2] = [_with_links(piece, base, gone) for piece in pieces[::2]]
    return "".join(pieces)


def _with_links(markdown: str, base: str, gone: set[str]) -> str:
    def refer(found: re.Match[str]) -> str:
        name = found["name"] or found["label"]
        return found["label"] if name.casefold() in gone else found[0]

    referred = _REFERRED.sub(refer, markdown) if gone else markdown
    return _LINK.sub(lambda found: _link(found, base), referred)


def _link(found: re.Match[str], base: str) -> str:
    if found["code"]:
        return found[0]
    label = _LINK.sub(lambda inner: _link(inner, base), found["label"])
    address = _led(found["target"], base)
    if not address:
        return label
    return f"{found['mark']}[{label}]({address}{found['title']})"


def _with_definitions(markdown: str, base: str, gone: set[str]) -> str:
    """Resolve what is defined once and referred to by name; adds the names that lead nowhere."""

    def define(found: re.Match[str]) -> str:
        address = _led(found["target"], base)
        if address:
            return found[0].replace(found["target"], address, 1)
        gone.add(found["name"].casefold())
        return ""

    return _DEFINED.sub(define, markdown)


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
    if _MAIL.fullmatch(bare) and not _PICTURE.search(bare):
        return f"mailto:{bare}"
    try:
        return urljoin(base, bare) if base else ""
    except ValueError:  # such as a bracket without its other half where a host is expected
        return ""
