"""The pages of those who look after the site."""

from collections.abc import Mapping
from typing import Any

from flask.blueprints import BlueprintSetupState

from cop.admin import bp
from cop.admin.views import account, circles, log, mails, people
from cop.admin.words import JOBS, MAILS, PLACES
from cop.audit.words import ACTS, PLAIN
from cop.groups.words import JOININGS, KINDS, STATUSES, VISIBILITIES
from cop.jobs.words import DELIVERIES, fault_said
from cop.people.words import ROLES
from cop.subjects.words import LANGUAGES

__all__ = ["account", "circles", "log", "mails", "people"]


@bp.record_once
def words(state: BlueprintSetupState) -> None:
    """Give templates the places of the administrators, and the words of what the log keeps."""
    sets: tuple[Mapping[Any, str], ...] = (
        KINDS,
        VISIBILITIES,
        JOININGS,
        STATUSES,
        LANGUAGES,
    )
    state.app.jinja_env.globals.update(
        admin_places=PLACES,
        job_words=JOBS,
        mail_words=MAILS,
        deliveries=DELIVERIES,
        fault_said=fault_said,
        site_roles=ROLES,
        audit_acts=ACTS,
        audit_plain=PLAIN,
        circle_words={str(key): label for one in sets for key, label in one.items()},
    )
