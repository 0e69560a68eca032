"""Articles with every kind of front matter, and with none."""

from __future__ import annotations

import datetime as dt

import pytest

from cop.importing.reading import DateSource, Unreadable, Why, read_article
from tests.importing.shelf import article_of


def test_lists_records_and_a_moment_in_front_matter():
    article = article_of("2026-03-02-membaca-peta.md")
    assert article.title == "Membaca peta lama: catatan dari gudang"
    assert article.authors == ("Ratna Dewi", "Budi Santoso")
    assert (article.date, article.date_source) == (dt.date(2026, 3, 2), DateSource.FRONT_MATTER)
    assert article.subjects == ("peta", "digitalisasi")
    assert article.summary == "Apa yang kami pelajari dari 400 lembar peta."
    assert (article.language, article.address) == ("id", "/2026/03/membaca-peta/")


def test_html_inside_markdown_becomes_markdown_and_code_stays():
    body = article_of("2026-03-02-membaca-peta.md").body
    assert "| Tahun | Lembar |\n| --- | --- |\n| 1938 | 120 |" in body
    assert "[daftarnya](https://example.org/peta_1938)" in body
    assert "<peta@example.org>" in body
    assert "`<peta>`" in body
    assert "&lt;nama/kota>" in body


def test_front_matter_that_yaml_refuses_but_people_write():
    article = article_of("two-weeks-of-paste.md")
    assert article.title == "News: two weeks of paste"
    assert article.authors == ("Marta Nowak", "Sam Adeyemi", "Eun-ji Park")
    assert article.subjects == ("repair", "paste")
    assert article.date == dt.date(2025, 10, 14)
    assert article.address == "https://example.org/news/paste"


def test_without_front_matter_the_heading_and_the_name_of_the_file_tell():
    article = article_of("2024-08-17-no-front-matter.md")
    assert article.title == "How we moved ten thousand books"
    assert (article.date, article.date_source) == (dt.date(2024, 8, 17), DateSource.FILE_NAME)
    assert article.authors == ()


def test_without_a_heading_the_name_of_the_file_is_the_title():
    assert (
        read_article("2024-08-17-ten_thousand-books.md", "By hand.").title == "Ten thousand books"
    )


def test_html_with_front_matter():
    article = article_of("reading-aloud.html")
    assert article.body == "We read *aloud* every Friday.\n\nThe children **listen**.\n"
    assert article.authors == ("Hana Kovács",)


def test_lines_that_an_editor_wrapped_are_joined():
    assert read_article("a.md", "# A\n\nOne sentence\nGoes on here.  \nNew line.").body == (
        "# A\n\nOne sentence Goes on here.  \nNew line.\n"
    )


def test_a_program_behind_a_link_is_dropped_and_its_label_kept():
    body = read_article("a.md", 'See <a href="javascript:alert(1)">the shop</a>.').body
    assert body == "See the shop.\n"


@pytest.mark.parametrize(
    ("front", "why"),
    [
        ("authors: [unclosed", Why.FRONT_MATTER),
        ("- just\n- a list", Why.FRONT_MATTER),
        ('title: "unclosed\nauthors: x', Why.FRONT_MATTER),
        ("a: " + "[" * 5000, Why.FRONT_MATTER_DEPTH),
        (
            "\n".join(f"k{i}: &a{i} [{'*a' + str(i - 1) + ', ' if i else ''}x]" for i in range(40)),
            Why.FRONT_MATTER_DEPTH,
        ),
        ("k: " + "x" * 70_000, Why.FRONT_MATTER_DEPTH),
        ("title: only a head", Why.NO_TEXT),
    ],
)
def test_a_broken_or_hostile_head_is_refused_with_its_reason(front, why):
    body = "" if why is Why.NO_TEXT else "Text."
    with pytest.raises(Unreadable) as refused:
        read_article("a.md", f"---\n{front}\n---\n{body}")
    assert refused.value.why is why
    assert str(refused.value).startswith(why.value)
