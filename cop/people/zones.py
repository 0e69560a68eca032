"""The time zones one can choose from: Indonesia's three first, then the world's by region."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from flask_babel import lazy_gettext as _l

INDONESIA = {
    "Asia/Jakarta": "WIB · Jakarta",
    "Asia/Makassar": "WITA · Makassar",
    "Asia/Jayapura": "WIT · Jayapura",
}
REGIONS = {
    "Africa": _l("Africa"),
    "America": _l("America"),
    "Antarctica": _l("Antarctica"),
    "Arctic": _l("Arctic"),
    "Asia": _l("Asia"),
    "Atlantic": _l("Atlantic Ocean"),
    "Australia": _l("Australia"),
    "Europe": _l("Europe"),
    "Indian": _l("Indian Ocean"),
    "Pacific": _l("Pacific Ocean"),
}


def zone_choices(present: str) -> dict[str, list[tuple[str, str]]]:
    """Return (zone, label) by region for a menu; the present zone is always among them."""
    zones = {zone: city for region in _world().values() for zone, city in region}
    menu = {"Indonesia": list(INDONESIA.items())}
    if present not in zones and present not in INDONESIA:
        menu["…"] = [(present, present)]
    return menu | {str(REGIONS[region]): cities for region, cities in _world().items()}


@cache
def _world() -> dict[str, list[tuple[str, str]]]:
    """Return the zones of the time zone database, one or more per country, by region."""
    lines = files("tzdata.zoneinfo").joinpath("zone.tab").read_text().splitlines()
    zones = sorted(line.split("\t")[2] for line in lines if line and not line.startswith("#"))
    world: dict[str, list[tuple[str, str]]] = {region: [] for region in REGIONS}
    for zone in zones:
        region, city = zone.split("/", 1)
        if zone not in INDONESIA:
            world[region].append((zone, city.replace("_", " ").replace("/", " · ")))
    return world
