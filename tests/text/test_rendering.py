"""What people type comes out as they meant it."""

import pytest

from cop.text import MAX_SOURCE, Rendered, plain_text, render


def html(source: str) -> str:
    rendered = render(source)
    assert not rendered.as_typed
    return rendered.html


def test_a_line_break_is_kept() -> None:
    assert html("Sari\nBudi") == "<p>Sari<br>\nBudi</p>"


@pytest.mark.parametrize("mark", ["-", "*", "+", "•"])
def test_a_list_may_start_right_under_a_line(mark: str) -> None:
    made = html(f"Hadir:\n{mark} Sari\n{mark} Budi\n\nIzin: Rina")
    assert made == ("<p>Hadir:</p>\n<ul>\n<li>Sari</li>\n<li>Budi</li>\n</ul>\n<p>Izin: Rina</p>")


@pytest.mark.parametrize("indent", ["  ", "   ", "    ", "\t"])
def test_a_list_under_a_list_may_be_indented_as_one_likes(indent: str) -> None:
    made = html(f"- satu\n{indent}- anak\n{indent}{indent}- cucu\n- dua")
    assert "".join(made.split("\n")) == (
        "<ul><li>satu<ul><li>anak<ul><li>cucu</li></ul></li></ul></li><li>dua</li></ul>"
    )


def test_numbers_with_a_bracket_are_numbers() -> None:
    assert html("1) satu\n2) dua") == "<ol>\n<li>satu</li>\n<li>dua</li>\n</ol>"


def test_a_list_keeps_the_number_with_which_it_starts() -> None:
    assert '<ol start="3">' in html("3. tiga\n4. empat")


def test_a_date_inside_a_paragraph_is_no_list() -> None:
    assert html("Rapat berikut:\n21. November") == "<p>Rapat berikut:<br>\n21. November</p>"


def test_an_item_follows_a_paragraph_of_the_item_before() -> None:
    made = html("1. Pembukaan\n   - dibuka\n\n   lanjutan\n2. Isi")
    assert made.count("<ol>") == 1
    assert "<p>Isi</p>" in made


def test_bullets_after_numbers_are_a_list_of_their_own() -> None:
    assert html("1. satu\n- titik") == "<ol>\n<li>satu</li>\n</ol>\n<ul>\n<li>titik</li>\n</ul>"


def test_a_code_block_keeps_its_lines() -> None:
    made = html("Contoh:\n\n    - a\n    - b\n\nselesai")
    assert "<pre><code>- a\n- b\n</code></pre>" in made
    assert "<pre><code>x &lt; 1\n</code></pre>" in html("```python\nx < 1\n```")


def test_a_table_may_stand_between_lines() -> None:
    made = html("Anggaran:\n| pos | Rp |\n|---|---:|\n| buku | 5 |\nDisetujui.")
    assert "<p>Anggaran:</p>" in made
    assert '<td class="align-right">5</td>' in made
    assert "<p>Disetujui.</p>" in made


def test_tasks_are_boxes_to_read_not_fields() -> None:
    made = html("- [ ] kirim surat\n- [x] pesan ruang")
    assert '<li class="task">☐ kirim surat</li>' in made
    assert '<li class="task task--done">☑ pesan ruang</li>' in made


def test_a_list_inside_a_quote_is_a_list() -> None:
    made = html("> Hadir:\n> - Sari\n>   - daring\n> - Budi\n- bukan kutipan")
    assert made.index("daring") < made.index("</blockquote>") < made.index("bukan kutipan")
    assert made.count("<ul>") == 3


def test_struck_words_are_struck() -> None:
    assert html("~~batal~~ jadi") == "<p><del>batal</del> jadi</p>"


def test_a_hashtag_is_no_heading() -> None:
    assert html("#literasi\n#3 butir") == "<p>#literasi<br>\n#3 butir</p>"


def test_headings_begin_at_h3_and_keep_their_order() -> None:
    assert html("# Satu\n\n### Tiga\n\n# Lagi") == "<h3>Satu</h3>\n<h4>Tiga</h4>\n<h3>Lagi</h3>"
    assert html("##### Lima") == "<h3>Lima</h3>"
    assert html("<h2>dua</h2>\n\n# satu") == "<h4>dua</h4>\n\n<h3>satu</h3>"


def test_what_only_looks_like_html_is_shown() -> None:
    assert html("Isi <nama perpustakaan> dan 3 < 4 & 5") == (
        "<p>Isi &lt;nama perpustakaan&gt; dan 3 &lt; 4 &amp; 5</p>"
    )


def test_an_address_is_a_link_with_its_underscores() -> None:
    made = html("lihat (https://a.org/x_y_z?a=1&b=2#_c_d), **www.b.org/e_f_**.")
    assert 'href="https://a.org/x_y_z?a=1&amp;b=2#_c_d"' in made
    assert '<strong><a href="http://www.b.org/e_f" rel=' in made
    assert made.count("<em>") == 0


def test_a_mail_address_is_a_link() -> None:
    assert 'href="mailto:sari@perpus.go.id"' in html("tulis ke sari@perpus.go.id.")


@pytest.mark.parametrize("words", ["minutes.md", "selesai.id kata", "`https://a.org`"])
def test_what_is_no_address_stays_words(words: str) -> None:
    assert "<a" not in html(words)


def test_footnotes_of_two_texts_do_not_meet() -> None:
    one, other = html("Satu[^1].\n\n[^1]: Catatan."), html("Dua[^1].\n\n[^1]: Catatan.")
    assert one.count(" id=") == other.count(" id=") == 2
    ids = {part.split('"')[0] for made in (one, other) for part in made.split(' id="')[1:]}
    assert len(ids) == 4
    assert all(f'href="#{id_}"' in one + other for id_ in ids)


def test_a_footnote_that_is_named_twice_leads_back_to_both_places() -> None:
    made = html("Satu[^a], dua[^a].\n\n[^a]: Catatan.")
    assert made.count("footnote-backref") == 2


def test_the_same_text_always_gives_the_same_html() -> None:
    source = "Teks[^1] & [tautan](https://a.org).\n\n[^1]: Catatan."
    assert render(source) == render(source)


@pytest.mark.parametrize("source", ["", " \n\t\n"])
def test_nothing_gives_nothing(source: str) -> None:
    assert render(source) == Rendered("", as_typed=False)


def test_nul_and_half_surrogates_are_shown_as_missing() -> None:
    assert html("a\x00b\ud800c") == "<p>a\ufffdb\ufffdc</p>"


def test_a_text_beyond_the_limit_is_shown_as_typed() -> None:
    assert render("a" * (MAX_SOURCE + 1)).as_typed


def test_a_text_of_which_markdown_leaves_nothing_is_shown_as_typed() -> None:
    rendered = render("[sumber]: https://a.org")
    assert rendered.as_typed
    assert "[sumber]: https://a.org" in rendered.html


@pytest.mark.parametrize("source", ["bel &#7; dan &#x1b;", "a&#12;b"])
def test_a_text_that_would_be_garbled_is_shown_as_typed(source: str) -> None:
    rendered = render(source)
    assert rendered.as_typed
    assert plain_text(rendered.html) == source
