"""Links and pictures of an imported article lead somewhere, and no word is lost with them."""

from __future__ import annotations

import time

import pytest

from cop.importing.reading.addresses import leading

BASE = "https://perpus.example/blog/2026/peta/"


@pytest.mark.parametrize(
    ("written", "there", "without"),
    [
        ("[peta](/files/peta.pdf)", "[peta](https://perpus.example/files/peta.pdf)", "peta"),
        ("[peta](../lain/)", "[peta](https://perpus.example/blog/2026/lain/)", "peta"),
        ("![kue](/kue.jpg)", "![kue](https://perpus.example/kue.jpg)", "kue"),
        (
            '![kue](kue.jpg "Kue ulang tahun")',
            '![kue](https://perpus.example/blog/2026/peta/kue.jpg "Kue ulang tahun")',
            "kue",
        ),
        (
            "[![kue](/kue.jpg)](/besar)",
            "[![kue](https://perpus.example/kue.jpg)](https://perpus.example/besar)",
            "kue",
        ),
        ("[a](<b c.pdf>)", "[a](<https://perpus.example/blog/2026/peta/b c.pdf>)", "a"),
        ("[peta]({{ site.baseurl }}/peta)", "[peta]({{ site.baseurl }}/peta)", None),
        ("[peta]({{site.baseurl}}/peta)", "peta", "peta"),
    ],
)
def test_what_is_relative_leads_to_its_site_or_is_words(written, there, without):
    assert leading(written, BASE) == there
    assert leading(written, "") == (written if without is None else without)


@pytest.mark.parametrize(
    "written",
    [
        "[peta](https://lain.example/peta_(1))",
        "[surat](mailto:a@b.example)",
        "[ke bawah](#bawah)",
        "`[a](/b)`",
        "```\n[a](/b)\n```\n",
        "~~~\n[a](/b)\n[tool]: x.html\n~~~\n",
        "[Catatan]:\nbaris berikut",
        r"\[a](/b)",
        "daftar [1] dan (2)",
        "[^1]: catatan kaki",
    ],
)
def test_what_leads_somewhere_or_is_no_link_stays(written):
    assert leading(written, BASE) == written
    assert leading(written, "") == written


def test_what_only_lacks_its_scheme_gets_it():
    assert leading("[x](www.lain.example)", "") == "[x](https://www.lain.example)"
    assert leading("[x](//lain.example/y)", "") == "[x](https://lain.example/y)"
    assert leading("[x](a@b.example)", "") == "[x](mailto:a@b.example)"


def test_a_picture_for_fine_screens_is_no_address_of_mail():
    assert leading("![logo](logo@2x.png)", "") == "logo"


def test_addresses_that_are_defined_once_are_understood_too():
    text = "Lihat [peta][p] dan [lain][q].\n\n[p]: /peta\n[q]: https://lain.example\n"
    assert "[p]: https://perpus.example/peta\n" in leading(text, BASE)
    assert leading(text, "") == "Lihat peta dan [lain][q].\n\n[q]: https://lain.example\n"


@pytest.mark.parametrize("piece", ["[", "![a](b", "[a](b)![", "[x [a](b) ", "](", "`", "[a][b"])
def test_any_text_takes_a_moment(piece):
    begun = time.process_time()
    leading(piece * (200_000 // len(piece)), BASE)
    assert time.process_time() - begun < 3
