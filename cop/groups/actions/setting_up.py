"""What moderators do with a circle: make it, describe it, let it rest or conclude it."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import select

from cop import text
from cop.audit.actions import record
from cop.db import db
from cop.db.types import LINE_LENGTH
from cop.db.unit import lock
from cop.discussions.actions import new_thread
from cop.groups.changes import as_it_is, record_changes
from cop.groups.formats import Format, changes_of
from cop.groups.models import Group, GroupSubject, Membership
from cop.groups.words import LONGEST_WORDS, GroupStatus, Joining, Kind, MemberRole, Visibility
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
    group = Group(slug=_free_slug(slug or name), version=1, thread_id=new_thread().id)
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
    by: Person,
    language: str = "",
    subjects: Sequence[str] | None = None,
) -> None:
    """Set what the circle says of itself; its address stays, and so do subjects not given.

    What is different then leaves lines in the audit log. Raises Refused where somebody changed
    it since `version`, Invalid without a name.
    """
    lock(group)
    if group.version != version:
        raise Refused(_("Somebody changed this circle meanwhile. Compare, then save again."))
    was = as_it_is(group)
    _describe(group, name=name, kind=kind, charter=charter, library=library)
    group.visibility, group.joining = visibility, joining
    group.language = language or group.language
    group.version += 1
    if group.name != was.name:
        group.renamed_at = now()
    if subjects is not None:
        _say_subjects(group, subjects)
    record_changes(group, was, by=by)
    db.session.flush()


def change_format(group: Group, wanted: Format, *, version: int, by: Person) -> None:
    """Let the circle work so from its next session on; sessions that are planned keep theirs.

    What is as the kind has it is not kept, so that it follows the kind. Raises Refused where
    somebody changed the circle since `version`.
    """
    lock(group)
    if group.version != version:
        raise Refused(_("Somebody changed this circle meanwhile. Compare, then save again."))
    was = as_it_is(group)
    with force_locale(group.language):
        group.own_format = changes_of(group.kind, wanted)
    group.version += 1
    record_changes(group, was, by=by)
    db.session.flush()


def set_status(group: Group, status: GroupStatus, *, by: Person, reason: str) -> None:
    """Let the circle rest, conclude it, or wake it; raises Invalid without a reason to rest."""
    lock(group)
    if group.status is status:
        return
    if status is not GroupStatus.ACTIVE and not reason.strip():
        raise Invalid(_("Please say why, for those who come by later."))
    record("change status", "group", group.id, by=by, before=group.status.value)
    group.status, group.status_by, group.status_at = status, by, now()
    group.status_reason = text.fit_for_storage(reason).strip()[:LONGEST_WORDS]
    db.session.flush()


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


def _free_slug(name: str) -> str:
    base = slug_of(name) or "circle"
    alike = Group.slug.startswith(base[:ROOM_FOR_A_NUMBER])
    taken = RESERVED | set(db.session.scalars(select(Group.slug).where(alike)))
    candidate, count = base, 1
    while candidate in taken:
        count += 1
        candidate = f"{base[:ROOM_FOR_A_NUMBER].rstrip('-')}-{count}"
    return candidate
