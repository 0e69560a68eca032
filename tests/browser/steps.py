"""What people do on the pages, in their language; the same with and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from flask_babel import force_locale, gettext
from playwright.sync_api import expect

from tests.cast import PASSWORD

if TYPE_CHECKING:
    from flask import Flask
    from playwright.sync_api import Locator, Page

PageFor = Callable[..., "Page"]
KEPT = "Object.keys(localStorage).filter(key => key.startsWith('lingkar:')).length"


def expect_kept(page: Page, count: int) -> None:
    """Wait until so many texts that are not sent yet are kept in the browser."""
    page.wait_for_function(f"{KEPT} === {count}")


@dataclass(frozen=True)
class Words:
    """The words of the screen in one language: `words("Sign in")` is “Masuk” in Indonesian."""

    app: Flask
    language: str

    def __call__(self, words: str, **values: object) -> str:
        """Return the words as the screen says them."""
        with self.app.test_request_context(), force_locale(self.language):
            return gettext(words, **values)


@dataclass
class Visitor:
    """Somebody before a page of the site."""

    page: Page
    words: Words

    @cached_property
    def now(self) -> Locator:
        """Return the point that is on."""
        return self.page.locator(".point--now")

    def sign_in(self, login: str) -> None:
        """Sign in with the password of the cast."""
        self.page.goto("/login")
        self.fill("Login or e-mail", login)
        self.fill("Password", PASSWORD)
        self.press("Sign in")
        expect(self.page).not_to_have_url("/login")

    def press(self, name: str, **values: object) -> None:
        """Press the button of that name."""
        self._named("button", name, values).click()

    def follow(self, name: str, **values: object) -> None:
        """Follow the link of that name."""
        self._named("link", name, values).click()

    def fill(self, label: str, text: str) -> None:
        """Type into the field of that label."""
        named = self.page.get_by_role("main").get_by_label(self.words(label))
        named.and_(self.page.locator("input:not([type=radio]), textarea")).first.fill(text)

    def choose(self, label: str, option: str) -> None:
        """Choose from the list of that label what is written so in it."""
        self.page.get_by_label(self.words(label), exact=True).select_option(label=option)

    def sees(self, words: str, **values: object) -> None:
        """Expect the words of the screen somewhere in the content."""
        self.reads(self.words(words, **values))

    def reads(self, text: str) -> None:
        """Expect what somebody wrote somewhere in the content."""
        expect(self.page.locator("main")).to_contain_text(text)

    def writes(self, text: str) -> None:
        """Type notes on the point that is on, after what stands there."""
        notes = self.now.locator("textarea")
        notes.press("Control+End")
        notes.press_sequentially(text)

    def _named(self, role: str, name: str, values: dict[str, object]) -> Locator:
        found = self.page.get_by_role(role, name=self.words(name, **values), exact=True)  # type: ignore[arg-type]
        return found.first
