"""What changes in a text while Bleach writes it out: headings, images and links, token by token."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from html import unescape
from typing import Any

from bleach.linkifier import LinkifyFilter

Token = dict[str, Any]
"""A tag or a run of characters, as html5lib names them."""

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FIRST_HEADING = 3
"""A page has one h1, and what people write stands under an h2."""

_STRANGE_IN_ADDRESS = re.compile(r"[\x00-\x20\x7f\\]")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")

_ADDRESS = re.compile(
    r"\(*\b(?<![@./\w-])(?:https?://|www\.)"
    r"[^\s<>\"`{}|\\^]*[^\s<>\"`{}|\\^.,:;!?'*_~…”’»]",
    re.IGNORECASE,
)
"""Bare names such as "minutes.md" or "selesai.id" stay words, though .md and .id are countries."""

_MAIL = re.compile(
    r"(?<![\w.+/-])[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}\b", re.IGNORECASE
)


def is_of_the_site(address: str) -> bool:
    """Say whether a browser would look for the address on this site, whatever its tricks."""
    return not (
        _STRANGE_IN_ADDRESS.search(address)
        or _SCHEME.match(address)
        or address.startswith("//")
        or not address
    )


def _headings_below_the_page(source: Iterable[Token]) -> Iterator[Token]:
    """Number a text's headings from h3 on, without a gap, in the order of their ranks."""
    tokens = list(source)
    used = sorted({token["name"] for token in tokens if token.get("name") in _HEADINGS})
    ranks = {name: min(_FIRST_HEADING + rank, 6) for rank, name in enumerate(used)}
    for token in tokens:
        if token.get("name") in ranks:
            token["name"] = f"h{ranks[token['name']]}"
        yield token


def _images_of_the_site(source: Iterable[Token]) -> Iterator[Token]:
    """Show images from the site itself, and make the others links: nobody is counted by reading."""
    inside_link = False
    for token in source:
        if token.get("name") == "a":
            inside_link = token["type"] == "StartTag"
        if token.get("name") != "img":
            yield token
        elif is_of_the_site(unescape(_attribute(token, "src"))):
            yield _shown_image(token)
        else:
            yield from _linked_image(token, inside_link=inside_link)


def _shown_image(token: Token) -> Token:
    token["data"].setdefault((None, "alt"), "")
    token["data"][None, "loading"] = "lazy"
    return token


def _linked_image(token: Token, *, inside_link: bool) -> Iterator[Token]:
    address = _attribute(token, "src")
    words = {"type": "Characters", "data": unescape(_attribute(token, "alt") or address)}
    if inside_link or not address:
        yield words
        return
    yield {"type": "StartTag", "name": "a", "data": {(None, "href"): address}}
    yield words
    yield {"type": "EndTag", "name": "a"}


def _links_that_lead(source: Iterable[Token]) -> Iterator[Token]:
    """Leave the words of a link whose address was dropped, without the link."""
    leads = True
    for token in source:
        if token.get("name") == "a" and token["type"] == "StartTag":
            leads = bool(_attribute(token, "href"))
        if leads or token.get("name") != "a":
            yield token


def _attribute(token: Token, name: str) -> str:
    return str(token["data"].get((None, name), ""))


FILTERS: Any = [
    _headings_below_the_page,
    _images_of_the_site,
    _links_that_lead,
    partial(
        LinkifyFilter,
        callbacks=[],
        skip_tags={"pre", "code"},
        parse_email=True,
        url_re=_ADDRESS,
        email_re=_MAIL,
    ),
]
"""In this order, each over the tokens of the one before; the last one is Bleach's own."""
