"""Which language and time zone a page speaks."""

from __future__ import annotations

from functools import cache
from typing import Any

from babel import Locale
from babel.support import NullTranslations
from flask import Flask, current_app, has_request_context, request
from flask_babel import Babel, Domain, get_locale
from flask_login import current_user

LANGUAGES = ("id", "en")
COOKIE = "language"

babel = Babel()


class Catalogues(Domain):
    """The translations, each language read once; a page looks up a hundred of its words.

    Flask-Babel's own writes out the locale for every word, to find what it has read.
    """

    def get_translations(self) -> NullTranslations:
        """Return the translations into the language of the moment."""
        locale = get_locale()
        language = locale.language if locale else ""
        try:
            return self.cache[language]
        except KeyError:
            found = self.cache[language] = super().get_translations()
            return found


def init_app(app: Flask) -> None:
    """Choose by the person's setting, else the browser's choice on this site, else its wishes."""
    chosen: Any = _locale  # a Locale needs no parsing, which is slow
    babel.init_app(app, locale_selector=chosen, timezone_selector=_time_zone)
    babel.domain_instance = Catalogues()


def _locale() -> Locale:
    return _parsed(_language())


def _language() -> str:
    default: str = current_app.config["COP_LANGUAGE"]
    if not has_request_context():
        return default
    if current_user.is_authenticated:
        return str(current_user.locale)
    chosen = request.cookies.get(COOKIE)
    return (
        chosen if chosen in LANGUAGES else request.accept_languages.best_match(LANGUAGES, default)
    )


@cache
def _parsed(language: str) -> Locale:
    return Locale.parse(language)


def _time_zone() -> str:
    if has_request_context() and current_user.is_authenticated:
        return str(current_user.time_zone)
    return str(current_app.config["COP_TIME_ZONE"])
