"""The pages of circles: the list, one circle, setting it up, joining it, its members."""

from flask.blueprints import BlueprintSetupState

from cop.groups import bp
from cop.groups.charters import first_words
from cop.groups.formats import FORMATS, OUTPUT_WAYS
from cop.groups.views import joining, members, own_format, pages, setting_up, status
from cop.groups.words import KINDS, PURPOSES
from cop.kit.meeting import MODES, where
from cop.outputs.words import OUTPUT_TYPES

__all__ = ["joining", "members", "own_format", "pages", "setting_up", "status"]


@bp.record_once
def words(state: BlueprintSetupState) -> None:
    """Give templates the names of kinds and how each of them works."""
    state.app.jinja_env.filters["first_words"] = first_words
    state.app.jinja_env.globals.update(
        group_kinds=KINDS,
        group_purposes=PURPOSES,
        group_formats=FORMATS,
        output_ways=OUTPUT_WAYS,
        output_types=OUTPUT_TYPES,
        modes=MODES,
        held_where=where,
    )
