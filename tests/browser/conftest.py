"""Real Chromium: pages in which people are signed in, and which must not complain."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.bed.browsing import cookie_of, token_of
from tests.bed.live import Live

if TYPE_CHECKING:
    from flask import Flask
    from playwright.sync_api import Browser, BrowserContext, Page

    from cop.people.models import Person

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
UNHURRIED = Path(__file__).parents[1] / "bed" / "unhurried.js"
PATIENCE = 30_000  # milliseconds until what a test waits for must be there, on a busy machine
EXPECTED = ("the server responded with a status of 4",)  # an answer that the page itself shows
UNREACHABLE = ("net::ERR_", "Failed to fetch")  # what a browser says where a test cuts it off


@pytest.fixture(scope="session")
def live(app: Flask) -> Iterator[Live]:
    """Give the application on a port of its own, on the database of the test."""
    server = Live(app)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give Debian's Chromium; without it every test that needs one fails."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("The browser tests need Chromium: sudo apt install chromium", pytrace=False)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def page_for(
    app: Flask, live: Live, browser: Browser, database: None
) -> Iterator[Callable[..., Page]]:
    """Give a function that opens a page for the person: `page_for(make.rina).goto("/groups")`.

    Further words go to the browser: `java_script_enabled=False`, `viewport={...}`. At the end
    the test fails if a page had an error, broke its policy or asked for anything elsewhere;
    `offline=True` is for pages that the test cuts off from the server.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opened(person: Person | None = None, *, offline: bool = False, **more: Any) -> Page:
        context = browser.new_context(base_url=live.address, **{"locale": "en-GB", **more})
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        context.add_init_script(path=UNHURRIED)
        if person is not None:
            name, value = app.config["SESSION_COOKIE_NAME"], cookie_of(app, token_of(person))
            context.add_cookies([{"name": name, "value": value, "url": live.address}])
        expected = EXPECTED + UNREACHABLE if offline else EXPECTED
        _listen(context, live.address, complaints, expected)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()
    live.wait_until_quiet()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def page(page_for: Callable[..., Page]) -> Page:
    """Give a page of somebody who is not signed in."""
    return page_for()


@pytest.fixture
def page_nojs(page_for: Callable[..., Page]) -> Page:
    """Give a page of somebody who is not signed in, in a browser without JavaScript."""
    return page_for(java_script_enabled=False)


def _listen(
    context: BrowserContext, home: str, complaints: list[str], expected: tuple[str, ...]
) -> None:
    """Note what pages complain of, and what they ask of other places."""

    def said(message: Any) -> None:
        if message.type == "error" and not any(words in message.text for words in expected):
            complaints.append(f"{message.page and message.page.url}: {message.text}")

    def asked(request: Any) -> None:
        if not request.url.startswith((home, "data:", "blob:")):
            complaints.append(f"a page asked for {request.url}")

    context.on("console", said)
    context.on("weberror", lambda fault: complaints.append(str(fault.error)))
    context.on("request", asked)
