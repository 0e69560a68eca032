"""Where people work: said, corrected, ended, tied to libraries on the list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select, update

from cop.db import db
from cop.db.types import LINE_LENGTH
from cop.db.unit import lock
from cop.kit.folding import folded
from cop.kit.problems import Invalid, Refused
from cop.libraries.models import Library
from cop.libraries.queries import library_known_as
from cop.people.models import Affiliation, Person
from cop.people.workplaces import this_day
from cop.text import fit_for_storage


@dataclass(frozen=True)
class AffiliationText:
    """What is said of an affiliation: the library by name, the post, the first and the last day.

    Without a first day it is not known since when; without a last day it lasts.
    """

    library: str
    post: str = ""
    since: date | None = None
    until: date | None = None


def affiliate(person: Person, said: AffiliationText) -> Affiliation:
    """Say where the person works; several at once are possible.

    A name that is not on the list of libraries is kept as words. Raises Invalid without a name
    and for an end before the beginning.
    """
    affiliation = Affiliation(person_id=person.id, version=1)
    _describe(affiliation, said)
    db.session.add(affiliation)
    db.session.flush()
    return affiliation


def correct_affiliation(affiliation: Affiliation, said: AffiliationText, *, version: int) -> None:
    """Set what is said; Refused where somebody changed it since `version`, else as `affiliate`."""
    lock(affiliation)
    if affiliation.version != version:
        raise Refused(_("Somebody changed this meanwhile. Compare, then save again."))
    _describe(affiliation, said)
    affiliation.version += 1
    db.session.flush()


def end_affiliation(affiliation: Affiliation) -> None:
    """Let it end today, or on its first day where that is still to come."""
    lock(affiliation)
    day = this_day()
    affiliation.until = max(day, affiliation.since or day)
    affiliation.version += 1
    db.session.flush()


def remove_affiliation(affiliation: Affiliation) -> None:
    """Remove what was never so."""
    db.session.delete(affiliation)
    db.session.flush()


def tie_names(names: Iterable[str], library: Library) -> int:
    """Let affiliations whose library was only words, one of these names, be of the library.

    Capitals and accents make no difference; returns how many there were.
    """
    meant = {folded(name) for name in names}
    unlisted = Affiliation.library_id.is_(None)
    kept = db.session.scalars(select(Affiliation.library_name).where(unlisted).distinct())
    same = [name for name in kept if folded(name) in meant]
    tied = db.session.scalars(
        update(Affiliation)
        .where(unlisted, Affiliation.library_name.in_(same))
        .values(library_id=library.id, library_name="", version=Affiliation.version + 1)
        .returning(Affiliation.id)
    )
    return len(tied.all())


def _describe(affiliation: Affiliation, said: AffiliationText) -> None:
    name = " ".join(fit_for_storage(said.library).split())[:LINE_LENGTH]
    if not name:
        raise Invalid(_("Please say which library it is."))
    if said.since and said.until and said.until < said.since:
        raise Invalid(_("It cannot end before it began."))
    affiliation.library = library_known_as(name)
    affiliation.library_name = "" if affiliation.library else name
    affiliation.post = " ".join(fit_for_storage(said.post).split())[:LINE_LENGTH]
    affiliation.words = folded(f"{affiliation.post} {affiliation.library_name}")
    affiliation.since, affiliation.until = said.since, said.until
