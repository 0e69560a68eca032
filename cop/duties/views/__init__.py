"""The pages of duties: of one session, of what is only planned, and of a circle."""

from flask.blueprints import BlueprintSetupState

from cop.duties import bp
from cop.duties.reasons import hint, how_often, passed_over, reason
from cop.duties.views import planned, roster, session
from cop.duties.words import labels_in

__all__ = ["planned", "roster", "session"]


@bp.record_once
def words(state: BlueprintSetupState) -> None:
    """Let templates say what duties are called, and why somebody is suggested."""
    state.app.jinja_env.globals.update(
        duty_labels=labels_in,
        turn_often=how_often,
        turn_hint=hint,
        turn_passed=passed_over,
        turn_reason=reason,
    )
