"""The pages of those who look after the site."""

from flask.blueprints import BlueprintSetupState

from cop.admin import bp
from cop.admin.views import account, log, people
from cop.admin.words import PLACES
from cop.audit.words import ACTS
from cop.people.words import ROLES

__all__ = ["account", "log", "people"]


@bp.record_once
def words(state: BlueprintSetupState) -> None:
    """Give templates the places of the administrators and the names of roles and acts."""
    state.app.jinja_env.globals.update(admin_places=PLACES, site_roles=ROLES, audit_acts=ACTS)
