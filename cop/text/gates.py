"""The two gates between what Markdown made and what a page shows: Bleach, then nh3."""

import re
from functools import partial

import nh3
from bleach.sanitizer import Cleaner

from cop.text.filters import FILTERS, is_of_the_site

_TAGS = """
a abbr b blockquote br caption cite code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins kbd li
mark ol p pre q s small strong sub sup table tbody td tfoot th thead tr u ul
"""
TAGS = frozenset(_TAGS.split())
SCHEMES = frozenset({"http", "https", "mailto"})
CLASSES = {
    "a": {"footnote-ref", "footnote-backref"},
    "div": {"footnote"},
    "li": {"task", "task--done"},
    "td": {"align-right", "align-center"},
    "th": {"align-right", "align-center"},
}
ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "title", "width", "height", "loading"},
    "li": {"id", "value"},
    "ol": {"start"},
    "sup": {"id"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
REL = "nofollow ugc noopener"

_NUMBERS = frozenset({"value", "start", "colspan", "rowspan", "width", "height"})
_NUMBER = re.compile(r"[0-9]{1,4}")
_FOOTNOTE_ID = re.compile(r"fn(?:ref\d{0,6})?-(?P<prefix>[0-9a-f]{10})-\d{1,6}")


def cleaned(unclean: str, *, footnote_prefix: str) -> str:
    """Return HTML that a page may show, read by two different parsers."""
    bleach = Cleaner(
        tags=TAGS,
        attributes=partial(_bleach_keeps, footnote_prefix),
        protocols=SCHEMES,
        strip=True,
        filters=FILTERS,
    )
    return _LAST_GATE.clean(bleach.clean(unclean)).strip()


def _bleach_keeps(footnote_prefix: str, tag: str, name: str, value: str) -> bool:
    if name == "class":
        return set(value.split()) <= CLASSES.get(tag, set())
    if name == "id":
        found = _FOOTNOTE_ID.fullmatch(value)
        return tag in ("li", "sup") and found is not None and found["prefix"] == footnote_prefix
    if name in _NUMBERS and not _NUMBER.fullmatch(value):
        return False
    return name in ATTRIBUTES.get(tag, set())


def _nh3_keeps(_tag: str, name: str, value: str) -> str | None:
    if name == "id" and not _FOOTNOTE_ID.fullmatch(value):
        return None
    if name == "src" and not is_of_the_site(value):
        return None
    if name in _NUMBERS and not _NUMBER.fullmatch(value):
        return None
    return value


_LAST_GATE = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    allowed_classes=CLASSES,
    attribute_filter=_nh3_keeps,
    url_schemes=SCHEMES,
    link_rel=REL,
    generic_attribute_prefixes=set(),
)
