"""What the tests of mails stand on."""

from __future__ import annotations

import pytest

from tests.bed.mailbox import serving


@pytest.fixture
def mailbox(app, monkeypatch):
    """Give a real mail server to which the site sends."""
    with serving() as box:
        monkeypatch.setitem(app.config, "COP_SMTP_URL", box.url)
        yield box
