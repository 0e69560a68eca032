"""The helper process that converts texts: kept, and ended when it does not answer in time."""

import atexit
import contextlib
import json
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path
from time import monotonic
from typing import Any

START_SECONDS = 10.0
"""How long a helper may take to start; on an idle machine it is a quarter of a second."""

RETIRE_AT_KILOBYTES = 120_000
"""A helper that holds more after a text makes room for a fresh one, which holds 25,000."""

_LEAST_SECONDS = 0.1
"""A text that waited for its turn still gets this long, or a queue would condemn all in it."""

_BUSY = 4
"""The helper counts the processor's time; by the clock on the wall a text gets so many times it."""

_GRACE_SECONDS = 0.3
"""The helper gives a text up by itself; if it has not said so after this long, it is ended."""

# The package's own __init__ builds the whole application, of which a helper needs nothing.
_PROGRAM = """
import sys, types
package = types.ModuleType("cop")
package.__path__ = [sys.argv[1]]
sys.modules["cop"] = package
from cop.text.worker import serve
serve()
"""
_PACKAGE = str(Path(__file__).resolve().parent.parent)


class Unconverted(Exception):
    """The text was given up: it took too long, went too deep or grew too big."""


class _Helper:
    """One helper process and the socket to it."""

    def __init__(self) -> None:
        """Start the process without waiting for it."""
        self._channel, its_end = socket.socketpair()
        with its_end:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _PROGRAM, _PACKAGE],
                stdin=its_end.fileno(),
                stdout=subprocess.DEVNULL,
                process_group=0,  # Ctrl+C is for the server, which ends its helper itself
            )
        self._ready = False

    def stands(self) -> bool:
        return self._process.poll() is None

    def wait_until_ready(self) -> None:
        if not self._ready:
            self._ready = bool(self._read(monotonic() + START_SECONDS))

    def ask(self, source: str, *, seconds: float) -> dict[str, Any]:
        """Return the answer; raises OSError when none comes in time.

        `seconds` are the processor's.
        """
        until = monotonic() + seconds * _BUSY + _GRACE_SECONDS
        self._channel.settimeout(seconds)
        self._channel.sendall(json.dumps({"source": source, "seconds": seconds}).encode() + b"\n")
        return self._read(until)

    def _read(self, until: float) -> dict[str, Any]:
        parts: list[bytes] = []
        while not (parts and parts[-1].endswith(b"\n")):
            self._channel.settimeout(max(until - monotonic(), 0.001))
            parts.append(self._channel.recv(1 << 16))
            if not parts[-1]:
                raise ConnectionError("The helper process ended.")
        answer: dict[str, Any] = json.loads(b"".join(parts))
        return answer

    def end(self) -> None:
        """Kill the process and take its exit status, so that it leaves no zombie."""
        self._channel.close()
        self._process.kill()
        self._process.wait()

    def forget(self) -> None:
        """Let go of a helper that belongs to the process from which this one was forked."""
        self._channel.close()


class Converter:
    """Converts texts one after another in a helper process; safe to call from many threads."""

    def __init__(self) -> None:
        self._starting = threading.Lock()
        self._turn = threading.Lock()
        self._helper: _Helper | None = None

    def prepare(self) -> None:
        """Start the helper without waiting for it, so that the first text need not."""
        with self._starting:
            self._standing()

    def convert(self, source: str, *, seconds: float) -> str:
        """Return the HTML of a text, at the latest after about `seconds` of the processor's time.

        By the clock that is as long unless the machine is busy, and then at most four times as
        long. Raises Unconverted. The start of a helper is not counted: it is not the text's fault.
        """
        self._ready()
        until = monotonic() + seconds
        if not self._turn.acquire(timeout=seconds):
            raise Unconverted("waited too long for its turn")
        try:
            answer = self._answer(source, until=until)
        finally:
            self._turn.release()
        if "html" not in answer:
            raise Unconverted(answer["trouble"])
        return str(answer["html"])

    def end(self) -> None:
        """End the helper; the next text starts another."""
        with self._starting:
            self._end_quietly()

    def forget(self) -> None:
        """Begin anew in a forked process: threads that it does not have may hold the locks."""
        if self._helper:
            self._helper.forget()
        Converter.__init__(self)

    def _answer(self, source: str, *, until: float) -> dict[str, Any]:
        helper = self._ready()
        answer = None
        try:
            answer = helper.ask(source, seconds=max(until - monotonic(), _LEAST_SECONDS))
        except OSError as error:
            raise Unconverted(f"{type(error).__name__}: {error}") from error
        finally:  # an answer that comes later must not be taken for the next text's
            if answer is None or answer["memory"] > RETIRE_AT_KILOBYTES:
                self._replace()
        return answer

    def _ready(self) -> _Helper:
        with self._starting:
            try:
                helper = self._standing()
                helper.wait_until_ready()
            except OSError as error:
                self._end_quietly()
                raise Unconverted(f"no helper process: {error}") from error
            return helper

    def _standing(self) -> _Helper:
        if self._helper is None or not self._helper.stands():
            self._end_quietly()
            self._helper = _Helper()
        return self._helper

    def _replace(self) -> None:
        """End the helper and start the next one at once, so that the next text finds it ready."""
        with self._starting:
            self._end_quietly()
            with contextlib.suppress(OSError):
                self._helper = _Helper()

    def _end_quietly(self) -> None:
        if self._helper:
            with contextlib.suppress(OSError):
                self._helper.end()
        self._helper = None


converter = Converter()
atexit.register(converter.end)
os.register_at_fork(after_in_child=converter.forget)
