"""Everything that is done to a session and its agenda, up to writing up."""

from cop.sessions.actions.agenda import (
    PointText,
    accept,
    add_point,
    change_point,
    decline,
    drop,
    give_name,
    inherit_proposer,
    move_proposal,
    propose,
    schedule,
    to_backlog,
    withdraw,
)
from cop.sessions.actions.attendance import (
    check_in,
    check_in_by_code,
    forget_attendance,
    record_guest,
    record_person,
)
from cop.sessions.actions.deciding import settle_point
from cop.sessions.actions.duties import keep_readers, set_readers
from cop.sessions.actions.guests import let_in, let_out
from cop.sessions.actions.ordering import move, move_before
from cop.sessions.actions.planning import Plan, add_standing_points, plan, replan
from cop.sessions.actions.replying import hand_on, mark_stale, reply, reply_to_series
from cop.sessions.actions.splitting import put_together, split
from cop.sessions.actions.states import advance, end, go_to, open_session, start, step
from cop.sessions.actions.timing import extend
from cop.sessions.actions.writing import prolong, record_writers, while_open

__all__ = [
    "Plan",
    "PointText",
    "accept",
    "add_point",
    "add_standing_points",
    "advance",
    "change_point",
    "check_in",
    "check_in_by_code",
    "decline",
    "drop",
    "end",
    "extend",
    "forget_attendance",
    "give_name",
    "go_to",
    "hand_on",
    "inherit_proposer",
    "keep_readers",
    "let_in",
    "let_out",
    "mark_stale",
    "move",
    "move_before",
    "move_proposal",
    "open_session",
    "plan",
    "prolong",
    "propose",
    "put_together",
    "record_guest",
    "record_person",
    "record_writers",
    "replan",
    "reply",
    "reply_to_series",
    "schedule",
    "set_readers",
    "settle_point",
    "split",
    "start",
    "step",
    "to_backlog",
    "while_open",
    "withdraw",
]
