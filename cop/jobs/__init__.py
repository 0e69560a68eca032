"""What the clock does by itself: rooms offer jobs, a worker beside the server sweeps them.

The rows of the database say what there is to do, so a job may run at any time and any number
of times: one killed half way is done by the next sweep, and one that is done is not done again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flask import Flask

from cop.jobs.registry import Job, LastLook


def init_app(app: Flask, jobs: Iterable[Job], last_looks: Mapping[str, LastLook]) -> None:
    """Let the worker sweep these jobs, and look at mails of these kinds before it sends them."""
    app.extensions["jobs"] = tuple(jobs)
    app.extensions["last_looks"] = last_looks
