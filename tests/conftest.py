"""What tests stand on: the real application, a real database, clients and a clock."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from tests.bed.clock import Clock
from tests.bed.postgres import Postgres, Running, fast_folder

if TYPE_CHECKING:
    from flask import Flask

    from cop.people.models import Person
    from tests.bed.browsing import Client
    from tests.bed.mailbox import Mailbox
    from tests.make import Make

DATABASES = ("sqlite", "postgres")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the command choose the database."""
    parser.addoption("--database", choices=DATABASES, default="sqlite", help="which one to test on")


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Give every worker of pytest-xdist the one server that the run starts."""
    if node.config.getoption("database") == "postgres":
        node.workerinput["server"] = str(_server(node.config).folder)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server that this run started."""
    server = getattr(config, "server", None)
    if isinstance(server, Postgres):
        server.stop()


@pytest.fixture(scope="session")
def new_database(request: pytest.FixtureRequest, instance: Path) -> Callable[[], str]:
    """Make empty databases of the chosen kind, each a new one; gives their addresses."""
    if request.config.getoption("database") == "sqlite":
        return lambda: f"sqlite:///{instance / f'{uuid4().hex}.db'}"
    server = _server(request.config)
    return lambda: server.new_database(f"cop_{uuid4().hex}")


@pytest.fixture(scope="session")
def instance() -> Iterator[Path]:
    """Give an instance folder that is gone after the run, in memory where possible."""
    folder = Path(tempfile.mkdtemp(prefix="cop-", dir=fast_folder()))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def app(instance: Path, new_database: Callable[[], str]) -> Iterator[Flask]:
    """Give the application as it is served; commands that tests start find it as well."""
    _forget_settings()
    os.environ |= {
        "COP_INSTANCE": str(instance),
        "COP_DATABASE_URL": new_database(),
        "COP_LANGUAGE": "en",
    }
    from cop import create_app
    from cop.db import db

    made = create_app({"TESTING": True})
    with made.app_context():
        _migrate()
    yield made
    with made.app_context():
        db.engine.dispose()


@pytest.fixture(scope="session")
def _cleaner(app: Flask) -> Any:
    from cop.db import db
    from tests.bed.cleaning import Cleaner

    with app.app_context():
        return Cleaner(db.engine)


@pytest.fixture
def database(app: Flask, _cleaner: Any) -> Iterator[None]:
    """Let the test use the database, in a unit of work of its own; leaves it empty afterwards."""
    from cop.db import db
    from cop.db.engine import writing

    with app.app_context():
        token = writing.set(False)  # a test that only looks does not keep others from writing
        yield
        db.session.remove()
        writing.reset(token)
        _cleaner.clean()


@pytest.fixture
def make(database: None) -> Make:
    """Give what makes people, circles, sessions and all that is in them."""
    from tests.make import Make

    return Make()


@pytest.fixture
def client_for(app: Flask, database: None) -> Callable[..., Client]:
    """Give a function that opens a browser in which the person is signed in."""
    from tests.bed.browsing import Client, token_of

    def opened(person: Person | None, language: str = "en") -> Client:
        return Client(app, token_of(person) if person else "", language)

    return opened


@pytest.fixture
def client(client_for: Callable[..., Client]) -> Client:
    """Give a browser in which nobody is signed in."""
    return client_for(None)


@pytest.fixture
def clock() -> Iterator[Clock]:
    """Give the hands of the clock; it goes right again afterwards."""
    moved = Clock()
    yield moved
    moved.reset()


@pytest.fixture
def mailbox(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mailbox]:
    """Give a real mail server to which the site sends."""
    from tests.bed.mailbox import serving

    with serving() as box:
        monkeypatch.setitem(app.config, "COP_SMTP_URL", box.url)
        yield box


def _server(config: pytest.Config) -> Any:
    """Return the run's server, started when it is first needed."""
    if not hasattr(config, "server"):
        given = getattr(config, "workerinput", {}).get("server")
        config.server = Running(Path(given)) if given else Postgres()  # type: ignore[attr-defined]
    return config.server  # type: ignore[attr-defined]


def _forget_settings() -> None:
    for name in [name for name in os.environ if name.startswith("COP_")]:
        del os.environ[name]


def _migrate() -> None:
    from flask_migrate import upgrade

    upgrade()
