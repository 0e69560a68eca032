"""From the bytes of a file to text."""

import codecs
import re

from cop.importing.reading.shapes import LARGEST, Unreadable, Why

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"GIF8", b"\xff\xd8", b"{\\rtf")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad]")
_SPACES = re.compile("[\u00a0\u2007\u202f\u2009\u200a\u2002-\u2006\u3000\x0b\x0c]")


def text_of(source: bytes | str) -> str:
    """Return the text of a file with one kind of line end and one kind of space.

    Raises Unreadable for what is empty, too large or no text.
    """
    text = source if isinstance(source, str) else _decoded(source)
    if len(text) > LARGEST:
        raise Unreadable(Why.TOO_LARGE)
    if _SURROGATE.search(text):
        raise Unreadable(Why.ENCODING)
    if "\x00" in text or len(_CONTROL.findall(text)) > len(text) // 100:
        raise Unreadable(Why.BINARY)
    text = _one_kind_of_space(text)
    if not text.strip():
        raise Unreadable(Why.EMPTY)
    return text


def _decoded(source: bytes) -> str:
    if not source.strip():
        raise Unreadable(Why.EMPTY)
    if len(source) > LARGEST:
        raise Unreadable(Why.TOO_LARGE)
    if source.startswith(_MAGIC):
        raise Unreadable(Why.BINARY)
    for mark, encoding in _BOMS:
        if source.startswith(mark):
            return _strictly(source[len(mark) :], encoding)
    if b"\x00" in source:
        raise Unreadable(Why.BINARY)
    try:
        return source.decode("utf-8")
    except UnicodeDecodeError:
        return _western(source)


def _strictly(source: bytes, encoding: str) -> str:
    try:
        return source.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(Why.ENCODING, encoding) from error


def _western(source: bytes) -> str:
    """Read an old file: nearly all of them are Windows-1252, which has only five holes."""
    try:
        return source.decode("cp1252")
    except UnicodeDecodeError:
        return source.decode("latin-1")


def _one_kind_of_space(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub("[\u2028\u2029\x85]", "\n", text)
    text = _CONTROL.sub("", _SPACES.sub(" ", text))
    return _INVISIBLE.sub("", text)
