"""The review of minutes, on the session's page and as a record of its own."""

from flask.blueprints import BlueprintSetupState

from cop.review import bp
from cop.review.shown import contested_title, differing, proposed_text, settled_words
from cop.review.views import agreeing, contesting, recalling, record

__all__ = ["agreeing", "contesting", "recalling", "record"]


@bp.record_once
def words(state: BlueprintSetupState) -> None:
    """Give templates the texts of a proposal, and the sentence that tells what became of it."""
    state.app.jinja_env.globals.update(
        contested_title=contested_title,
        differing=differing,
        proposed_text=proposed_text,
        settled_words=settled_words,
    )
