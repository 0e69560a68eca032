"""Checks the raw lines of a calendar by the rules of RFC 5545, without any library."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

LONGEST_LINE = 75  # octets, without the line break
NAME = r"[A-Za-z0-9-]+"
PARAMETER = rf'{NAME}=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*'
LINE = re.compile(rf"(?P<name>{NAME})(?P<parameters>(?:;{PARAMETER})*):(?P<value>.*)", re.DOTALL)
UTC_MOMENT = re.compile(r"\d{8}T\d{6}Z")
TEXTS = {"SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME"}
ESCAPED = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*", re.DOTALL)
FORBIDDEN = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
AN_ESCAPE = re.compile(r"\\(.)")


@dataclass
class Property:
    """One property with its parameters, its value as it stands in the file."""

    parameters: dict[str, str]
    value: str

    @property
    def text(self) -> str:
        """Return the value of a property of the type TEXT."""
        return AN_ESCAPE.sub(lambda m: "\n" if m[1] in "nN" else m[1], self.value)


@dataclass
class Component:
    """A component with its properties by name, and those inside it."""

    name: str
    properties: dict[str, list[Property]] = field(default_factory=dict)
    inside: list[Component] = field(default_factory=list)

    def all(self, name: str) -> list[Component]:
        """Return the components of the name that stand directly inside."""
        return [one for one in self.inside if one.name == name]

    def one(self, name: str) -> Property:
        """Return the property that must be there once."""
        found = self.properties.get(name, [])
        assert len(found) == 1, f"{self.name} has {len(found)} {name}"
        return found[0]

    def value(self, name: str) -> str:
        """Return the value of the property, or nothing where it is not there."""
        return self.one(name).value if name in self.properties else ""


def checked(data: bytes) -> Component:
    """Return the calendar; raises AssertionError where it breaks a rule."""
    calendar = _nested(_unfolded(data))
    assert calendar.name == "VCALENDAR"
    assert calendar.value("VERSION") == "2.0"
    assert calendar.value("PRODID")
    named = {one.value("TZID") for one in calendar.all("VTIMEZONE")}
    for event in calendar.all("VEVENT"):
        _check_event(event, named)
    return calendar


def _unfolded(data: bytes) -> list[str]:
    assert data.endswith(b"\r\n"), "the last line is not ended"
    lines = data[:-2].split(b"\r\n")
    for line in lines:
        assert b"\n" not in line, f"a bare line feed in {line!r}"
        assert b"\r" not in line, f"a bare carriage return in {line!r}"
        assert len(line) <= LONGEST_LINE, f"{len(line)} octets: {line!r}"
        line.decode("utf-8")  # no letter is cut in two
    whole: list[str] = []
    for line in (one.decode() for one in lines):
        if line.startswith((" ", "\t")):
            whole[-1] += line[1:]
        else:
            whole.append(line)
    return whole


def _nested(lines: list[str]) -> Component:
    root = Component("")
    open_ones = [root]
    for line in lines:
        assert not FORBIDDEN.search(line), f"a control character in {line!r}"
        match = LINE.fullmatch(line)
        assert match, f"not a content line: {line!r}"
        name, value = match["name"].upper(), match["value"]
        if name == "BEGIN":
            inside = Component(value)
            open_ones[-1].inside.append(inside)
            open_ones.append(inside)
        elif name == "END":
            assert open_ones.pop().name == value, f"{value} ends and was not begun"
        else:
            _keep(open_ones[-1], name, match["parameters"], value)
    assert open_ones == [root], "something was not ended"
    assert len(root.inside) == 1
    return root.inside[0]


def _keep(component: Component, name: str, parameters: str, value: str) -> None:
    if name in TEXTS:
        assert ESCAPED.fullmatch(value), f"not escaped: {name}:{value!r}"
    pairs = dict(one.split("=", 1) for one in re.findall(PARAMETER, parameters))
    component.properties.setdefault(name, []).append(Property(pairs, value))


def _check_event(event: Component, zones: set[str]) -> None:
    assert event.value("UID")
    for name in ("DTSTAMP", "LAST-MODIFIED"):
        assert UTC_MOMENT.fullmatch(event.one(name).value), f"{name} is not in UTC"
    for name in ("DTSTART", "DTEND", "RECURRENCE-ID"):
        for one in event.properties.get(name, []):
            _check_moment(one, zones)
    assert event.value("SEQUENCE").isdigit()
    assert event.value("STATUS") in {"CONFIRMED", "TENTATIVE", "CANCELLED"}


def _check_moment(one: Property, zones: set[str]) -> None:
    if one.parameters.get("VALUE") == "DATE":
        assert re.fullmatch(r"\d{8}", one.value)
    elif "TZID" in one.parameters:
        assert one.parameters["TZID"] in zones, "a time zone that is not told"
        assert re.fullmatch(r"\d{8}T\d{6}", one.value)
    else:
        assert UTC_MOMENT.fullmatch(one.value), f"a time without a zone: {one.value}"
