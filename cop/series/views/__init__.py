"""The pages of series and of closed days."""

from flask.blueprints import BlueprintSetupState

from cop.series import bp
from cop.series.addresses import stamp
from cop.series.telling import rule_words
from cop.series.views import changing, closures, occurrence, pages
from cop.series.words import ENDS, REPEATS, SHIFTS

__all__ = ["changing", "closures", "occurrence", "pages"]


@bp.record_once
def words(state: BlueprintSetupState) -> None:
    """Give templates the words for a rule and for its parts."""
    state.app.jinja_env.filters["stamp"] = stamp
    state.app.jinja_env.globals.update(
        rule_words=rule_words, series_repeats=REPEATS, series_ends=ENDS, series_shifts=SHIFTS
    )
