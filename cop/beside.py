"""Keeps a command running beside the process that started this one, and ends it with that process.

It is run by its path and knows nothing of the site, so that it costs little memory:
python -I cop/beside.py PARENT COMMAND …
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from types import FrameType

GLANCE = 0.5  # seconds between two looks at the parent and the command
PAUSE = 5.0  # seconds before the command is started, and before it is started again
PATIENCE = 10.0  # seconds that a command has to end

stopped = False


def keep(parent: int, command: list[str]) -> None:
    """Run the command, again and again if it ends, until the parent has ended or says stop.

    It begins after a pause: the site is to answer first.
    """
    _wait(parent)
    while _goes_on(parent):
        kept = subprocess.Popen(command)
        while kept.poll() is None and _goes_on(parent):
            time.sleep(GLANCE)
        _end(kept)
        _wait(parent)


def _goes_on(parent: int) -> bool:
    return not stopped and os.getppid() == parent


def _wait(parent: int) -> None:
    until = time.monotonic() + PAUSE
    while _goes_on(parent) and time.monotonic() < until:
        time.sleep(GLANCE)


def _end(kept: subprocess.Popen[bytes]) -> None:
    if kept.poll() is not None:
        return
    kept.terminate()
    try:
        kept.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        kept.kill()


def _stop(_signal: int, _frame: FrameType | None) -> None:
    global stopped
    stopped = True


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    keep(int(sys.argv[1]), sys.argv[2:])
