"""What becomes of circles whose moderator goes: another is named, or the circle rests."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import ColumnElement, Select, exists, select

from cop.audit.actions import record
from cop.db import db
from cop.db.unit import lock
from cop.groups.actions.setting_up import set_status
from cop.groups.models import Group, Membership
from cop.groups.words import GroupStatus, MemberRole, Succession
from cop.kit.problems import Invalid, Refused
from cop.people.models import Person

Heirs = list[tuple[Group, Person | None]]  # None: the circle is to rest


def heirs_of(person: Person, chosen: Mapping[int, str]) -> Heirs:
    """Return who is to moderate the circles that the person moderates alone, all of them locked.

    `chosen` says it by circle id: the id of a member, or a `Succession`. Raises Invalid where it
    says nothing, or nothing that can be, of a circle.
    """
    moderated = select(Group).where(Group.id.in_(_moderated_by(person)))
    groups = db.session.scalars(moderated.order_by(Group.id)).all()
    for group in groups:
        lock(group)
    alone = [g for g in groups if not g.is_concluded and not _is_moderated(g, but_by=person)]
    return [(group, _heir(group, chosen.get(group.id, ""))) for group in alone]


def hand_on(heirs: Heirs, *, by: Person) -> None:
    """Give the circles to those who were named, and let the others rest."""
    for group, person in heirs:
        if person is not None:
            appoint(group, person, by=by)
        else:
            _let_rest(group, by=by)


def appoint(group: Group, person: Person, *, by: Person) -> None:
    """Make somebody moderator of a circle that has none who can sign in; Refused where it has."""
    lock(group)
    if _is_moderated(group):
        raise Refused(_("Somebody moderates this circle by now."))
    membership = db.session.scalar(
        select(Membership).where(Membership.group_id == group.id, Membership.person_id == person.id)
    )
    if membership is None:
        membership = Membership(group_id=group.id, person_id=person.id)
        db.session.add(membership)
    membership.role = MemberRole.MODERATOR
    record("appoint moderator", "group", group.id, by=by, before=person.login, about=person.id)
    db.session.flush()


def member_chosen(group: Group, choice: str) -> Person:
    """Return the member whom the choice names, who was there longest or by id; else Invalid."""
    members = db.session.scalars(_members(group)).all()
    if choice == Succession.LONGEST and members:
        return members[0]
    named = [person for person in members if str(person.id) == choice]
    if not named:
        raise Invalid(_("Please choose somebody who belongs to the circle."))
    return named[0]


def _heir(group: Group, choice: str) -> Person | None:
    return None if choice == Succession.REST else member_chosen(group, choice)


def _let_rest(group: Group, *, by: Person) -> None:
    with force_locale(group.language):
        reason = _("Nobody is left who moderates it.")
    set_status(group, GroupStatus.DORMANT, by=by, reason=reason)


def _is_moderated(group: Group, *, but_by: Person | None = None) -> bool:
    others: list[ColumnElement[bool]] = [Membership.person_id != but_by.id] if but_by else []
    moderators = exists().where(
        Membership.group_id == group.id,
        Membership.role == MemberRole.MODERATOR,
        Membership.person_id == Person.id,
        Person.deactivated_at.is_(None),
        *others,
    )
    return bool(db.session.scalar(select(moderators)))


def _moderated_by(person: Person) -> Select[int]:
    return select(Membership.group_id).where(
        Membership.person_id == person.id, Membership.role == MemberRole.MODERATOR
    )


def _members(group: Group) -> Select[Person]:
    return (
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.group_id == group.id,
            Membership.role == MemberRole.MEMBER,
            Person.deactivated_at.is_(None),
        )
        .order_by(Membership.id)
    )
