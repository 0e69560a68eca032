"""The pages of invitations: making and listing them, and coming by one."""

from flask.blueprints import BlueprintSetupState

from cop.invitations import bp
from cop.invitations.views import accepting, inviting, visiting
from cop.invitations.words import COMING, STATES

__all__ = ["accepting", "inviting", "visiting"]


@bp.record_once
def words(state: BlueprintSetupState) -> None:
    """Give templates the names of an invitation's states, and of visitors' answers."""
    state.app.jinja_env.globals.update(invitation_states=STATES, visitor_answers=COMING)
