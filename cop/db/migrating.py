"""Bringing the database to the form that the models want; a worker of the server never does."""

from __future__ import annotations

from flask import Flask
from flask_migrate import Migrate

from cop.config import ROOT
from cop.db import db

migrate = Migrate()


def init_app(app: Flask) -> None:
    """Let commands find the migrations: `flask db …`, and `upgrade()` in those of the site."""
    folder = str(ROOT / "cop" / "db" / "migrations")
    migrate.init_app(app, db, directory=folder, render_as_batch=True, compare_type=True)
