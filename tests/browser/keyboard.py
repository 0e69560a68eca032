"""A page used by the Tab key and Enter alone, with the focus always in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOST_STOPS = 60
UNMARKED = ("BODY", "MAIN")  # where the Tab key begins, on no thing of its own
FOCUSED = """(() => {
  const element = document.activeElement, style = getComputedStyle(element);
  const named = element.labels?.[0] || element;
  const box = element.getBoundingClientRect();
  return {
    name: (element.getAttribute("aria-label") || named.textContent).replace(/\\s+/g, " ").trim(),
    tag: element.tagName,
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inSight: box.bottom > 0 && box.top < innerHeight && box.width > 0,
  };
})()"""


def enter(page: Page, name: str) -> None:
    """Go to what has the name, and press Enter there."""
    reach(page, name)
    page.keyboard.press("Enter")


def reach(page: Page, name: str) -> None:
    """Press Tab until what has the name is focused; the focus is seen at every stop."""
    stops = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        at = focused(page)
        stops.append(at["name"])
        assert at["tag"] in UNMARKED or (at["outlined"] and at["inSight"]), f"unseen: {at}"
        if at["name"].endswith(name):
            return
    pytest.fail(f"Tab does not reach {name!r}, only {stops}")


def focused(page: Page) -> dict[str, Any]:
    """Return what has the focus."""
    return dict(page.evaluate(FOCUSED))
