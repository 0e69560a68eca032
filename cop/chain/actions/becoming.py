"""What somebody wrote in a discussion becomes a point, a follow-up or part of the notes."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select

from cop import text
from cop.audit.actions import record
from cop.chain.actions.untouched import is_untouched
from cop.db import db
from cop.db.types import LINE_LENGTH
from cop.db.unit import lock
from cop.discussions.actions import became, unbecome
from cop.discussions.models import Became, Post
from cop.discussions.queries import wrote
from cop.discussions.words import Thing
from cop.followups.actions import add_follow_up
from cop.followups.models import FollowUp
from cop.groups.models import Group
from cop.ideas.actions import IdeaText, note_idea
from cop.ideas.models import Idea
from cop.ideas.words import GONE
from cop.kit.problems import Refused
from cop.minutes.actions import add_to_note
from cop.minutes.models import Note
from cop.people.models import Person
from cop.sessions.actions import PointText, propose
from cop.sessions.actions.agenda import hold, touch
from cop.sessions.models import AgendaItem, Session
from cop.sessions.words import PointStatus

STANDS = (PointStatus.PROPOSED, PointStatus.WAITING, PointStatus.SCHEDULED)


def become_point(
    post: Post, group: Group, session: Session | None, *, by: Person, accepted: bool
) -> AgendaItem:
    """Put what the post says on the session's agenda, or on the circle's backlog.

    A proposal unless accepted. Where the post became such a point before and that is still to
    come, it is returned instead. Who makes a point of their own post without a name proposes it
    without a name.
    """
    lock(group)
    known = _still_to_come(post, group)
    if known is not None:
        return known
    shy = post.nameless and wrote(by, post)
    point = propose(group, session, wanted(post), by=by, accepted=accepted, nameless=shy)
    became(post, Thing.POINT, point.id, by=None if shy else by)
    return point


def take_point_back(point: AgendaItem, *, by: Person, accepted: bool) -> None:
    """Take away the point that a post became, as long as nobody has gone on with it.

    `accepted` as when it was made: a proposal that a moderator has accepted since stays.
    """
    hold(point)
    stands = STANDS if accepted else (PointStatus.PROPOSED,)
    if point.status not in stands or not is_untouched(point):
        raise Refused(_("Somebody has gone on with this point, so it stays. See where it stands."))
    record("withdraw", "point", point.id, by=by, before=point.title, group=point.group_id)
    point.status = PointStatus.WITHDRAWN
    touch(point.session)
    unbecome(Thing.POINT, point.id)


def become_follow_up(
    post: Post,
    point: AgendaItem,
    session: Session,
    *,
    what: str,
    who: Person | None,
    who_name: str,
    due: date | None,
    by: Person,
) -> FollowUp:
    """Note under the point what is to be done; the same follow-up where the post became one."""
    lock(session)
    known = _known(post, Thing.FOLLOW_UP)
    if known is not None and (found := db.session.get(FollowUp, known)) is not None:
        return found
    given = {"what": what, "who": who, "who_name": who_name, "due": due}
    follow_up = add_follow_up(session, point, by=by, **given)  # type: ignore[arg-type]
    became(post, Thing.FOLLOW_UP, follow_up.id, by=by)
    return follow_up


def become_note(
    post: Post, point: AgendaItem | None, session: Session, *, path: str, name: str, by: Person
) -> Note:
    """Put the post, with who said it, below the notes of the point or the session's summary.

    `path` is its permanent address, `name` its author as everybody reads it. Once: later it
    stands there as the scribe has made it.
    """
    lock(session)
    known = _known(post, Thing.NOTE)
    if known is not None and (found := db.session.get(Note, known)) is not None:
        return found
    words = f"{text.quoted(post.source, by=name)}[{_('from the discussion')}]({path})"
    note = add_to_note(session, point, words, by=by)
    became(post, Thing.NOTE, note.id, by=by)
    return note


def become_idea(post: Post, group: Group, *, by: Person) -> Idea:
    """Note what the post says as an idea of the circle; the same one where it became one.

    Who makes an idea of their own post without a name notes it without a name.
    """
    lock(group)
    known = _known(post, Thing.IDEA)
    found = db.session.get(Idea, known) if known is not None else None
    if found is not None and found.status not in GONE:
        return found
    shy = post.nameless and wrote(by, post)
    says = wanted(post)
    idea = note_idea(group, IdeaText(says.title, source=says.source), by=by, nameless=shy)
    became(post, Thing.IDEA, idea.id, by=None if shy else by)
    return idea


def wanted(post: Post) -> PointText:
    """Return the author's first words as a title; what does not fit into it stands below."""
    words = own_words(post, LINE_LENGTH) or _("From a discussion")
    whole = " ".join(text.plain_text(post.html).split()) == words
    return PointText(title=words, source="" if whole else post.source)


def own_words(post: Post, characters: int) -> str:
    """Return the first words that are the author's own, and not those of whom they quote."""
    own = "\n".join(line for line in post.source.splitlines() if not line.lstrip().startswith(">"))
    return text.excerpt(text.render(own).html if own.strip() else post.html, characters)


def _still_to_come(post: Post, group: Group) -> AgendaItem | None:
    return db.session.scalar(
        select(AgendaItem)
        .join(Became, Became.ref == AgendaItem.id)
        .where(
            Became.post_id == post.id,
            Became.kind == Thing.POINT,
            AgendaItem.group_id == group.id,
            AgendaItem.status.in_(STANDS),
        )
        .order_by(AgendaItem.id.desc())
        .limit(1)
    )


def _known(post: Post, kind: Thing) -> int | None:
    its = (Became.post_id == post.id, Became.kind == kind)
    return db.session.scalar(select(Became.ref).where(*its).order_by(Became.id.desc()).limit(1))
