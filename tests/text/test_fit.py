"""The check at the edge."""

import pytest

from cop.text import UnfitText, fit_for_storage


@pytest.mark.parametrize("text", ["a\x00", "\ud800", "a\udfffb"])
def test_what_no_database_keeps_is_refused(text: str) -> None:
    with pytest.raises(UnfitText):
        fit_for_storage(text)


def test_every_line_ends_in_the_same_way() -> None:
    assert fit_for_storage("a\r\nb\rc\nd\x0be\x0cf") == "a\nb\nc\nd\ne\nf"


def test_what_nobody_sees_is_left_out() -> None:
    assert fit_for_storage("a\x07b\x1b[0m\x7f\ufffe") == "ab[0m"


def test_every_other_sign_is_kept() -> None:
    text = "é 😀 \t  \u200d\u200f\ufeff ꦲꦏ\n"
    assert fit_for_storage(text) == text
