"""The application behind a real socket, for real browsers."""

from __future__ import annotations

import socket
from threading import Condition, Thread
from typing import TYPE_CHECKING, Any

from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler

if TYPE_CHECKING:
    from flask import Flask

PATIENCE = 20  # seconds until a connection that a test left behind must be over


class Quiet(WSGIRequestHandler):
    """Writes no line per request."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


class Live(ThreadedWSGIServer):
    """A threaded server on a free port of the loopback address; it knows who is connected."""

    def __init__(self, app: Flask) -> None:
        super().__init__("127.0.0.1", 0, app, handler=Quiet)
        self.address = f"http://127.0.0.1:{self.port}"
        self._connected, self._changed = 0, Condition()
        self._thread = Thread(target=self.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def wait_until_quiet(self) -> None:
        """Return when all that browsers sent before they were closed has been answered.

        A page that goes saves what was typed, and its request may still wait at the door.
        """
        self._let_everybody_in()
        with self._changed:
            ended = self._changed.wait_for(lambda: not self._connected, PATIENCE)
        assert ended, "a connection never ended"

    def stop(self) -> None:
        """Close the socket and end the thread."""
        self.shutdown()
        self._thread.join()
        self.server_close()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Count who comes in."""
        self._count(+1)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Count who leaves."""
        super().shutdown_request(request)
        self._count(-1)

    def _let_everybody_in(self) -> None:
        """Queue behind those who wait to be connected, say nothing, and wait for the farewell."""
        with socket.create_connection(self.server_address[:2], PATIENCE) as last:
            last.shutdown(socket.SHUT_WR)
            last.recv(1)

    def _count(self, change: int) -> None:
        with self._changed:
            self._connected += change
            self._changed.notify_all()
