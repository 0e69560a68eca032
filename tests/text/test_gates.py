"""Nothing that could act for somebody else comes through to a page."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from justhtml import JustHTML

from cop.text import render
from cop.text.filters import is_of_the_site
from cop.text.gates import ATTRIBUTES, TAGS

REL = "nofollow ugc noopener"
EVERY_ATTRIBUTE = {"rel", "class"}.union(*ATTRIBUTES.values())


def elements(html: str) -> list[tuple[str, dict[str, str]]]:
    found = JustHTML(html, fragment=True, sanitize=False).query("*")
    return [
        (node.name, {name: value or "" for name, value in (node.attrs or {}).items()})
        for node in found
    ]


@pytest.mark.parametrize(
    "source",
    [
        '<script>alert(1)</script><img src="x" onerror="alert(1)">',
        '<button hx-post="/groups/1/conclude" hx-trigger="load">x</button>',
        '<a href="/x" data-hx-get="/y" hx-on:click="z" data-behaviour="w">x</a>',
        '<p id="status" style="position:fixed" class="button">x</p>',
        "<svg><a xlink:href='javascript:alert(1)'>x</a></svg><math><mi>y</mi></math>",
        "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
        '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1">',
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        '<form action="https://evil.org"><input name="password"><textarea>x</textarea></form>',
        "<iframe src='https://evil.org'></iframe><object data='x'></object><base href='//e'>",
        "# Judul {: #status onclick=alert(1) }",
        '<div markdown="1">*x*</div>',
        "<a href='jav&#x09;ascript:alert(1)'>x</a> [y](javascript:alert(1)) [z](data:text/html,x)",
        "[a](vbscript:x) <javascript:alert(1)> ![b](javascript:alert(1))",
        "<style>p{display:none}</style><link rel=stylesheet href=//e><meta http-equiv=refresh>",
    ],
)
def test_nothing_harmful_comes_through(source: str) -> None:
    for name, attributes in elements(render(source).html):
        assert name in TAGS
        assert set(attributes) <= EVERY_ATTRIBUTE
        assert "javascript" not in attributes.get("href", "")
        assert attributes.get("class", "") == ""


def test_the_words_around_what_is_dropped_are_kept() -> None:
    made = render('<div hx-get="/x">satu <svg>dua</svg> <b onclick="x">tiga</b></div>').html
    assert made == "<div>satu dua <b>tiga</b></div>"
    assert render("[js](javascript:x)").html == "<p>js</p>"


def test_every_link_says_that_the_site_does_not_vouch_for_it() -> None:
    made = render('[a](https://a.org) https://b.org <a href="/c" rel="dofollow">c</a> d@e.org')
    links = [attributes for name, attributes in elements(made.html) if name == "a"]
    assert len(links) == 4
    assert {link["rel"] for link in links} == {REL}


def test_an_image_of_the_site_is_shown_and_others_are_links() -> None:
    made = render("![rak](/files/1/rak.jpg) ![luar](https://evil.org/x.png)").html
    assert '<img alt="rak" src="/files/1/rak.jpg" loading="lazy">' in made
    assert f'<a href="https://evil.org/x.png" rel="{REL}">luar</a>' in made


@pytest.mark.parametrize(
    "address",
    [
        "//evil.org/x.png",
        "/\\evil.org/x.png",
        "\\\\evil.org/x.png",
        "/\t/evil.org/x.png",
        "https:evil.org/x.png",
        "data:image/png;base64,AAAA",
        "&#47;&#47;evil.org/x.png",
        "&#x2f;/evil.org/x.png",
    ],
)
def test_an_image_from_elsewhere_is_never_loaded(address: str) -> None:
    for source in (f"![x]({address})", f'<img src="{address}" alt="x">'):
        assert not [name for name, _ in elements(render(source).html) if name == "img"]


def test_an_image_inside_a_link_leaves_its_words() -> None:
    made = render("[![lencana](https://e.org/x.svg)](https://a.org)").html
    assert made == f'<p><a href="https://a.org" rel="{REL}">lencana</a></p>'


def test_no_id_but_that_of_a_footnote_of_the_text_itself() -> None:
    made = render('<sup id="fn-0123456789-1">a</sup><li id="status">b</li>').html
    assert "id=" not in made


def test_only_addresses_of_the_site_are_of_the_site() -> None:
    assert all(map(is_of_the_site, ["/files/1", "x.png", "../x", "?a", "#b"]))
    assert not any(map(is_of_the_site, ["", "//e", "http:x", "/\\e", "/ e", "\x01/e"]))


PIECES = st.sampled_from(
    [
        "[",
        "]",
        "(",
        ")",
        "*",
        "_",
        "**",
        "`",
        "```",
        "~~",
        "\n",
        "\n\n",
        "\n-",
        "",
        "\n1.",
        "",
        "\n>",
        "",
        "#",
        "|",
        "<b>",
        "</b>",
        "<div>",
        "</div>",
        "<p>",
        "<table>",
        "<td>",
        "<script>",
        "<style>",
        "<svg>",
        "<math>",
        "<template>",
        "<select>",
        "<title>",
        "<!--",
        "-->",
        "<![CDATA[",
        '<a·href="',
        '">',
        "<img·src=",
        "//x",
        "http://[",
        "https://a.b/",
        "javascript:",
        "a@b.co",
        "[^1]",
        "\n[^1]:·",
        "\n[a]:·",
        "'",
        "&",
        "&amp;",
        "&#x0;",
        "&lt;",
        "\\",
        "[x]·",
        "!",
        "kata",
        "é",
        "😀",
        "onclick=",
        'hx-get="/x"',
        "id=",
        "style=",
        'class="footnote"',
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30))
def test_whatever_is_typed_only_what_is_allowed_comes_out(pieces: list[str]) -> None:
    rendered = render("".join(pieces).replace("·", " "))
    for name, attributes in elements(rendered.html):
        assert name in TAGS
        assert set(attributes) <= EVERY_ATTRIBUTE
        scheme = re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", attributes.get("href", ""))
        assert scheme is None or scheme.group().lower() in {"http:", "https:", "mailto:"}
        assert "src" not in attributes or is_of_the_site(attributes["src"])
