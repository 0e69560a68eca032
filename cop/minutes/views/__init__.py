"""Writing notes and what came out of each point."""

from flask.blueprints import BlueprintSetupState

from cop.followups.words import FOLLOW_UP_STATUSES
from cop.minutes import bp
from cop.minutes.comparing import outcome_words
from cop.minutes.shown import adopted_words, note_id, saved_words
from cop.minutes.views import notes, outcomes, typing, versions
from cop.minutes.words import OUTCOME_KINDS

__all__ = ["notes", "outcomes", "typing", "versions"]


@bp.record_once
def words(state: BlueprintSetupState) -> None:
    """Give templates the names of outcomes, and the line that tells when notes were saved."""
    state.app.jinja_env.globals.update(
        outcome_kinds=OUTCOME_KINDS,
        follow_up_statuses=FOLLOW_UP_STATUSES,
        adopted_words=adopted_words,
        note_id=note_id,
        outcome_words=outcome_words,
        saved_words=saved_words,
    )
