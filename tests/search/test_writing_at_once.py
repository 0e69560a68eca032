"""Two people who write at once do not wait for each other because their texts share words."""

from __future__ import annotations

from threading import Thread

import pytest
from flask import Flask

from cop.db import db
from tests.search.conftest import Ask, Put


def test_a_text_is_indexed_while_another_with_its_words_is_not_committed(
    app: Flask, put: Put, ask: Ask
) -> None:
    if db.engine.dialect.name != "postgresql":
        pytest.skip("SQLite lets one write at a time, for milliseconds")

    def another() -> None:
        with app.app_context():
            put("Server katalog mati", "kata yang sama", ref=2)
            db.session.commit()

    put("Katalog server mati", "kata yang sama", ref=1)
    writer = Thread(target=another)
    writer.start()
    writer.join(timeout=10)
    assert not writer.is_alive()
    db.session.commit()
    assert ask("server katalog ").count == 2
