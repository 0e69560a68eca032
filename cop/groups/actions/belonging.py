"""How people come into a circle and leave it, by their own hand or a moderator's."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext as _
from sqlalchemy import delete, func, select

from cop import text
from cop.audit.actions import record
from cop.db import db
from cop.db.unit import lock
from cop.groups.models import Group, JoinRequest, Membership
from cop.groups.telling import MODERATORS, tell_circle, tell_people
from cop.groups.words import LONGEST_WORDS, Answer, Joining, MemberRole
from cop.kit.clock import now
from cop.kit.problems import Refused
from cop.notices.actions import News
from cop.notices.words import Level, Told
from cop.people.models import Person

TOLD = {Answer.ACCEPTED: Told.JOIN_ACCEPTED, Answer.DECLINED: Told.JOIN_DECLINED}


def join(group: Group, person: Person) -> None:
    """Make the person a member of an open circle; joining twice changes nothing.

    Raises Refused where the circle wants to be asked.
    """
    lock(group)
    if group.joining is not Joining.OPEN and _membership(group, person) is None:
        raise Refused(
            _("This circle wants to be asked first.")
            if group.joining is Joining.ASK
            else _("One comes into this circle by an invitation of its moderators.")
        )
    _welcome(group, person, MemberRole.MEMBER)


def ask_to_join(group: Group, person: Person, words: str) -> None:
    """Leave a request for the moderators; asking again replaces the words.

    Where anybody may join by now, the person is a member at once.
    """
    lock(group)
    if group.joining is Joining.OPEN:
        return _welcome(group, person, MemberRole.MEMBER)
    if _membership(group, person):
        return
    if group.joining is Joining.INVITED:
        raise Refused(_("One comes into this circle by an invitation of its moderators."))
    waiting = _request(group, person) or JoinRequest(group_id=group.id, person_id=person.id)
    waiting.words = text.fit_for_storage(words)[:LONGEST_WORDS]
    waiting.answer, waiting.answer_words, waiting.at = None, "", now()
    db.session.add(waiting)
    db.session.flush()
    key = f"join-{group.id}-{person.id}-{waiting.at:%Y%m%d%H%M%S}"
    path = f"/groups/{group.slug}/members"
    asked = News(Told.JOIN_ASKED, key, group.id, path, given={"by": person.name})
    tell_circle(asked, by=person, roles=MODERATORS)


def withdraw_request(group: Group, person: Person) -> None:
    """Take one's own request back; without one nothing changes."""
    lock(group)
    _end_request(group, person)


def accept_request(group: Group, person: Person, *, by: Person, words: str = "") -> None:
    """Make the person who asked a member; Refused if they no longer ask."""
    lock(group)
    waiting = _asked(group, person)
    _answer(waiting, Answer.ACCEPTED, by=by, words=words)
    _welcome(group, person, MemberRole.MEMBER)


def decline_request(group: Group, person: Person, *, by: Person, words: str = "") -> None:
    """Answer no; leaves a line in the audit log. Refused if they no longer ask."""
    lock(group)
    waiting = _asked(group, person)
    where = {"group": group.id, "about": person.id}
    record("decline", "join request", waiting.id, by=by, before=waiting.words, **where)
    _answer(waiting, Answer.DECLINED, by=by, words=words)


def put_answer_away(group: Group, person: Person) -> None:
    """Let the answer to one's request go, once it was read; one that waits stays."""
    db.session.execute(
        delete(JoinRequest).where(
            JoinRequest.group_id == group.id,
            JoinRequest.person_id == person.id,
            JoinRequest.answer.is_not(None),
        )
    )


def add_member(group: Group, person: Person, role: MemberRole) -> None:
    """Take somebody in by a moderator's hand, which answers their request; Refused for a member."""
    lock(group)
    if _membership(group, person):
        raise Refused(_("%(name)s belongs to this circle already.", name=person.name))
    _welcome(group, person, role)


def let_in(group: Group, person: Person) -> None:
    """Make the person a member by an invitation; who belongs to the circle stays what they are."""
    lock(group)
    _welcome(group, person, MemberRole.MEMBER)


def change_role(group: Group, person: Person, role: MemberRole) -> None:
    """Give a member another role; Refused where the last moderator would be gone."""
    lock(group)
    membership = _present(group, person)
    if role is not MemberRole.MODERATOR:
        _keep_a_moderator(group, membership)
    membership.role = role
    db.session.flush()


def leave(group: Group, person: Person) -> None:
    """End one's own membership; Refused where the last moderator would be gone."""
    lock(group)
    _part_with(group, _present(group, person))


def remove_member(group: Group, person: Person, *, by: Person) -> None:
    """End somebody's membership by a moderator's hand; leaves a line in the audit log.

    Raises Refused where the last moderator would be gone.
    """
    lock(group)
    membership = _present(group, person)
    _part_with(group, membership)
    told = f"{group.slug}: {person.login}"
    where = {"group": group.id, "about": person.id}
    record("remove", "membership", membership.id, by=by, before=told, **where)


def choose_levels(person: Person, levels: Mapping[int, Level]) -> None:
    """Set by circle id how much the person is told of each to which they belong."""
    for membership in db.session.scalars(
        select(Membership).where(Membership.person_id == person.id, Membership.group_id.in_(levels))
    ):
        membership.level = levels[membership.group_id]
    db.session.flush()


def _welcome(group: Group, person: Person, role: MemberRole) -> None:
    if _membership(group, person) is None:
        db.session.add(Membership(group_id=group.id, person_id=person.id, role=role))
    _end_request(group, person)
    db.session.flush()


def _part_with(group: Group, membership: Membership) -> None:
    _keep_a_moderator(group, membership)
    db.session.delete(membership)
    db.session.flush()


def _keep_a_moderator(group: Group, membership: Membership) -> None:
    if membership.role is not MemberRole.MODERATOR:
        return
    others = db.session.scalar(
        select(func.count(Membership.id))
        .join(Membership.person)
        .where(
            Membership.group_id == group.id,
            Membership.role == MemberRole.MODERATOR,
            Membership.person_id != membership.person_id,
            Person.deactivated_at.is_(None),
        )
    )
    if not others:
        raise Refused(_("A circle needs a moderator. Make somebody else a moderator first."))


def _present(group: Group, person: Person) -> Membership:
    membership = _membership(group, person)
    if membership is None:
        raise Refused(_("%(name)s is not a member of this circle.", name=person.name))
    return membership


def _membership(group: Group, person: Person) -> Membership | None:
    """Return the membership as it is now, whatever was read of it before the lock."""
    return db.session.scalar(
        select(Membership)
        .where(Membership.group_id == group.id, Membership.person_id == person.id)
        .execution_options(populate_existing=True)
    )


def _asked(group: Group, person: Person) -> JoinRequest:
    waiting = _request(group, person)
    if waiting is None or waiting.answer is not None:
        raise Refused(_("This request was answered already."))
    return waiting


def _request(group: Group, person: Person) -> JoinRequest | None:
    return db.session.scalar(
        select(JoinRequest)
        .where(JoinRequest.group_id == group.id, JoinRequest.person_id == person.id)
        .execution_options(populate_existing=True)
    )


def _end_request(group: Group, person: Person) -> None:
    db.session.execute(
        delete(JoinRequest).where(
            JoinRequest.group_id == group.id,
            JoinRequest.person_id == person.id,
            JoinRequest.answer.is_(None),
        )
    )


def _answer(waiting: JoinRequest, answer: Answer, *, by: Person, words: str) -> None:
    waiting.answer, waiting.answered_by, waiting.answered_at = answer, by, now()
    waiting.answer_words = text.fit_for_storage(words).strip()[:LONGEST_WORDS]
    db.session.flush()
    group, told = waiting.group, TOLD[answer]
    key = f"{told.value}-{group.id}-{waiting.answered_at:%Y%m%d%H%M%S}"
    given = {"reason": waiting.answer_words}
    news = News(told, key, group.id, f"/groups/{group.slug}", given=given)
    tell_people(news, [waiting.person_id], by=by)
