"""The pages of invitations: making and listing them, and coming by one."""

from flask.blueprints import BlueprintSetupState

from cop.invitations import bp
from cop.invitations.views import accepting, inviting
from cop.invitations.words import STATES

__all__ = ["accepting", "inviting"]


@bp.record_once
def words(state: BlueprintSetupState) -> None:
    """Give templates the names of an invitation's states."""
    state.app.jinja_env.globals.update(invitation_states=STATES)
