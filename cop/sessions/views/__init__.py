"""The pages of sessions, their agendas and who was there."""

from flask.blueprints import BlueprintSetupState

from cop.chain.nodes import carried_words
from cop.sessions import bp
from cop.sessions.views import (
    agenda,
    attendance,
    backlog,
    codes,
    duties,
    live,
    pages,
    paper,
    projector,
    proposals,
    replying,
    states,
)
from cop.sessions.words import (
    MY_REPLIES,
    POINT_KINDS,
    POINT_STATUSES,
    PRESENCES,
    REPLIES,
    REPLIES_COUNTED,
    STATUSES,
)

__all__ = [
    "agenda",
    "attendance",
    "backlog",
    "codes",
    "duties",
    "live",
    "pages",
    "paper",
    "projector",
    "proposals",
    "replying",
    "states",
]


@bp.record_once
def words(state: BlueprintSetupState) -> None:
    """Give templates the names of states and kinds."""
    state.app.jinja_env.globals.update(
        statuses=STATUSES,
        point_statuses=POINT_STATUSES,
        point_kinds=POINT_KINDS,
        presences=PRESENCES,
        reply_words=REPLIES,
        replies_mine=MY_REPLIES,
        reply_counts=REPLIES_COUNTED,
        carried_words=carried_words,
    )
