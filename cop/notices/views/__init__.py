"""The list of notices, and how many are unread wherever somebody is."""

from flask.blueprints import BlueprintSetupState

from cop.notices import bp
from cop.notices.sentences import sentence
from cop.notices.views import pages, settings
from cop.notices.views.pages import unread_now

__all__ = ["pages", "settings"]


@bp.record_once
def words(state: BlueprintSetupState) -> None:
    """Let the layout count what is unread, and templates say what a notice tells."""
    state.app.jinja_env.globals.update(unread_notices=unread_now, sentence=sentence)
