"""The helper process's own side: it answers the texts that come, one line of JSON each."""

import json
import resource
import signal
import socket
from contextlib import suppress
from io import BufferedRWPair
from pathlib import Path
from types import FrameType

from cop.text.conversion import Garbled, converted

MEMORY_LIMIT = 512 * 1024 * 1024
"""Bytes of address space: a text of 200 kB can be written so that it grows to gigabytes."""

MOST_HTML = 2_000_000
"""Characters: ten times the longest text; what grows beyond was made to grow."""

_AGAIN_SECONDS = 0.5
"""A parser that catches the first reminder gets another; so an orphan ends as well."""

_STATM = Path("/proc/self/statm")


class _TooLong(BaseException):
    """The time for a text is over; no `except Exception` of a parser shall hold it."""


def serve() -> None:
    """Answer texts from the socket that stands at standard input, until its other end is gone.

    Raises what the parsers raise; the helper then ends with a traceback and another is started.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGPROF, _remind)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with (
        suppress(ConnectionError),
        socket.socket(fileno=0) as channel,
        channel.makefile("rwb") as lines,
    ):
        _say(lines, {"ready": True})
        for line in lines:
            answer = _answer(**json.loads(line))
            _say(lines, {**answer, "memory": _memory()})


def _remind(_signal: int, _frame: FrameType | None) -> None:
    raise _TooLong


def _answer(source: str, seconds: float) -> dict[str, str]:
    try:
        html = _converted_within(seconds, source)
    except (_TooLong, Garbled, RecursionError, MemoryError) as error:
        return {"trouble": type(error).__name__.strip("_")}
    return {"html": html} if len(html) <= MOST_HTML else {"trouble": "grew too long"}


def _converted_within(seconds: float, source: str) -> str:
    """Convert within so much of the processor's time: a busy machine is not the text's fault."""
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN_SECONDS)
    try:
        return converted(source)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _memory() -> int:
    """Return the kilobytes that this process holds.

    Not `ru_maxrss`: through fork and exec it begins with what the web process held.
    """
    pages = int(_STATM.read_text().split()[1])
    return pages * resource.getpagesize() // 1024


def _say(lines: BufferedRWPair, message: dict[str, object]) -> None:
    lines.write(json.dumps(message).encode() + b"\n")
    lines.flush()
