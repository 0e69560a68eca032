"""The check for everybody sees what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bed.axe import assert_axe_clean

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGE = "<html lang=id><title>Arsip</title><main><h1>Arsip</h1>{}</main></html>"


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        ('<p style="color: #999; background: #aaa">Pucat</p>', "color-contrast"),
        ("<input>", "label"),
        ('<p style="width: 500px">Lebar</p>', "wider"),
    ],
)
def test_a_fault_is_seen(page: Page, part: str, fault: str) -> None:
    page.set_content(PAGE.format(part))
    with pytest.raises(AssertionError, match=fault):
        assert_axe_clean(page)
