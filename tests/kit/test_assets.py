"""Files for browsers."""

from __future__ import annotations

from cop.config import ROOT
from cop.kit.assets import BEHAVIOURS


def test_every_behaviour_reaches_the_browser():
    loaded = set(BEHAVIOURS)
    for layout in (ROOT / "templates" / "layouts").glob("*.html"):
        loaded |= {name for name in _scripts() if f'asset("js/{name}.js")' in layout.read_text()}
    assert loaded == _scripts()


def test_behaviours_come_in_one_file(client_for, make):
    page = client_for(make.rina).get("/").page
    assert len(page.query("script[src]")) == 2  # htmx is the other


def _scripts() -> set[str]:
    return {file.stem for file in (ROOT / "static" / "js").glob("*.js")}
