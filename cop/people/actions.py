"""What happens to people: they are added, change their profile, sign in and out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import delete, select, update

from cop.db import db
from cop.db.types import LINE_LENGTH
from cop.db.unit import commit_now, lock
from cop.kit.clock import now
from cop.kit.folding import folded
from cop.kit.problems import Invalid, Refused
from cop.libraries.models import Library
from cop.libraries.queries import library_known_as
from cop.people import attempts, names, passwords
from cop.people.models import Affiliation, Device, PasswordLink, Person, PersonSubject
from cop.people.orcid import fit_orcid
from cop.people.queries import (
    UNUSED,
    password_link,
    person_by_email,
    person_by_login,
    person_who_signs_in_as,
)
from cop.people.tokens import hash_of, new_token
from cop.people.words import Role
from cop.people.workplaces import this_day
from cop.subjects.actions import give_subjects, recognised
from cop.subjects.naming import own_language
from cop.text import fit_for_storage

LINK_LASTS = timedelta(hours=48)


@dataclass(frozen=True)
class AffiliationText:
    """What is said of an affiliation: the library by name, the post, the first and the last day.

    Without a first day it is not known since when; without a last day it lasts.
    """

    library: str
    post: str = ""
    since: date | None = None
    until: date | None = None


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
    person.name, person.orcid = names.fit_name(name), code
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
    _end_links(person)
    db.session.execute(delete(Device).where(Device.person_id == person.id))
    db.session.flush()


def reactivate(person: Person) -> None:
    """Open a closed account again; its password is what it was."""
    person.deactivated_at = None
    db.session.flush()


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


def make_password_link(person: Person) -> str:
    """Return the token of a link that sets the person's password once; links before it end.

    Raises Refused for a closed account.
    """
    if not person.is_active:
        raise Refused(_("This account is closed. Open it again first."))
    _end_links(person)
    token = new_token()
    db.session.add(
        PasswordLink(person_id=person.id, token_hash=hash_of(token), expires_at=now() + LINK_LASTS)
    )
    db.session.flush()
    return token


def use_password_link(token: str, password: str) -> Person:
    """Set the password by a link, which ends with it; Refused if it was used meanwhile."""
    link = password_link(token)
    if link is not None:
        lock(link)
    if link is None or link.used_at is not None:
        raise Refused(_("This link was used already."))
    set_password(link.person, password)
    return link.person


def set_password(person: Person, password: str) -> None:
    """Give the person a password; every device is signed out and every link ends.

    Raises Invalid for a password that is too short or easily guessed.
    """
    passwords.check_fit(password, person)
    person.password_hash = passwords.hashed(password)
    _end_links(person)
    db.session.execute(delete(Device).where(Device.person_id == person.id))
    db.session.flush()


def change_password(person: Person, *, present: str, new: str, device_id: int) -> None:
    """Change the password for somebody who knows the present one; other devices are signed out.

    Raises Invalid if the present one is wrong or the new one is not fit, TooMany after
    too many attempts.
    """
    attempts.count_change(person)
    if not passwords.matches(person.password_hash, present):
        raise Invalid(_("This is not your present password."))
    passwords.check_fit(new, person)
    person.password_hash = passwords.hashed(new)
    attempts.forget_changes(person)
    _end_links(person)
    sign_out_elsewhere(person, device_id)


def recognise(typed: str, password: str, *, address: str) -> Person | None:
    """Return the person whose login or e-mail and password these are.

    Takes the same time whether or not there is such a person; raises TooMany when it was
    tried too often under the login or from the address, Refused where the account is closed.
    """
    person = person_who_signs_in_as(typed)
    stored = person.password_hash if person else None
    attempts.count_sign_in(typed, address)
    commit_now()  # nobody waits for the database while the password is checked
    if not passwords.matches(stored, password) or person is None or stored is None:
        return None
    if not person.is_active:
        raise Refused(_("This account is closed. Ask the person who looks after this site."))
    if passwords.is_outdated(stored):
        person.password_hash = passwords.hashed(password)
    attempts.forget_sign_in(typed, address)
    return person


def sign_in(person: Person, agent: str) -> tuple[Device, str]:
    """Sign the person in on a new device; return it and its token, which is kept nowhere else."""
    _drop_unused_devices()
    token = new_token()
    person.seen_at = now()
    device = Device(person=person, token_hash=hash_of(token), agent=agent[:200])
    db.session.add(device)
    db.session.flush()
    return device, token


def sign_out(device_id: int) -> None:
    """End the sign-in of one device."""
    db.session.execute(delete(Device).where(Device.id == device_id))


def sign_out_elsewhere(person: Person, device_id: int) -> None:
    """End the person's sign-ins on all devices but this one."""
    db.session.execute(delete(Device).where(Device.person_id == person.id, Device.id != device_id))
    db.session.flush()


def touch_device(device_id: int) -> None:
    """Remember that the device is in use now, and with it the person."""
    db.session.execute(update(Device).where(Device.id == device_id).values(seen_at=now()))
    whose = select(Device.person_id).where(Device.id == device_id).scalar_subquery()
    db.session.execute(update(Person).where(Person.id == whose).values(seen_at=now()))


def _words_of(person: Person) -> str:
    """Return the name and the login as they are searched, without capitals and accents."""
    return f"{folded(person.name)} {person.login}"


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


def _drop_unused_devices() -> None:
    db.session.execute(delete(Device).where(Device.seen_at < now() - UNUSED))


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


def _end_links(person: Person) -> None:
    db.session.execute(
        update(PasswordLink)
        .where(PasswordLink.person_id == person.id, PasswordLink.used_at.is_(None))
        .values(used_at=now())
    )


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
