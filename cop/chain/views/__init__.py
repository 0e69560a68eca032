"""What ties sessions together, as buttons and pages: closing, deciding, the next session."""

from flask.blueprints import BlueprintSetupState

from cop.chain import bp
from cop.chain.views import becoming, deciding, raising, settling, splitting
from cop.chain.words import WAYS

__all__ = ["becoming", "deciding", "raising", "settling", "splitting"]


@bp.record_once
def words(state: BlueprintSetupState) -> None:
    """Give templates the ways that a point may go."""
    state.app.jinja_env.globals.update(ways=WAYS)
