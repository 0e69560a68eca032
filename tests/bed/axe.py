"""Asks axe-core whether a page can be used by everybody."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

SOURCE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text()
WIDTHS = (320, 1280)
RULES = {"light": None, "dark": ["color-contrast"]}  # dark changes colours and nothing else
OPENED = """document.querySelectorAll('details:not([data-behaviour~="menu"])')
    .forEach(part => { part.open = true; })"""
ASKED = """async rules => (await axe.run(document, {
    resultTypes: ["violations"], ...(rules ? {runOnly: rules} : {})
})).violations.flatMap(
    fault => fault.nodes.map(node => `${fault.id}: ${node.html} (${node.failureSummary})`))"""


def assert_axe_clean(page: Page) -> None:
    """Accept the open page in both schemes, narrow and wide; raises AssertionError with faults."""
    faults = faults_of(page)
    assert not faults, "\n".join(faults)


def faults_of(page: Page) -> list[str]:
    """Return what is wrong with the open page, all of it unfolded, each with where that is."""
    page.evaluate(SOURCE)  # not by a script tag, which the page's policy forbids
    page.evaluate(OPENED)
    faults: list[str] = []
    for scheme, rules in RULES.items():
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            where = f"{page.url}, {scheme}, {width} px"
            faults += [f"{where}: {fault}" for fault in page.evaluate(ASKED, rules)]
            beside = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            if beside > 0:
                faults.append(f"{where}: {beside} px wider than the window")
    return faults
