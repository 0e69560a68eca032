"""The page check sees what is wrong, and lets a page in order pass."""

import pytest

from tests.bed.pagecheck import check_fragment, check_page

PAGE = """<!doctype html><html lang="id"><head><title>Arsip · Lingkar</title></head>
<body><main id="main"><h1>Arsip</h1>{}</main></body></html>"""


def test_a_page_in_order_passes() -> None:
    check_page(
        PAGE.format(
            '<a href="#main">Ke atas</a><form method="post" action="/x">'
            '<input type="hidden" name="csrf_token" value="t"><label>Nama <input name="a"></label>'
            '<label for="b">Kota</label><input id="b"><button>Simpan</button></form>'
        )
    )


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        ("<p>a<div>b</div></p>", "HTML: "),
        ("<h1>Dua</h1>", "2 h1"),
        ('<p id="main"></p>', "stands 2 times"),
        ("<input>", "no label"),
        ('<label for="x">X</label>', "a label is for nothing"),
        ('<a href="/x"></a>', "nobody can tell"),
        ('<a href="#nowhere">x</a>', "leads nowhere"),
        ('<img src="/x.png">', "no alt"),
        ('<form method="post" action="/x"></form>', "no token"),
        ("<form><button>x</button></form>", "no method or action"),
        ('<form method="get" action="/"><input type="hidden" name="csrf_token"></form>', "address"),
        ('<p style="color: red">x</p>', "inline style"),
        ('<p onclick="x()">x</p>', "inline onclick"),
        ("<script>x()</script>", "inline script"),
        ("<style>p {}</style>", "inline style sheet"),
        ('<a href="javascript:x()">x</a>', "would be evaluated"),
        ('<script src="https://elsewhere.example/x.js"></script>', "loaded from elsewhere"),
        ('<p aria-labelledby="nothing">x</p>', "points to nothing"),
        ('<button hx-post="/x">x</button>', "nothing works without JavaScript"),
        ('<a hx-get="/x">x</a>', "works only with JavaScript"),
        ('<p hx-on:click="x()">x</p>', "hx-on:click"),
        ('<p hx-trigger="click[x]">x</p>', "would be evaluated"),
    ],
)
def test_a_fault_is_named(part: str, fault: str) -> None:
    with pytest.raises(AssertionError, match=fault):
        check_page(PAGE.format(part))


def test_the_title_begins_with_the_heading() -> None:
    with pytest.raises(AssertionError, match="does not begin"):
        check_page(PAGE.format("").replace("Arsip ·", "Lain ·"))


def test_a_page_says_its_language() -> None:
    with pytest.raises(AssertionError, match="language"):
        check_page(PAGE.format("").replace(' lang="id"', ""))


def test_a_fragment_needs_no_heading() -> None:
    check_fragment("<li>Sari</li>")
