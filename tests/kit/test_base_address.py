"""The address that links begin with is where the site answers, unless another one is set."""

from __future__ import annotations

import pytest

from cop.config import read


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ({}, "http://127.0.0.1:8000"),
        ({"COP_PORT": "8080"}, "http://127.0.0.1:8080"),
        ({"COP_HOST": "perpus.lan", "COP_PORT": "80"}, "http://perpus.lan:80"),
        ({"COP_HOST": "0.0.0.0", "COP_PORT": "8080"}, "http://127.0.0.1:8080"),
        ({"COP_HOST": "::1"}, "http://[::1]:8000"),
        ({"COP_BASE_URL": "https://perpus.example/", "COP_PORT": "8080"}, "https://perpus.example"),
    ],
)
def test_the_public_address_follows_host_and_port_until_it_is_set(tmp_path, given, address):
    assert read({"COP_INSTANCE": str(tmp_path), **given})["COP_BASE_URL"] == address
