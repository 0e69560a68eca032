"""Rendered text without its markup."""

import pytest
from flask import Flask

from cop.text import excerpt, plain_text, register, render, shown


def test_blocks_and_breaks_end_in_a_newline() -> None:
    made = render("# Judul\n\nSatu\nDua\n\n- tiga\n- empat\n\n> lima").html
    assert plain_text(made) == "Judul\nSatu\nDua\ntiga\nempat\nlima"


def test_entities_are_read_and_words_stay_whole() -> None:
    assert plain_text(render("3 &lt; 4 & pus**taka**wan").html) == "3 < 4 & pustakawan"


def test_cells_are_kept_apart() -> None:
    made = render("| a | b |\n|---|---|\n| c | d |").html
    assert plain_text(made).split() == [*"abcd"]


def test_the_marks_of_footnotes_are_not_words() -> None:
    assert plain_text(render("Kata[^1].\n\n[^1]: Catatan.").html) == "Kata.\nCatatan."


def test_the_words_of_an_image_are_words() -> None:
    assert plain_text(render('![a > "b"](/x.png)').html) == 'a > "b"'


def test_a_text_as_typed_is_read_as_typed() -> None:
    made = render("[" * 20_000 + "\nakhir & awal", seconds=0.1)
    assert made.as_typed
    assert plain_text(made.html).endswith("[\nakhir & awal")


def test_a_short_text_is_its_own_excerpt() -> None:
    assert excerpt(render("Satu *dua*.\n\nTiga").html) == "Satu dua. Tiga"


def test_an_excerpt_ends_at_a_word() -> None:
    assert excerpt("<p>Satu dua tiga empat</p>", 12) == "Satu dua…"
    assert excerpt("<p>Satu dua, tiga</p>", 10) == "Satu dua…"
    assert excerpt("<p>Perpustakaan</p>", 5) == "Perp…"


@pytest.mark.parametrize("characters", [1, 5, 40, 160])
def test_an_excerpt_is_never_longer(characters: int) -> None:
    html = render("kata " * 30_000 + "&amp;" * 9).html
    assert len(excerpt(html, characters)) <= characters
    assert excerpt(html, characters).endswith("…")


def test_templates_have_both_filters() -> None:
    app = Flask(__name__)
    register(app)
    template = app.jinja_env.from_string("{{ html|shown }} {{ html|excerpt(5) }} {{ html }}")
    assert template.render(html="<b>a</b> b c d") == (
        "<b>a</b> b c d a b… &lt;b&gt;a&lt;/b&gt; b c d"
    )
    assert shown("<b>a</b>").__html__() == "<b>a</b>"
