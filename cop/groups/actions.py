"""What people do with circles: make them, join them, answer those who ask."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import delete, func, select

from cop import text
from cop.audit.actions import record
from cop.db import db
from cop.db.types import LINE_LENGTH
from cop.db.unit import lock
from cop.groups.formats import Format, changes_of
from cop.groups.models import Group, GroupSubject, JoinRequest, Membership
from cop.groups.words import (
    LONGEST_WORDS,
    Answer,
    GroupStatus,
    Joining,
    Kind,
    MemberRole,
    Visibility,
)
from cop.kit.clock import now
from cop.kit.problems import Invalid, Refused
from cop.kit.slugs import slug_of
from cop.libraries.models import Library
from cop.people.models import Person
from cop.subjects.actions import give_subjects, recognised
from cop.subjects.naming import own_language

RESERVED = {"new"}  # addresses of pages that are no circle
ROOM_FOR_A_NUMBER = 55  # characters of a name that is taken, before “-2”


def make_group(
    by: Person,
    *,
    name: str,
    kind: Kind,
    charter: str = "",
    library: Library | None = None,
    visibility: Visibility = Visibility.SIGNED_IN,
    joining: Joining = Joining.OPEN,
    language: str = "",
    slug: str = "",
    subjects: Sequence[str] = (),
) -> Group:
    """Make a circle; who makes it is its first moderator. Raises Invalid without a name.

    `subjects` are names of headings; those that the list does not know are proposed.
    """
    group = Group(slug=_free_slug(slug or name), version=1)
    _describe(group, name=name, kind=kind, charter=charter, library=library)
    group.visibility, group.joining = visibility, joining
    group.language, group.own_format = language or by.locale, {}
    db.session.add(group)
    db.session.flush()
    db.session.add(Membership(group_id=group.id, person_id=by.id, role=MemberRole.MODERATOR))
    _say_subjects(group, subjects)
    db.session.flush()
    return group


def change_group(
    group: Group,
    *,
    name: str,
    kind: Kind,
    charter: str,
    library: Library | None,
    visibility: Visibility,
    joining: Joining,
    version: int,
    language: str = "",
    subjects: Sequence[str] | None = None,
) -> None:
    """Set what the circle says of itself; its address stays, and so do subjects not given.

    Raises Refused where somebody changed it since `version`, Invalid without a name.
    """
    _lock(group)
    if group.version != version:
        raise Refused(_("Somebody changed this circle meanwhile. Compare, then save again."))
    _describe(group, name=name, kind=kind, charter=charter, library=library)
    group.visibility, group.joining = visibility, joining
    group.language = language or group.language
    group.version += 1
    if subjects is not None:
        _say_subjects(group, subjects)
    db.session.flush()


def change_format(group: Group, wanted: Format, *, version: int) -> None:
    """Let the circle work so from its next session on; sessions that are planned keep theirs.

    What is as the kind has it is not kept, so that it follows the kind. Raises Refused where
    somebody changed the circle since `version`.
    """
    _lock(group)
    if group.version != version:
        raise Refused(_("Somebody changed this circle meanwhile. Compare, then save again."))
    with force_locale(group.language):
        group.own_format = changes_of(group.kind, wanted)
    group.version += 1
    db.session.flush()


def join(group: Group, person: Person) -> None:
    """Make the person a member of an open circle; joining twice changes nothing.

    Raises Refused where the circle wants to be asked.
    """
    _lock(group)
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
    _lock(group)
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


def withdraw_request(group: Group, person: Person) -> None:
    """Take one's own request back; without one nothing changes."""
    _lock(group)
    _end_request(group, person)


def accept_request(group: Group, person: Person, *, by: Person, words: str = "") -> None:
    """Make the person who asked a member; Refused if they no longer ask."""
    _lock(group)
    waiting = _asked(group, person)
    _answer(waiting, Answer.ACCEPTED, by=by, words=words)
    _welcome(group, person, MemberRole.MEMBER)


def decline_request(group: Group, person: Person, *, by: Person, words: str = "") -> None:
    """Answer no; leaves a line in the audit log. Refused if they no longer ask."""
    _lock(group)
    waiting = _asked(group, person)
    record("decline", "join request", waiting.id, by=by, before=waiting.words)
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


def set_status(group: Group, status: GroupStatus, *, by: Person, reason: str) -> None:
    """Let the circle rest, conclude it, or wake it; raises Invalid without a reason to rest."""
    _lock(group)
    if group.status is status:
        return
    if status is not GroupStatus.ACTIVE and not reason.strip():
        raise Invalid(_("Please say why, for those who come by later."))
    record("change status", "group", group.id, by=by, before=group.status.value)
    group.status, group.status_by, group.status_at = status, by, now()
    group.status_reason = text.fit_for_storage(reason).strip()[:LONGEST_WORDS]
    db.session.flush()


def add_member(group: Group, person: Person, role: MemberRole) -> None:
    """Take somebody in by a moderator's hand, which answers their request; Refused for a member."""
    _lock(group)
    if _membership(group, person):
        raise Refused(_("%(name)s belongs to this circle already.", name=person.name))
    _welcome(group, person, role)


def let_in(group: Group, person: Person) -> None:
    """Make the person a member by an invitation; who belongs to the circle stays what they are."""
    _lock(group)
    _welcome(group, person, MemberRole.MEMBER)


def change_role(group: Group, person: Person, role: MemberRole) -> None:
    """Give a member another role; Refused where the last moderator would be gone."""
    _lock(group)
    membership = _present(group, person)
    if role is not MemberRole.MODERATOR:
        _keep_a_moderator(group, membership)
    membership.role = role
    db.session.flush()


def leave(group: Group, person: Person) -> None:
    """End one's own membership; Refused where the last moderator would be gone."""
    _lock(group)
    _part_with(group, _present(group, person))


def remove_member(group: Group, person: Person, *, by: Person) -> None:
    """End somebody's membership by a moderator's hand; leaves a line in the audit log.

    Raises Refused where the last moderator would be gone.
    """
    _lock(group)
    membership = _present(group, person)
    _part_with(group, membership)
    record("remove", "membership", membership.id, by=by, before=f"{group.slug}: {person.login}")


def _describe(
    group: Group, *, name: str, kind: Kind, charter: str, library: Library | None
) -> None:
    group.name = _fit_name(name)
    group.kind, group.library = kind, library
    group.charter = text.fit_for_storage(charter)
    group.charter_html = text.render(group.charter).html
    group.charter_renderer = text.RENDERER_VERSION


def _say_subjects(group: Group, names: Sequence[str]) -> None:
    found = recognised(names, language=own_language())
    give_subjects(GroupSubject, group.id, found)


def _fit_name(name: str) -> str:
    line = " ".join(text.fit_for_storage(name).split())
    if not line:
        raise Invalid(_("Please give the circle a name."))
    if len(line) > LINE_LENGTH:
        raise Invalid(_("Please shorten the name to %(count)s letters.", count=LINE_LENGTH))
    return line


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
    moderators = db.session.scalar(
        select(func.count()).where(
            Membership.group_id == group.id, Membership.role == MemberRole.MODERATOR
        )
    )
    if moderators == 1:
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


def _lock(group: Group) -> None:
    """Let nobody else change who belongs to the circle until this unit of work ends."""
    lock(group)


def _free_slug(name: str) -> str:
    base = slug_of(name) or "circle"
    alike = Group.slug.startswith(base[:ROOM_FOR_A_NUMBER])
    taken = RESERVED | set(db.session.scalars(select(Group.slug).where(alike)))
    candidate, count = base, 1
    while candidate in taken:
        count += 1
        candidate = f"{base[:ROOM_FOR_A_NUMBER].rstrip('-')}-{count}"
    return candidate
