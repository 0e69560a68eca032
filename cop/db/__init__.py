"""The database: one metadata, one unit of work, SQLite and PostgreSQL as equals."""

from __future__ import annotations

from typing import Any

import pysqlite3
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase, registry

from cop.db import engine, unit
from cop.db.types import TYPES

OLDEST_SQLITE = (3, 51, 3)  # older ones can corrupt a database when two connections checkpoint
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The parent of every model."""

    registry = registry(metadata=MetaData(naming_convention=NAMES), type_annotation_map=TYPES)


db = SQLAlchemy(model_class=Base)


def engine_options(address: str) -> dict[str, Any]:
    """Return what `create_engine` needs for the database at the address.

    Raises SystemExit with a sentence where the SQLite library is too old to be trusted.
    """
    if not address.startswith("sqlite"):
        return {"pool_size": 8, "max_overflow": 24, "pool_pre_ping": True}
    if pysqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise SystemExit(
            f"This SQLite ({pysqlite3.sqlite_version}) can damage a database that two workers "
            "write to. Install the package pysqlite3 0.6 or later, which brings a newer one."
        )
    return {"module": pysqlite3, "pool_size": 8, "max_overflow": 120}


def init_app(app: Flask) -> None:
    """Connect the application with its database."""
    address = app.config["SQLALCHEMY_DATABASE_URI"]
    app.config.setdefault("SQLALCHEMY_ENGINE_OPTIONS", engine_options(address))
    db.init_app(app)
    with app.app_context():
        engine.prepare(db.engine)
    unit.init_app(app)
