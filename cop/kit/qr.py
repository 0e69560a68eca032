"""QR codes as shapes that a template draws."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import segno

QUIET = 4  # empty modules around it, as ISO/IEC 18004 asks
REMEMBERED = 256


class Drawing(NamedTuple):
    """The dark parts of a code as one SVG path in a square of `size` modules, its edge included."""

    size: int
    path: str


@lru_cache(REMEMBERED)
def qr_of(words: str) -> Drawing:
    """Return the QR code of the words; a seventh of it may be lost or covered."""
    rows = [bytes(row) for row in segno.make_qr(words, error="m").matrix]
    path = "".join(_runs(row, place + QUIET) for place, row in enumerate(rows))
    return Drawing(len(rows) + 2 * QUIET, path)


def _runs(row: bytes, place: int) -> str:
    """Return the rectangles of one row, each as long as dark modules stand together."""
    shapes, begun = [], None
    for column, dark in enumerate([*row, 0]):
        if dark and begun is None:
            begun = column
        elif not dark and begun is not None:
            length = column - begun
            shapes.append(f"M{begun + QUIET} {place}h{length}v1h-{length}z")
            begun = None
    return "".join(shapes)
