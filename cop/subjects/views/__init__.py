"""The list, one heading with all that has it, and what administrators do about them."""

from flask.blueprints import BlueprintSetupState

from cop.subjects import bp
from cop.subjects.views import reading, tending
from cop.subjects.words import SUBJECT_STATUSES

__all__ = ["reading", "tending"]


@bp.record_once
def words(state: BlueprintSetupState) -> None:
    """Give templates the names of states."""
    state.app.jinja_env.globals.update(subject_statuses=SUBJECT_STATUSES)
