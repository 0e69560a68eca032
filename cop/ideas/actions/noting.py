"""Noting an idea, and what its author may still change about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import delete, func, select, update

from cop import text
from cop.audit.actions import record
from cop.db import db
from cop.db.unit import lock
from cop.groups.models import Group
from cop.groups.standing import must_be_active
from cop.ideas.actions.telling import reword_new, tell_of_new, untell_all
from cop.ideas.models import Ask, Idea, IdeaSubject
from cop.ideas.queries import counts_of
from cop.ideas.words import IdeaKind, IdeaStatus
from cop.kit.clock import now, today
from cop.kit.problems import Invalid, Refused
from cop.people.models import Person
from cop.subjects.actions import give_subjects, recognised
from cop.subjects.naming import own_language


@dataclass(frozen=True)
class IdeaText:
    """What an idea says; `subjects` are names of headings, None leaves them as they are."""

    words: str
    kind: IdeaKind = IdeaKind.TOPIC
    source: str = ""
    subjects: Sequence[str] | None = None


def note_idea(
    group: Group | None,
    wanted: IdeaText,
    *,
    by: Person,
    many: int = 1,
    nameless: bool = False,
) -> Idea:
    """Note an idea for the circle, or for the whole site; `many` readers asked for what is missing.

    Raises Refused where the circle is dormant or concluded, Invalid for one without a name that
    is for the whole site: only inside a circle is a name withheld.
    """
    if group is not None:
        must_be_active(group)
    elif nameless:
        raise Invalid(_("Only inside a circle may the name be left out."))
    idea = Idea(group_id=group.id if group else None, group=group, status=IdeaStatus.OPEN)
    idea.by_id, idea.nameless = None if nameless else by.id, nameless
    idea.nameless_by_id = by.id if nameless else None
    _set(idea, wanted)
    db.session.add(idea)
    db.session.flush()
    _say_subjects(idea, wanted)
    if wanted.kind is IdeaKind.NEED:
        _ask(idea, by=by, many=max(many, 1))
    db.session.flush()
    tell_of_new(idea, by=None if nameless else by)
    return idea


def change_idea(idea: Idea, wanted: IdeaText, *, version: int, by: Person) -> None:
    """Set what one's own idea says, as long as nobody has joined or answered it; else Refused."""
    _still_alone(idea, by)
    if idea.version != version:
        raise Refused(_("This idea was changed meanwhile. Compare, then save again."))
    was_need = idea.kind is IdeaKind.NEED
    _set(idea, wanted)
    _say_subjects(idea, wanted)
    if wanted.kind is IdeaKind.NEED and not was_need:
        _ask(idea, by=by)
    elif was_need and wanted.kind is IdeaKind.TOPIC:  # nobody asked, says who counted
        db.session.execute(delete(Ask).where(Ask.idea_id == idea.id))
    idea.version += 1
    reword_new(idea, by=None if idea.nameless else by)
    db.session.flush()


def withdraw_idea(idea: Idea, *, by: Person) -> None:
    """Take one's own idea back, as long as nobody has joined or answered it; else Refused."""
    _still_alone(idea, by)
    take_off(idea, IdeaStatus.WITHDRAWN, verb="withdraw", by=None if idea.nameless else by)


def give_name(idea: Idea, *, by: Person) -> None:
    """Put the name of its author to an idea that had none; `by` is that author."""
    lock(idea)
    if idea.nameless:
        idea.by_id, idea.nameless, idea.nameless_by_id = by.id, False, None
        its = select(func.min(Ask.id)).where(
            Ask.idea_id == idea.id, Ask.by_id.is_(None), Ask.at >= idea.at
        )  # with which it was noted: what another idea brought along is older or came later
        db.session.execute(update(Ask).where(Ask.id.in_(its)).values(by_id=by.id))
        reword_new(idea, by=by)
        db.session.flush()


def take_off(idea: Idea, status: IdeaStatus, *, verb: str, by: Person | None) -> None:
    """Let nobody see the idea any more; the audit log keeps what it said."""
    record(verb, "idea", idea.id, by=by, before=_whole(idea), group=idea.group_id)
    idea.status, idea.answered_at = status, now()
    untell_all(idea)
    db.session.flush()


def _whole(idea: Idea) -> str:
    return f"{idea.words}\n\n{idea.source}".strip()


def _ask(idea: Idea, *, by: Person, many: int = 1) -> None:
    day = today(by.time_zone)
    db.session.add(Ask(idea_id=idea.id, by_id=idea.by_id, day=day, many=many))


def _still_alone(idea: Idea, by: Person) -> None:
    lock(idea)
    if not idea.is_open:
        raise Refused(_("This idea was answered already. See what came of it."))
    if any(counts_of(by, idea)):
        raise Refused(_("Others have joined this idea meanwhile, so it stays as it is."))


def _set(idea: Idea, wanted: IdeaText) -> None:
    rendered = text.render(wanted.source)
    idea.words, idea.kind = wanted.words, wanted.kind
    idea.source, idea.html = wanted.source, rendered.html
    idea.renderer = text.RENDERER_VERSION


def _say_subjects(idea: Idea, wanted: IdeaText) -> None:
    if wanted.subjects is not None:
        names = recognised(wanted.subjects, language=own_language())
        give_subjects(IdeaSubject, idea.id, names)
