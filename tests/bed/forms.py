"""Fills in a form as a browser without JavaScript would send it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin, urlsplit

from justhtml import JustHTML

Element = Any
Given = dict[str, Any]


def form_on(page: JustHTML, action: str, *, at: str) -> Element:
    """Return the POST form with the action; raises AssertionError with those that are there."""
    forms = [f for f in page.query("form") if (f.attrs.get("method") or "").lower() == "post"]
    meant = [f for f in forms if _address(f, at) == urlsplit(action).path]
    there = sorted({f.attrs.get("action") or "" for f in forms})
    assert meant, f"no form leads to {action}; those on {at} lead to {there}"
    return meant[0]


def filled(form: Element, given: Given) -> dict[str, list[str]]:
    """Return what the form sends when the given fields are filled in.

    A value of None unticks or leaves out; a name that the form does not have raises AssertionError.
    """
    sent = _as_it_stands(form)
    known = {field.attrs.get("name") for field in form.query("input, select, textarea, button")}
    for name, value in given.items():
        assert name in known, f"the form has no field {name!r}, only {sorted(filter(None, known))}"
        sent[name] = [] if value is None else _texts(value)
    return {name: values for name, values in sent.items() if values}


def _as_it_stands(form: Element) -> dict[str, list[str]]:
    sent: dict[str, list[str]] = {}
    for field in form.query("input, select, textarea"):
        name = field.attrs.get("name")
        if name and "disabled" not in field.attrs:
            sent.setdefault(name, []).extend(_values(field))
    return sent


def _values(field: Element) -> list[str]:
    if field.name == "textarea":
        return [field.to_text(strip=False).removeprefix("\n").replace("\n", "\r\n")]
    if field.name == "select":
        return _chosen(field)
    kind = field.attrs.get("type") or "text"
    if kind in ("submit", "button", "reset", "image", "file"):
        return []
    if kind in ("checkbox", "radio") and "checked" not in field.attrs:
        return []
    return [field.attrs.get("value") or ("on" if kind == "checkbox" else "")]


def _chosen(field: Element) -> list[str]:
    options = field.query("option")
    chosen = [option for option in options if "selected" in option.attrs]
    if not chosen and "multiple" not in field.attrs:
        chosen = options[:1]
    return [_value(option) for option in chosen]


def _value(option: Element) -> str:
    value = option.attrs.get("value")
    return str(option.to_text() if value is None else value)


def _texts(value: Any) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]


def _address(form: Element, at: str) -> str:
    return urlsplit(urljoin(at, form.attrs.get("action") or at)).path
