"""Questions about sessions, agendas and attendance; what a person may not see is not found."""

from cop.sessions.queries.agenda import (
    PointRow,
    agenda_of,
    backlog_counted,
    backlog_of,
    backlog_point,
    point_of_group,
    point_seen_by,
    points_of,
    points_shown,
    proposals_for,
)
from cop.sessions.queries.nameless import (
    own_among,
    own_point,
    waiting_with_the_circle,
)
from cop.sessions.queries.of_series import session_of_series, sessions_between
from cop.sessions.queries.people import (
    attendance_line,
    attendance_of,
    guest_with,
    guests_of,
    guests_of_group,
    part_of,
    participants_in,
    presences_in,
    readers_of,
    those_who_take_part,
)
from cop.sessions.queries.planned import planned_for, planned_in
from cop.sessions.queries.pulse import (
    Pulse,
    pulse_of,
)
from cop.sessions.queries.replies import Replies, own_replies, replies_in, standing_replies
from cop.sessions.queries.seeing import (
    guest_of,
    mine,
    notes_seen_by,
    own_seen_by,
    seen_by,
    sees,
)
from cop.sessions.queries.sessions import (
    coming_of,
    events_of,
    next_session_of,
    next_sessions,
    running_with,
    session_seen_by,
    sessions_ahead,
    sessions_of_posts,
    sessions_with,
)
from cop.sessions.queries.subjects import (
    presenters_about,
    sessions_about,
    sessions_among,
    subjects_of,
)
from cop.sessions.queries.threads import (
    ThreadPlace,
    session_place,
    thread_seen_by,
)
from cop.sessions.queries.writing import (
    Writers,
    writers_in,
)

__all__ = [
    "PointRow",
    "Pulse",
    "Replies",
    "ThreadPlace",
    "Writers",
    "agenda_of",
    "attendance_line",
    "attendance_of",
    "backlog_counted",
    "backlog_of",
    "backlog_point",
    "coming_of",
    "events_of",
    "guest_of",
    "guest_with",
    "guests_of",
    "guests_of_group",
    "has_written_in",
    "mine",
    "next_session_of",
    "next_sessions",
    "notes_seen_by",
    "own_among",
    "own_point",
    "own_replies",
    "own_seen_by",
    "part_of",
    "participants_in",
    "planned_for",
    "planned_in",
    "point_of_group",
    "point_seen_by",
    "points_of",
    "points_shown",
    "presences_in",
    "presenters_about",
    "proposals_for",
    "pulse_of",
    "readers_of",
    "replies_in",
    "running_with",
    "seen_by",
    "sees",
    "session_of_series",
    "session_place",
    "session_seen_by",
    "sessions_about",
    "sessions_ahead",
    "sessions_among",
    "sessions_between",
    "sessions_of_posts",
    "sessions_with",
    "standing_replies",
    "subjects_of",
    "takes_part_in",
    "those_who_take_part",
    "thread_seen_by",
    "waiting_with_the_circle",
    "writers_in",
]
