"""Reads what a browser printed: the pages of a PDF, their size and their words."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

A4 = (595, 842)  # points
OBJECT = re.compile(rb"(\d+) 0 obj\b(.*?)\bendobj", re.DOTALL)
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
SHOWN = re.compile(rb"/(\w+) [\d.]+ Tf|<([0-9A-Fa-f]+)>")
MAPPED = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
ONE = re.compile(rb"<(\w+)> <(\w+)>")
MANY = re.compile(rb"<(\w+)> <(\w+)> <(\w+)>")


@dataclass(frozen=True)
class Sheet:
    """One page; `words` have no spaces, as printed letters have none between them."""

    size: tuple[int, int]  # points
    words: str

    def says(self, words: str) -> bool:
        """Say whether the words stand on it, wherever lines and spaces are."""
        return "".join(words.split()) in self.words


def sheets(pdf: bytes) -> list[Sheet]:
    """Return the pages of a PDF as Chromium makes it, in their order."""
    objects = {int(number): body for number, body in OBJECT.findall(pdf)}
    leaves = [body for body in objects.values() if re.search(rb"/Type\s*/Page\b", body)]
    return [Sheet(_size(page), _words(page, objects)) for page in leaves]


def _size(page: bytes) -> tuple[int, int]:
    box = re.search(rb"/MediaBox\s*\[([^\]]+)\]", page)
    assert box, "a page without a size"
    left, bottom, right, top = (float(one) for one in box[1].split())
    return round(right - left), round(top - bottom)


def _words(page: bytes, objects: dict[int, bytes]) -> str:
    """Return the letters that the page shows, in the order in which they were drawn."""
    fonts = {name: _letters(int(one), objects) for name, one in _fonts(page, objects)}
    letters: dict[bytes, str] = {}
    found: list[str] = []
    for font, codes in SHOWN.findall(_content(page, objects)):
        letters = fonts[font] if font else letters
        width = len(next(iter(letters), b"00"))
        found += [letters.get(codes[at : at + width], "") for at in range(0, len(codes), width)]
    return "".join("".join(found).split())


def _content(page: bytes, objects: dict[int, bytes]) -> bytes:
    content = re.search(rb"/Contents (\d+) 0 R", page)
    assert content, "a page without content"
    return _stream(objects[int(content[1])])


def _fonts(page: bytes, objects: dict[int, bytes]) -> list[tuple[bytes, bytes]]:
    listed = re.search(rb"/Font\s*<<(.*?)>>", page, re.DOTALL)
    return re.findall(rb"/(\w+) (\d+) 0 R", listed[1]) if listed else []


def _letters(number: int, objects: dict[int, bytes]) -> dict[bytes, str]:
    """Return which letters the codes of a font mean."""
    told = re.search(rb"/ToUnicode (\d+) 0 R", objects[number])
    letters: dict[bytes, str] = {}
    for kind, lines in MAPPED.findall(_stream(objects[int(told[1])]) if told else b""):
        if kind == b"char":
            letters |= {code: _text(value) for code, value in ONE.findall(lines)}
        else:
            letters |= {code: letter for run in MANY.findall(lines) for code, letter in _run(*run)}
    return letters


def _run(first: bytes, last: bytes, value: bytes) -> Iterator[tuple[bytes, str]]:
    start, end, letter = int(first, 16), int(last, 16), int(value, 16)
    for code in range(start, end + 1):
        yield f"{code:0{len(first)}X}".encode(), chr(letter + code - start)


def _text(value: bytes) -> str:
    return bytes.fromhex(value.decode()).decode("utf-16-be")


def _stream(body: bytes) -> bytes:
    found = STREAM.search(body)
    assert found, "an object without a stream"
    return zlib.decompress(found[1]) if b"/FlateDecode" in body else found[1]
