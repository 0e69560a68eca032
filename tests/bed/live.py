"""The application behind a real socket, for real browsers."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Condition, Thread
from typing import TYPE_CHECKING, Any

from werkzeug.serving import WSGIRequestHandler, make_server

if TYPE_CHECKING:
    from flask import Flask

PATIENCE = 10  # seconds until a request that a test left behind must be over


class Quiet(WSGIRequestHandler):
    """Writes no line per request."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


class Live:
    """A threaded server on a free port of the loopback address."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._busy, self._quiet = 0, Condition()
        self._server = make_server(
            "127.0.0.1", 0, self._counted, threaded=True, request_handler=Quiet
        )
        self.address = f"http://127.0.0.1:{self._server.port}"
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def wait_until_quiet(self) -> None:
        """Return when no request is being answered any more."""
        with self._quiet:
            assert self._quiet.wait_for(lambda: self._busy == 0, PATIENCE), "a request never ended"

    def stop(self) -> None:
        """Close the socket and end the thread."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _counted(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        with self._quiet:
            self._busy += 1
        try:
            return self._app(environ, start)
        finally:
            with self._quiet:
                self._busy -= 1
                self._quiet.notify_all()
