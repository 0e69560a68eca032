"""The pages of libraries: the list, one library, and looking after the list."""

from flask.blueprints import BlueprintSetupState

from cop.libraries import bp
from cop.libraries.countries import country_name
from cop.libraries.views import keeping, merging, pages, unlisted
from cop.libraries.words import LIBRARY_TYPES

__all__ = ["keeping", "merging", "pages", "unlisted"]


@bp.record_once
def words(state: BlueprintSetupState) -> None:
    """Give templates the names of types and countries."""
    state.app.jinja_env.globals.update(library_types=LIBRARY_TYPES, country_name=country_name)
