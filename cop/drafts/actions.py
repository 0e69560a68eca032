"""What happens to a draft: written, shown to one colleague, commented on, published, removed."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import delete

from cop import text
from cop.chain.actions import tell_of_post
from cop.db import db
from cop.db.unit import lock
from cop.discussions.actions import write
from cop.discussions.models import Post
from cop.drafts.models import Draft, DraftComment
from cop.groups.models import Group
from cop.kit.clock import now
from cop.kit.problems import Invalid, Refused
from cop.outputs.actions import OutputText, start_output
from cop.outputs.models import Output
from cop.outputs.words import OutputType
from cop.people.models import Person
from cop.sessions.models import Session


class Conflict(Exception):
    """The author saved another text elsewhere since `base`; nothing was written."""

    def __init__(self, draft: Draft, mine: str) -> None:
        super().__init__("the draft has changed")
        self.draft, self.mine = draft, mine


def begin_post(
    session: Session, thread_id: int, source: str, *, nameless: bool, by: Person
) -> Draft:
    """Keep a post as a draft that nobody else reads."""
    draft = Draft(
        author_id=by.id,
        group_id=session.group_id,
        session_id=session.id,
        thread_id=thread_id,
        nameless=nameless,
    )
    return _begun(draft, source)


def begin_output(group: Group, title: str, source: str, *, by: Person) -> Draft:
    """Keep a text that is to become an output as a draft that nobody else reads."""
    return _begun(Draft(author_id=by.id, group_id=group.id, title=title), source)


def save(draft: Draft, source: str, *, base: int) -> None:
    """Save the text; Conflict where it was saved elsewhere since `base`."""
    lock(draft)
    if draft.source == source:
        return
    if draft.revision != base:
        raise Conflict(draft, source)
    _write(draft, source)
    db.session.flush()


def show(draft: Draft, person: Person) -> None:
    """Show the draft to one colleague, instead of another to whom it was shown before.

    What was said with another goes: it was between the two.
    """
    lock(draft)
    if draft.shown_to_id not in (None, person.id):
        _forget_comments(draft)
    draft.shown_to_id = person.id
    db.session.flush()


def withdraw(draft: Draft) -> None:
    """Show the draft to nobody any more; what was said about it stays with its author."""
    lock(draft)
    draft.shown_to_id = None
    db.session.flush()


def comment(draft: Draft, source: str, *, by: Person) -> DraftComment:
    """Say something about the draft; Invalid where there is nothing, Refused once withdrawn."""
    lock(draft)
    if by.id not in (draft.author_id, draft.shown_to_id):
        raise Refused(_("The draft was withdrawn meanwhile."))
    source = source.strip()
    if not source:
        raise Invalid(_("Write something first."))
    if len(source) > text.MAX_SOURCE:
        raise Invalid(_("This is too long for one post. Divide it, or make it an output."))
    said = DraftComment(
        draft_id=draft.id,
        author_id=by.id,
        source=source,
        html=text.render(source).html,
        renderer=text.RENDERER_VERSION,
    )
    db.session.add(said)
    db.session.flush()
    return said


def publish_post(draft: Draft, *, by: Person, moderates: bool = False) -> Post:
    """Write the draft as a post in its thread; the draft and its comments go.

    Locked where the thread is, but for who `moderates` it.
    """
    lock(draft)
    if draft.thread_id is None:
        raise Refused(_("This draft is to become an output."))
    how = {"nameless": draft.nameless, "moderates": moderates}
    post = write(draft.thread_id, draft.source, by=by, **how)
    tell_of_post(post, by=by)
    remove(draft)
    return post


def hand_over(draft: Draft, *, by: Person) -> Output:
    """Make the draft an output of the circle, which its members see as a draft from then on."""
    lock(draft)
    if not draft.source.strip():
        raise Invalid(_("Write something first."))
    written = OutputText(
        title=draft.title, type=OutputType.ARTICLE, language=by.locale, body=draft.source
    )
    output = start_output(draft.group, written, by=by)
    remove(draft)
    return output


def remove(draft: Draft) -> None:
    """Remove the draft with what was said about it; it was nobody else's."""
    _forget_comments(draft)
    db.session.delete(draft)
    db.session.flush()


def _forget_comments(draft: Draft) -> None:
    db.session.execute(delete(DraftComment).where(DraftComment.draft_id == draft.id))


def _begun(draft: Draft, source: str) -> Draft:
    _write(draft, source)
    db.session.add(draft)
    db.session.flush()
    return draft


def _write(draft: Draft, source: str) -> None:
    if len(source) > text.MAX_SOURCE:
        raise Invalid(_("A text may have up to 200,000 letters. Yours is still in the form."))
    draft.source, draft.html = source, text.render(source).html
    draft.renderer, draft.saved_at = text.RENDERER_VERSION, now()
    draft.revision = (draft.revision or 0) + 1
