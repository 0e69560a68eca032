"""Making outputs from sessions, writing on them, publishing them, feeding the running ones."""

from cop.outputs.actions.digests import feed_digest
from cop.outputs.actions.from_sessions import (
    link_running_manuscript,
    pin,
    start_from_notes,
    tie,
    tie_existing,
    untie,
)
from cop.outputs.actions.writing import (
    Conflict,
    Credit,
    OutputText,
    publish,
    save_output,
    start_output,
)

__all__ = [
    "Conflict",
    "Credit",
    "OutputText",
    "feed_digest",
    "link_running_manuscript",
    "pin",
    "publish",
    "save_output",
    "start_from_notes",
    "start_output",
    "tie",
    "tie_existing",
    "untie",
]
