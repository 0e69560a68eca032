"""What somebody on a slow phone waits for: Chromium with a quarter of the processor, 1.6 Mbit/s."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bench.table import Line, at_most

if TYPE_CHECKING:
    from bench.scene import Scene
    from bench.served import Served

SLOWER = 4  # times, the processor
BYTES_A_SECOND = 1_600_000 / 8
DELAY = 150  # milliseconds there and back
LARGEST_PAINT, SHIFT = 1.5, 0.0  # seconds; the layout does not move
SETTLED = 1500  # milliseconds after loading in which something could still move
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
}
WATCH = """
window.seen = {paint: 0, shift: 0};
new PerformanceObserver(list => {
  for (const painted of list.getEntries()) seen.paint = painted.startTime;
}).observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver(list => {
  for (const moved of list.getEntries()) if (!moved.hadRecentInput) seen.shift += moved.value;
}).observe({type: "layout-shift", buffered: true});
"""


def phone(scene: Scene, server: Served) -> Iterator[Line]:
    """Give two lines for each page on a first visit; none where there is no Chromium."""
    chromium = shutil.which("chromium")
    if chromium is None:
        return
    from playwright.sync_api import sync_playwright

    cookie = {"name": scene.cookie_name, "value": scene.cookie, "url": server.address}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for name, path in scene.pages.items():
            seen = _visit(browser, cookie, server.address + path)
            paint = seen["paint"] / 1000
            yield at_most(f"{name} page, largest paint", paint, LARGEST_PAINT, "s")
            yield at_most(f"{name} page, layout shift", round(seen["shift"], 3), SHIFT)
        browser.close()


def _visit(browser: Any, cookie: dict[str, str], address: str) -> dict[str, float]:
    """Return when the largest part was painted, in milliseconds, and how far the layout moved."""
    context = browser.new_context(**PHONE)
    context.add_cookies([cookie])
    context.add_init_script(WATCH)
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    line = {"downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND}
    tools.send("Network.emulateNetworkConditions", {"offline": False, "latency": DELAY, **line})
    page.goto(address, wait_until="load")
    page.wait_for_timeout(SETTLED)
    seen: dict[str, float] = page.evaluate("window.seen")
    context.close()
    return seen
