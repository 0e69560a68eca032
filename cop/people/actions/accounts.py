"""Accounts: added, described, given a role, closed and opened again."""

from __future__ import annotations

from collections.abc import Sequence

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import select

from cop.db import db
from cop.kit.clock import now
from cop.kit.folding import folded
from cop.kit.problems import Refused
from cop.people import names, passwords
from cop.people.actions.affiliations import AffiliationText, affiliate
from cop.people.actions.credentials import end_links
from cop.people.actions.signing_in import sign_out_everywhere
from cop.people.models import Person, PersonSubject
from cop.people.orcid import fit_orcid
from cop.people.queries import (
    person_by_email,
    person_by_login,
)
from cop.people.words import Digest, Role
from cop.subjects.actions import give_subjects, recognised
from cop.subjects.naming import own_language


def add_person(
    *,
    email: str,
    name: str,
    login: str = "",
    role: Role = Role.MEMBER,
    password: str | None = None,
    library: str = "",
    locale: str = "",
    time_zone: str = "",
) -> Person:
    """Give somebody an account; without a login it is made from the e-mail address.

    Raises Invalid for what cannot be used and Refused where e-mail or login are taken.
    """
    address = names.fit_email(email)
    person = Person(
        email=address,
        login=_free_login(address) if not login else _own_login(login),
        name=names.fit_name(name),
        role=role,
        locale=locale or current_app.config["COP_LANGUAGE"],
        time_zone=time_zone or current_app.config["COP_TIME_ZONE"],
    )
    person.words = _words_of(person)
    if person_by_email(address):
        raise Refused(
            _("Somebody with the e-mail address %(email)s is here already.", email=address)
        )
    if password is not None:
        passwords.check_fit(password, person)
        person.password_hash = passwords.hashed(password)
    db.session.add(person)
    db.session.flush()
    if library.strip():
        affiliate(person, AffiliationText(library=library))
    return person


def update_profile(
    person: Person, *, name: str, locale: str, time_zone: str, orcid: str = ""
) -> None:
    """Set what the person says of themselves; raises Invalid for a name or ORCID that is none.

    Raises Refused where the ORCID is somebody else's.
    """
    code = fit_orcid(orcid)
    same = select(Person.id).where(Person.orcid == code, Person.id != person.id)
    if code and db.session.scalar(same):
        raise Refused(_("This ORCID is that of somebody else here."))
    fit = names.fit_name(name)
    if fit != person.name:
        person.renamed_at = now()
    person.name, person.orcid = fit, code
    person.words = _words_of(person)
    person.locale, person.time_zone = locale, time_zone
    db.session.flush()


def claim_subjects(person: Person, names: Sequence[str]) -> None:
    """Set what the person says they know about; names that the list does not know are proposed."""
    give_subjects(PersonSubject, person.id, recognised(names, language=own_language()))


def choose_language(person: Person, locale: str) -> None:
    """Let the site speak the language to the person from now on."""
    person.locale = locale
    db.session.flush()


def choose_digest(person: Person, digest: Digest) -> None:
    """Let the summary of notices come so often by mail."""
    person.digest = digest
    db.session.flush()


def set_role(person: Person, role: Role) -> None:
    """Make the person something else to the site; Refused for the last administrator."""
    if role is not Role.ADMINISTRATOR:
        _keep_an_administrator(person)
    person.role = role
    db.session.flush()


def deactivate(person: Person) -> None:
    """Close the account: it is signed out everywhere and its links end; what was written stays.

    Raises Refused for the last administrator.
    """
    _keep_an_administrator(person)
    person.deactivated_at = person.deactivated_at or now()
    end_links(person)
    sign_out_everywhere(person)
    db.session.flush()


def reactivate(person: Person) -> None:
    """Open a closed account again; its password is what it was."""
    person.deactivated_at = None
    db.session.flush()


def _words_of(person: Person) -> str:
    """Return the name and the login as they are searched, without capitals and accents."""
    return f"{folded(person.name)} {person.login}"


def _keep_an_administrator(person: Person) -> None:
    """Refuse to lose the last one; others who are being changed meanwhile are waited for."""
    there = db.session.scalars(
        select(Person)
        .where(Person.role == Role.ADMINISTRATOR, Person.deactivated_at.is_(None))
        .order_by(Person.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()
    if [one.id for one in there] == [person.id]:
        raise Refused(_("The site needs an administrator. Make somebody else one first."))


def _own_login(login: str) -> str:
    wanted = names.fit_login(login)
    if person_by_login(wanted):
        raise Refused(_("The login %(login)s is taken.", login=wanted))
    return wanted


def _free_login(email: str) -> str:
    """Return a login made from the e-mail address, numbered where it is taken."""
    base = names.login_from(email)
    taken = set(db.session.scalars(select(Person.login).where(Person.login.startswith(base))))
    candidate, count = base, 1
    while candidate in taken:
        count += 1
        candidate = f"{base}{count}"
    return candidate
