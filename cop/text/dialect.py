"""The Markdown that people write here: Python-Markdown, and what they expect beyond it."""

import re
from xml.etree import ElementTree

from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions import Extension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.nl2br import Nl2BrExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import (
    HTML_RE,
    HtmlInlineProcessor,
    InlineProcessor,
    SimpleTagInlineProcessor,
)
from markdown.treeprocessors import Treeprocessor

from cop.text.layout import ListLayout

_BARE_ADDRESS = r"((?:https?://|www\.)[^\s<>*~\x02\x03]*[^\W_])"
_STRIKE = r"()~~(?=\S)(.+?)(?<=\S)~~"
_TASK = re.compile(r"\[([ xX])\] +(?=\S)")
_TAG_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)[\s/>]")

_HTML_TAGS = """
a abbr acronym address article aside audio b base bdi bdo big blockquote body br button canvas
caption center cite code col colgroup data datalist dd del details dfn dialog div dl dt em
embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head
header hgroup hr html i iframe img input ins kbd label legend li link main map mark math menu
meta meter nav noscript object ol optgroup option output p param picture pre progress q rp rt
ruby s samp script section select small source span strike strong style sub summary sup svg
table tbody td template textarea tfoot th thead time title tr track tt u ul var video
wbr
"""
HTML_TAGS = frozenset(_HTML_TAGS.split())
"""What is taken for HTML; "<name of the library>" is something that a person wants to see."""


class Footnotes(FootnoteExtension):
    """Footnotes with ids that are this text's own, so that many texts can stand on one page."""

    prefix = ""

    def makeFootnoteId(self, name: str) -> str:
        return f"fn-{self.prefix}-{self._number(name)}"

    def makeFootnoteRefId(self, name: str, found: bool = False) -> str:
        return str(self.unique_ref(f"fnref-{self.prefix}-{self._number(name)}", found))

    def _number(self, name: str) -> int:
        return list(self.footnotes).index(name) + 1


class Dialect(Extension):
    """The small differences from plain Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(ListLayout(md), "list_layout", 15)
        md.parser.blockprocessors.register(_Heading(md.parser), "hashheader", 70)
        md.inlinePatterns.register(_KnownHtml(HTML_RE, md), "html", 90)
        md.inlinePatterns.register(_BareAddress(_BARE_ADDRESS, md), "bare_address", 95)
        md.inlinePatterns.register(SimpleTagInlineProcessor(_STRIKE, "del"), "strike", 65)
        md.treeprocessors.register(_Tasks(md), "tasks", 12)
        md.treeprocessors.register(_Columns(md), "columns", 11)


class _Heading(HashHeaderProcessor):
    """A heading needs a space after its signs: "#hashtag" and "#3" are words."""

    RE = re.compile(r"(?:^|\n)(?P<level>#{1,6})[ \t]+(?P<header>(?:\\.|[^\\\n])*?)[ \t]*#*(?:\n|$)")


class _KnownHtml(HtmlInlineProcessor):
    """Take for HTML only what is HTML."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[ElementTree.Element | str | None, int | None, int | None]:
        name = _TAG_NAME.match(m.group(0))
        if name and name.group(1).lower() not in HTML_TAGS:
            return None, None, None
        return super().handleMatch(m, data)


class _BareAddress(InlineProcessor):
    """Keep the underscores of an address from being read as emphasis; Bleach makes it a link."""

    def handleMatch(  # type: ignore[override]
        self,
        m: re.Match[str],
        data: str,
    ) -> tuple[str, int, int]:
        return m.group(1), m.start(0), m.end(0)


class _Tasks(Treeprocessor):
    """Show "[ ]" and "[x]" at the beginning of an item as boxes: marks to read, no fields."""

    def run(self, root: ElementTree.Element) -> None:
        for item in root.iter("li"):
            first = item[0] if len(item) and not (item.text or "").strip() else item
            found = _TASK.match((first.text or "").lstrip())
            if found and first.tag in ("li", "p"):
                done = found.group(1) != " "
                item.set("class", "task task--done" if done else "task")
                rest = (first.text or "").lstrip()[found.end() :]
                first.text = f"{'☑' if done else '☐'} {rest}"


class _Columns(Treeprocessor):
    """Name the alignment of a table's cell by a class: the page's policy forbids inline style."""

    def run(self, root: ElementTree.Element) -> None:
        for cell in (*root.iter("th"), *root.iter("td")):
            side = cell.attrib.pop("align", "")
            if side in ("right", "center"):
                cell.set("class", f"align-{side}")


def markdown_reader() -> tuple[Markdown, Footnotes]:
    """Return a reader and its footnotes, whose prefix is set before each text."""
    footnotes = Footnotes(SEPARATOR="-", BACKLINK_TEXT="↩", BACKLINK_TITLE="{}")
    reader = Markdown(
        extensions=[
            FencedCodeExtension(),
            TableExtension(use_align_attribute=True),
            SaneListExtension(),
            Nl2BrExtension(),
            footnotes,
            Dialect(),
        ]
    )
    return reader, footnotes
