"""Answers packed on their way: on a slow line a page takes a tenth of the time to arrive."""

from __future__ import annotations

import gzip
from io import BytesIO
from secrets import randbelow

from flask import Flask, Response, request

WORTH_PACKING = {"application/json", "application/xml", "application/atom+xml"}  # and all text
SMALLEST = 1_000  # bytes; what is shorter fits into one packet anyway
LEVEL = 5  # a page of 80 kB: to 8.5 kB in 0.7 ms; the highest level saves 0.2 kB and takes 1.6 ms
PADDING = 100  # bytes at most; the size of a page must not tell what a secret in it is (BREACH)


def init_app(app: Flask) -> None:
    """Pack what views answer for whoever unpacks; register it first, so that it comes last."""

    @app.after_request
    def pack(response: Response) -> Response:
        if not _is_worth_it(response):
            return response
        response.vary.add("Accept-Encoding")
        if request.accept_encodings["gzip"] > 0:
            response.set_data(_packed(response.get_data()))
            response.headers["Content-Encoding"] = "gzip"
        return response


def _is_worth_it(response: Response) -> bool:
    whole = response.is_sequence and not response.direct_passthrough
    kind = response.mimetype or ""
    wordy = kind.startswith("text/") or kind in WORTH_PACKING
    packed = "Content-Encoding" in response.headers
    return whole and wordy and not packed and (response.content_length or 0) >= SMALLEST


def _packed(content: bytes) -> bytes:
    """Return the content packed; a name of chance length, which no browser reads, pads it."""
    name = "-" * randbelow(PADDING)
    packed = BytesIO()
    with gzip.GzipFile(name, "wb", LEVEL, packed, mtime=0) as file:
        file.write(content)
    return packed.getvalue()
