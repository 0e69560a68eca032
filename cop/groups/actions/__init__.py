"""Everything that is done with circles: set up, joined, left, looked after."""

from cop.groups.actions.belonging import (
    accept_request,
    add_member,
    ask_to_join,
    change_role,
    choose_levels,
    decline_request,
    join,
    leave,
    let_in,
    put_answer_away,
    remove_member,
    withdraw_request,
)
from cop.groups.actions.setting_up import change_format, change_group, make_group, set_status
from cop.groups.actions.succession import appoint, hand_on, heirs_of, member_chosen

__all__ = [
    "accept_request",
    "add_member",
    "appoint",
    "ask_to_join",
    "change_format",
    "change_group",
    "change_role",
    "choose_levels",
    "decline_request",
    "hand_on",
    "heirs_of",
    "join",
    "leave",
    "let_in",
    "make_group",
    "member_chosen",
    "put_answer_away",
    "remove_member",
    "set_status",
    "withdraw_request",
]
