"""The site as it is served: until it answers, what a worker weighs, and what goes to browsers."""

from __future__ import annotations

import gzip
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from compileall import compile_dir
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import Request, urlopen

from bench.table import Line, at_most

if TYPE_CHECKING:
    from bench.scene import Scene

ROOT = Path(__file__).parents[1]
FIRST_ANSWER, MEMORY = 1.5, 110  # seconds; MB of a worker
FIRST_VISIT, LATER_PAGE = 160, 15  # kB, compressed
PATIENCE = 60  # seconds until the server must answer
VISITS = 30  # of each page before a worker is weighed
KILOBYTES = re.compile(r"^(Pss|Rss):\s+(\d+)", re.M)
FILES = re.compile(r'(?:href|src)="(/static/[^"]+)"')


@dataclass(frozen=True)
class Served:
    """The running server: its address, its process, and what passed until it answered."""

    address: str
    process: int
    answered: float  # seconds
    worked: float  # seconds of the processors, where the system tells


def served(scene: Scene, server: Served) -> Iterator[Line]:
    """Give the lines of starting, memory and weight."""
    note = f"{server.worked:.1f} s of the processors’ time"
    yield at_most("start to first answer", server.answered, FIRST_ANSWER, "s", note)
    yield from _weights(server, scene, f"{scene.cookie_name}={scene.cookie}")
    workers = _memory_of_workers(server.process)
    if workers:
        own, resident = max(workers)
        note = f"with its share of what is common; {resident:.0f} MB resident"
        yield at_most("memory of a worker", own, MEMORY, "MB", note)


@contextmanager
def serving() -> Iterator[Served]:
    """Serve the instance that the environment names, as people do, on a free port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    compile_dir(ROOT / "cop", quiet=2)  # as the first start does, for all that come after it
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "cop", "run"]
    begun = monotonic()
    process = subprocess.Popen(
        command, cwd=ROOT, env=os.environ | {"COP_PORT": str(port)}, stdout=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/healthz", process)
        yield Served(address, process.pid, monotonic() - begun, _worked(process.pid))
    finally:
        process.terminate()
        process.wait()


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    end = monotonic() + PATIENCE
    while monotonic() < end and process.poll() is None:
        try:
            urlopen(address, timeout=1).close()
        except (URLError, OSError):
            sleep(0.02)
        else:
            return
    raise SystemExit("The server did not answer.")


def _weights(server: Served, scene: Scene, cookie: str) -> Iterator[Line]:
    """Give what a first visit weighs, and each kind of page afterwards."""
    pages = {name: _fetched(server.address + path, cookie) for name, path in scene.pages.items()}
    for _ in range(VISITS):
        for path in scene.pages.values():
            _fetched(server.address + path, cookie)
    files = set(FILES.findall(pages["today"].decode()))
    static = sum(len(_fetched(server.address + file)) for file in files)
    whole = (static + _packed(pages["today"])) / 1000
    note = f"today with {len(files)} files; pages as a proxy packs them"
    yield at_most("first visit", whole, FIRST_VISIT, "kB", note)
    for name, page in pages.items():
        yield at_most(f"{name} page later", _packed(page) / 1000, LATER_PAGE, "kB")


def _fetched(address: str, cookie: str = "") -> bytes:
    """Return the body as it is sent to a browser that unpacks."""
    asked = Request(address, headers={"Accept-Encoding": "gzip", "Cookie": cookie})
    with urlopen(asked) as answer:
        body: bytes = answer.read()
        packed = answer.headers.get("Content-Encoding") == "gzip"
    return gzip.decompress(body) if packed and "/static/" not in address else body


def _packed(page: bytes) -> int:
    return len(gzip.compress(page, 6))


def _memory_of_workers(process: int) -> list[tuple[float, float]]:
    """Return the megabytes of each worker, where the system tells: its part of them, and all."""
    sizes = [_megabytes(child) for child in _children(process)]
    return [size for size in sizes if size[1] > MEMORY / 4]  # not those that only watch


def _children(process: int) -> list[str]:
    tasks = Path(f"/proc/{process}/task/{process}/children")
    return tasks.read_text().split() if tasks.exists() else []


def _worked(process: int) -> float:
    """Return the seconds of the processors that the server and its workers have taken."""
    processes = [str(process), *_children(process)]
    return sum(_ticks(process) for process in processes) / os.sysconf("SC_CLK_TCK")


def _ticks(process: str) -> int:
    told = Path(f"/proc/{process}/stat")
    fields = told.read_text().rpartition(")")[2].split() if told.exists() else []
    return sum(map(int, fields[11:13]))  # of the process itself: as a user, and of the system


def _megabytes(process: str) -> tuple[float, float]:
    """Return what the process holds: with its part of pages that others hold too, and all of it."""
    rollup = Path(f"/proc/{process}/smaps_rollup")
    told = rollup.read_text() if rollup.exists() else ""
    sizes = {name: int(size) / 1000 for name, size in KILOBYTES.findall(told)}
    return sizes.get("Pss", 0), sizes.get("Rss", 0)
