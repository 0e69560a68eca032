"""Links on paper: their addresses are beside them where somebody could use them."""

from __future__ import annotations

from cop.text import on_paper, render


def printed(source: str) -> str:
    return str(on_paper(render(source).html))


def test_an_address_stands_beside_its_words() -> None:
    html = printed("Lihat [panduan](https://pustaka.example/panduan/).")
    assert '<span class="address">(pustaka.example/panduan)</span>' in html


def test_an_address_is_not_said_twice() -> None:
    assert "address" not in printed("https://pustaka.example/panduan")
    assert "address" not in printed("[**pustaka.example/a**](https://pustaka.example/a)")
    twice = "[satu](https://pustaka.example/a) dan [dua](https://pustaka.example/a)"
    assert printed(twice).count("address") == 1


def test_what_nobody_would_type_is_left_out() -> None:
    assert "address" not in printed("[dalam](/groups/obrolan-pagi)")
    assert "address" not in printed(f"[jauh](https://pustaka.example/{'a' * 90})")


def test_an_address_stays_what_it_was() -> None:
    html = printed('[a](https://pustaka.example/?a=1&b="><script>x</script>)')
    assert "<script" not in html
