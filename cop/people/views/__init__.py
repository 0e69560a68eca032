"""The pages of people: signing in, settings and profiles; where one works, is signed in."""

from flask.blueprints import BlueprintSetupState

from cop.people import bp
from cop.people.agents import device_words
from cop.people.names import first_name, initials
from cop.people.views import (
    absences,
    affiliations,
    devices,
    directory,
    forgotten,
    knowledge,
    pages,
)

__all__ = ["absences", "affiliations", "devices", "directory", "forgotten", "knowledge", "pages"]


@bp.record_once
def words(state: BlueprintSetupState) -> None:
    """Let templates shorten names, and say what kind of device a browser told of."""
    state.app.jinja_env.filters.update(
        device_words=device_words, first_name=first_name, initials=initials
    )
