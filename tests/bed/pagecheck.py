"""The page check: what every page must be, asked of each one that a test opens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from justhtml import JustHTML

Element = Any
FIELDS = ("input", "select", "textarea")
UNSEEN = {"hidden", "submit", "button", "reset", "image"}
REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details")
LOADED = {"stylesheet", "preload", "icon", "manifest", "modulepreload"}
EVALUATED = ("js:", "javascript:")


class Outline:
    """The elements of a page in order, and by id."""

    def __init__(self, page: JustHTML) -> None:
        self.faults = [f"HTML: {fault}" for fault in page.errors]
        self.elements = list(below(page.root))
        self.ids = {one.attrs["id"]: one for one in self.elements if one.attrs.get("id")}

    def named(self, *names: str) -> list[Element]:
        """Return the elements with one of the names."""
        return [one for one in self.elements if one.name in names]

    def pointed(self, element: Element, attribute: str) -> list[Element]:
        """Return the elements to which the ids in the attribute point."""
        refs = (element.attrs.get(attribute) or "").split()
        return [self.ids[ref] for ref in refs if ref in self.ids]


def check_page(html: str) -> JustHTML:
    """Return the page, parsed; raises AssertionError that lists everything wrong with it."""
    page = JustHTML(html, sanitize=False, collect_errors=True)
    outline = Outline(page)
    _complain([*_of_anything(outline), *_of_pages(outline)])
    return page


def check_fragment(html: str) -> JustHTML:
    """Return a part of a page, parsed; raises AssertionError like `check_page`."""
    part = JustHTML(html, sanitize=False, collect_errors=True, fragment=True)
    _complain(list(_of_anything(Outline(part))))
    return part


def words_of(element: Element) -> str:
    """Return the text of an element as a reader sees it, with single spaces."""
    text = element.to_text(separator=" ", strip=False, separator_blocks_only=True)
    return " ".join(text.replace("\u2060", "").split())


def below(element: Element) -> Iterator[Element]:
    """Give every element below, in order."""
    for child in element.children or ():
        if getattr(child, "attrs", None) is not None:
            yield child
            yield from below(child)


def _complain(faults: list[str]) -> None:
    if faults:
        raise AssertionError("the page is not in order:\n  " + "\n  ".join(faults))


def _of_anything(page: Outline) -> Iterator[str]:
    yield from page.faults
    counted = Counter(one.attrs["id"] for one in page.elements if "id" in one.attrs)
    yield from (f"the id {name!r} stands {n} times" for name, n in counted.items() if n > 1)
    yield from _fields(page)
    yield from _names(page)
    yield from _forms(page)
    for element in page.elements:
        yield from _inline(element)
        yield from _htmx(element)


def _of_pages(page: Outline) -> Iterator[str]:
    (html, *_), titles, headings = page.named("html"), page.named("title"), page.named("h1")
    if not html.attrs.get("lang"):
        yield "the page does not say its language"
    if len(headings) != 1:
        yield f"the page has {len(headings)} h1"
    elif not titles or not words_of(titles[0]).startswith(words_of(headings[0])):
        yield f"the title does not begin with the h1 “{words_of(headings[0])}”"
    yield from _references(page)


def _references(page: Outline) -> Iterator[str]:
    known = {*page.ids, "", "top"}
    for element in page.elements:
        for name in REFERENCES:
            missing = set((element.attrs.get(name) or "").split()) - known
            yield from (f"{name} points to nothing: {ref}" for ref in sorted(missing))
        if element.name == "label" and (element.attrs.get("for") or "") not in known:
            yield f"a label is for nothing: {element.attrs['for']}"
        href = element.attrs.get("href") or ""
        if href.startswith("#") and href[1:] not in known:
            yield f"a link leads nowhere on the page: {href}"


def _fields(page: Outline) -> Iterator[str]:
    pointing = {one.attrs.get("for"): one for one in page.named("label")}
    for field in page.named(*FIELDS):
        labels = [*page.pointed(field, "aria-labelledby"), *_labels_around(field)]
        labels.extend(one for name, one in pointing.items() if name == field.attrs.get("id", ""))
        named = field.attrs.get("aria-label") or any(words_of(label) for label in labels)
        if field.attrs.get("type") not in UNSEEN and not named:
            yield f"a field has no label: {_shown(field)}"


def _labels_around(element: Element) -> Iterator[Element]:
    while (element := element.parent) is not None:
        if element.name == "label":
            yield element


def _names(page: Outline) -> Iterator[str]:
    for element in page.named("a", "button", "summary"):
        if (element.name != "a" or "href" in element.attrs) and not _name_of(page, element):
            yield f"nobody can tell what this is: {_shown(element)}"
    for image in page.named("img"):
        if "alt" not in image.attrs:
            yield f"an image has no alt: {image.attrs.get('src')}"


def _name_of(page: Outline, element: Element) -> bool:
    """Say whether a screen reader has a name for the element."""
    spoken = [element, *below(element)]
    said = any(one.attrs.get(name) for one in spoken for name in ("aria-label", "alt", "title"))
    texts = (element, *page.pointed(element, "aria-labelledby"))
    return said or any(words_of(text) for text in texts)


def _forms(page: Outline) -> Iterator[str]:
    for form in page.named("form"):
        action, method = form.attrs.get("action"), (form.attrs.get("method") or "").lower()
        if method == "dialog":
            continue
        if not action or not method:
            yield f"a form has no method or action: {action}"
        tokens = [one for one in below(form) if one.attrs.get("name") == "csrf_token"]
        if method == "post" and not (tokens and tokens[0].attrs.get("value")):
            yield f"a form that changes something has no token: {action}"
        if method != "post" and tokens:
            yield f"a form puts its token into the address: {action}"


def _inline(element: Element) -> Iterator[str]:
    for name, value in element.attrs.items():
        if name == "style" or name.startswith("on"):
            yield f"inline {name} on <{element.name}>"
        if value and value.strip().lower().startswith(EVALUATED):
            yield f"{name} of <{element.name}> would be evaluated"
    if element.name == "style":
        yield "an inline style sheet"
    data = element.attrs.get("type") == "application/ld+json"
    if element.name == "script" and not element.attrs.get("src") and not data:
        yield "an inline script"
    if "//" in _loads(element):
        yield f"something is loaded from elsewhere: {_loads(element)}"


def _loads(element: Element) -> str:
    """Return the address that a browser fetches for the element by itself."""
    if element.name == "link" and LOADED & set((element.attrs.get("rel") or "").split()):
        return element.attrs.get("href") or ""
    return element.attrs.get("src") or ""


def _htmx(element: Element) -> Iterator[str]:
    attrs = element.attrs
    sends = element.name == "form" or attrs.get("formaction")
    if "hx-post" in attrs and not sends:
        yield f"hx-post stands on <{element.name}>, where nothing works without JavaScript"
    if "hx-get" in attrs and element.name == "a" and not attrs.get("href"):
        yield f"a link works only with JavaScript: {attrs['hx-get']}"
    for name in attrs:
        if name.startswith("hx-on") or name.endswith(":inherited") or name == "hx-boost":
            yield f"{name} on <{element.name}>"
    if "[" in (attrs.get("hx-trigger") or ""):
        yield f"a filter in hx-trigger would be evaluated: {attrs['hx-trigger']}"


def _shown(element: Element) -> str:
    return str(element.to_html(pretty=False))[:160]
