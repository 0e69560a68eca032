"""What ties sessions together: adopting, closing, cancelling, carrying over, the next session."""

from cop.chain.actions.authors import (
    tell_of_hiding,
    tell_of_thanks,
    untell_hiding,
    untell_thanks,
)
from cop.chain.actions.becoming import (
    become_follow_up,
    become_idea,
    become_note,
    become_point,
    own_words,
    take_point_back,
)
from cop.chain.actions.calling import call_circle, names_circle
from cop.chain.actions.carrying import carry_over
from cop.chain.actions.closing_days import tell_of_closure
from cop.chain.actions.deciding import Decided, decide
from cop.chain.actions.following import next_session
from cop.chain.actions.occurring import (
    give_planned,
    next_of,
    open_next,
    prepare_next,
    session_at,
    start_session,
)
from cop.chain.actions.raising import raise_again
from cop.chain.actions.reopening import reopen
from cop.chain.actions.rhythm import change_all, change_following, end_series, settled
from cop.chain.actions.settling import (
    adopt,
    adopt_and_close,
    cancel,
    close,
    end_in_writing,
    end_session,
    give_reason_for_no_output,
)
from cop.chain.actions.splitting import merge_back
from cop.chain.actions.taking_up import (
    take_up_as_circle,
    take_up_as_point,
    take_up_as_session,
)
from cop.chain.actions.telling import tell_of_post, tell_those_named

__all__ = [
    "Decided",
    "adopt",
    "adopt_and_close",
    "become_follow_up",
    "become_idea",
    "become_note",
    "become_point",
    "call_circle",
    "cancel",
    "carry_over",
    "change_all",
    "change_following",
    "close",
    "decide",
    "end_in_writing",
    "end_series",
    "end_session",
    "give_planned",
    "give_reason_for_no_output",
    "merge_back",
    "names_circle",
    "next_of",
    "next_session",
    "open_next",
    "own_words",
    "prepare_next",
    "raise_again",
    "reopen",
    "session_at",
    "settled",
    "start_session",
    "take_point_back",
    "take_up_as_circle",
    "take_up_as_point",
    "take_up_as_session",
    "tell_of_closure",
    "tell_of_hiding",
    "tell_of_post",
    "tell_of_thanks",
    "tell_those_named",
    "untell_hiding",
    "untell_thanks",
]
