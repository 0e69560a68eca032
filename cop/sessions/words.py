"""The closed sets of this room and their names on the screen."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from flask_babel import lazy_gettext as _l


class Status(StrEnum):
    """Where a session stands on its way from draft to closed."""

    DRAFT = "draft"
    OPEN = "open"
    IN_PROGRESS = "in-progress"
    WRITING_UP = "writing-up"
    IN_REVIEW = "in-review"
    ADOPTED = "adopted"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class PointKind(StrEnum):
    """What a point of the agenda asks of those present."""

    INFORMATION = "information"
    DISCUSSION = "discussion"
    DECISION = "decision"
    WORK = "work"


class PointStatus(StrEnum):
    """Where a point stands, from its proposal to what became of it."""

    PROPOSED = "proposed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    WAITING = "waiting"  # accepted on the backlog, without a session yet
    SCHEDULED = "scheduled"
    RESOLVED = "resolved"
    CARRIED = "carried"
    PARKED = "parked"
    DROPPED = "dropped"
    SPLIT = "split"  # its parts stand below it
    SPUN_OFF = "spun-off"  # it went on as a session, a point or a circle of its own


class LinkKind(StrEnum):
    """How one point came from another."""

    CARRIED = "carried"
    SPLIT = "split"
    SPUN_OFF = "spun-off"
    RELATED = "related"


class Presence(StrEnum):
    """How somebody took part."""

    ON_SITE = "on-site"
    REMOTE = "remote"
    EXCUSED = "excused"
    ABSENT = "absent"


class PresenceSource(StrEnum):
    """Who said so."""

    SELF = "self"
    CODE = "code"  # oneself, by the code that is shown where the session is
    SCRIBE = "scribe"
    IMPORT = "import"


class Reply(StrEnum):
    """Whether somebody comes: the words of iCalendar's PARTSTAT."""

    NEEDS_ACTION = "needs-action"
    ACCEPTED = "accepted"
    TENTATIVE = "tentative"
    DECLINED = "declined"


STATUSES = {
    Status.DRAFT: _l("draft"),
    Status.OPEN: _l("open"),
    Status.IN_PROGRESS: _l("in progress"),
    Status.WRITING_UP: _l("writing up"),
    Status.IN_REVIEW: _l("in review"),
    Status.ADOPTED: _l("minutes adopted"),
    Status.CLOSED: _l("closed"),
    Status.CANCELLED: _l("cancelled"),
}
POINT_KINDS = {
    PointKind.DISCUSSION: _l("Discussion"),
    PointKind.INFORMATION: _l("Information"),
    PointKind.DECISION: _l("Decision"),
    PointKind.WORK: _l("Work"),
}
POINT_STATUSES = {
    PointStatus.PROPOSED: _l("proposed"),
    PointStatus.DECLINED: _l("declined"),
    PointStatus.WITHDRAWN: _l("withdrawn"),
    PointStatus.WAITING: _l("on the backlog"),
    PointStatus.SCHEDULED: _l("planned"),
    PointStatus.RESOLVED: _l("resolved"),
    PointStatus.CARRIED: _l("carried over"),
    PointStatus.PARKED: _l("parked"),
    PointStatus.DROPPED: _l("dropped"),
    PointStatus.SPLIT: _l("split"),
    PointStatus.SPUN_OFF: _l("spun off"),
}
PRESENCES = {
    Presence.ON_SITE: _l("on site"),
    Presence.REMOTE: _l("remote"),
    Presence.EXCUSED: _l("excused"),
    Presence.ABSENT: _l("absent"),
}
REPLIES = {  # the answers one can give
    Reply.ACCEPTED: _l("I come"),
    Reply.TENTATIVE: _l("Perhaps"),
    Reply.DECLINED: _l("I cannot come"),
}
MY_REPLIES = {
    Reply.ACCEPTED: _l("You come."),
    Reply.TENTATIVE: _l("Perhaps you come."),
    Reply.DECLINED: _l("You do not come."),
}
REPLIES_COUNTED = {
    Reply.ACCEPTED: _l("come"),
    Reply.TENTATIVE: _l("perhaps"),
    Reply.DECLINED: _l("do not come"),
    Reply.NEEDS_ACTION: _l("no answer"),
}
HERE = (Presence.ON_SITE, Presence.REMOTE)
AFTERGLOW = timedelta(hours=3)  # a planned session that was not started is still the next so long
ENDED = (Status.WRITING_UP, Status.IN_REVIEW, Status.ADOPTED, Status.CLOSED)
PLANNED = (Status.DRAFT, Status.OPEN)


def reply_named(name: str) -> Reply | None:
    """Return the answer with the name, None for what nobody can answer."""
    return next((reply for reply in REPLIES if reply == name), None)
