"""Reading outputs and writing on them."""

from flask.blueprints import BlueprintSetupState

from cop.outputs import bp
from cop.outputs.views import paper, reading, tying, writing
from cop.outputs.words import (
    CONTRIBUTOR_ROLES,
    LICENCE_ADDRESSES,
    LICENCES,
    OUTPUT_STATUSES,
    OUTPUT_TYPES,
)

__all__ = ["paper", "reading", "tying", "writing"]


@bp.record_once
def words(state: BlueprintSetupState) -> None:
    """Give templates the names of types, states, licences and roles."""
    state.app.jinja_env.globals.update(
        output_types=OUTPUT_TYPES,
        output_types_by_value={one.value: label for one, label in OUTPUT_TYPES.items()},
        output_statuses=OUTPUT_STATUSES,
        licences=LICENCES,
        licence_addresses=LICENCE_ADDRESSES,
        contributor_roles=CONTRIBUTOR_ROLES,
    )
