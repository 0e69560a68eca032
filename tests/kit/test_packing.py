"""Answers that are packed on their way."""

from __future__ import annotations

import gzip

PACKED = {"Accept-Encoding": "gzip, deflate"}


def test_a_page_is_packed_for_a_browser_that_unpacks(client):
    client.checks = False  # they read no packed pages
    answer = client.get("/login", headers=PACKED)
    page = gzip.decompress(answer.data)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert int(answer.headers["Content-Length"]) == len(answer.data) < len(page) / 2
    assert page.startswith(b"<!doctype html>")
    assert "Accept-Encoding" in answer.vary


def test_a_page_goes_as_it_is_to_one_that_does_not_unpack(client):
    for headers in ({}, {"Accept-Encoding": "br"}, {"Accept-Encoding": "gzip;q=0"}):
        answer = client.get("/login", headers=headers)
        assert answer.text.startswith("<!doctype html>")
        assert "Accept-Encoding" in answer.vary


def test_what_fits_into_one_packet_is_not_packed(client):
    assert "Content-Encoding" not in client.get("/healthz", headers=PACKED).headers


def test_the_size_of_a_page_does_not_tell_a_secret_in_it(client_for, make):
    reader = client_for(make.rina)
    reader.checks = False
    sizes = [len(reader.get("/me/settings", headers=PACKED).data) for _ in range(12)]
    assert max(sizes) - min(sizes) > 10
