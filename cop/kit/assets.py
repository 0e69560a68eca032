"""Files for browsers: built once at the start under names that change with their content."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
from pathlib import Path
from typing import Any

from flask import Flask
from whitenoise import WhiteNoise

PREFIX = "/static/"
STYLESHEET = "app.css"
SCRIPT = "app.js"
FIRST = ("00-layers.css", "tokens.css", "reset.css", "base.css")
LAST = ("utilities.css",)
BEHAVIOURS = (  # in the order in which they hear of what happens; saving before what follows it
    *("theme", "busy", "alerts", "poll", "clock", "typing", "quote", "menus", "keys", "wide"),
    *("autosave", "saving", "keeping", "drafts", "stranded", "after-saving", "unfinished", "sent"),
    *("place", "copy", "suggest", "permalink", "drag", "fits"),
)
WORTH_PACKING = {".css", ".js", ".svg", ".json", ".webmanifest"}
A_YEAR = 365 * 24 * 3600


class Assets:
    """Copies of the static files under hashed names, with all styles in one, all behaviours too."""

    def __init__(self, source: Path, built: Path) -> None:
        self._source = source
        self._built = built
        self._addresses: dict[str, str] = {}

    def build(self) -> None:
        """Write every file that is missing; running twice or in two workers does no harm."""
        self._built.mkdir(parents=True, exist_ok=True)
        for file in sorted(self._source.rglob("*")):
            if file.is_file() and file.suffix not in {".css", ".md"}:
                self._add(str(file.relative_to(self._source)), file.read_bytes())
        self._add(STYLESHEET, self._stylesheet().encode())
        self._add(SCRIPT, self._script().encode())

    def address(self, name: str) -> str:
        """Return the address of a static file; raises KeyError for a file that is not there."""
        return self._addresses[name]

    def _stylesheet(self) -> str:
        css = self._source / "css"
        files = [css / name for name in FIRST if (css / name).exists()]
        files += sorted((css / "components").glob("*.css")) + sorted((css / "rooms").glob("*.css"))
        files += [css / name for name in LAST if (css / name).exists()]
        return "\n".join(self._with_hashed_urls(file) for file in files)

    def _script(self) -> str:
        """Join the behaviours without their comments; each has a block of its own for its names."""
        files = [self._source / "js" / f"{name}.js" for name in BEHAVIOURS]
        return "\n".join(re.sub(r"^ *//.*\n", "", file.read_text(), flags=re.M) for file in files)

    def _with_hashed_urls(self, file: Path) -> str:
        def hashed(match: re.Match[str]) -> str:
            target = (file.parent / match["path"]).resolve().relative_to(self._source.resolve())
            return f'url("{self._addresses[str(target)]}")'

        return re.sub(r"url\([\"']?(?P<path>\.[^\"')]+)[\"']?\)", hashed, file.read_text())

    def _add(self, name: str, content: bytes) -> None:
        path = Path(name)
        mark = hashlib.sha256(content).hexdigest()[:12]
        hashed = f"{path.stem}.{mark}{path.suffix}"
        self._write(self._built / hashed, content)
        if path.suffix in WORTH_PACKING:
            self._write(self._built / f"{hashed}.gz", gzip.compress(content, mtime=0))
        self._addresses[name] = PREFIX + hashed

    def _write(self, file: Path, content: bytes) -> None:
        if file.exists() and file.stat().st_size == len(content):
            return
        draft = file.with_name(f".{file.name}.{os.getpid()}")
        draft.write_bytes(content)
        draft.replace(file)


def init_app(app: Flask, source: Path) -> None:
    """Build the files, serve them for ever under their names, and offer `asset()` to templates."""
    assets = Assets(source, app.config["INSTANCE"] / "assets")
    assets.build()
    served: Any = WhiteNoise(
        app.wsgi_app,
        root=str(app.config["INSTANCE"] / "assets"),
        prefix=PREFIX,
        max_age=A_YEAR,
        allow_all_origins=False,
        immutable_file_test=lambda path, url: True,
    )
    app.wsgi_app = served  # type: ignore[method-assign]
    app.jinja_env.globals["asset"] = assets.address
