"""Proposing other words for a note or an outcome, and settling them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to, require
from cop.kit import htmx
from cop.kit.problems import Invalid
from cop.kit.templating import page
from cop.minutes.words import OutcomeKind
from cop.people.queries import signed_in
from cop.review import actions, bp
from cop.review.drafts import Draft
from cop.review.forms import AnswerForm, OutcomeWordingForm, WordingForm
from cop.review.passages import Passage
from cop.review.queries import note_reviewed, passage_reviewed, wording_of
from cop.sessions import rules
from cop.sessions.views.here import Here, as_page, here, session_page, shown_again
from cop.text import difference

if TYPE_CHECKING:
    from cop.minutes.models import Note
    from cop.review.models import Wording

OUTCOME = (
    "/groups/<slug>/sessions/<int:number>/review/outcomes/"
    '<any(decision,"follow-up",information):kind>/<int:outcome_id>'
)
WORDING = "/groups/<slug>/sessions/<int:number>/review/wordings/<int:wording_id>"


@bp.post("/groups/<slug>/sessions/<int:number>/review/notes/<int:note_id>/wordings")
@open_to(Open.PEOPLE)
def propose(slug: str, number: int, note_id: int) -> Answer:
    """Propose other words for a note."""
    at = here(slug, number)
    note = found(note_reviewed(at.part, at.session, note_id))
    return _proposed(at, Passage(note), WordingForm())


@bp.post(f"{OUTCOME}/wordings")
@open_to(Open.PEOPLE)
def propose_outcome(slug: str, number: int, kind: str, outcome_id: int) -> Answer:
    """Propose other words for a decision, a follow-up or an information."""
    at = here(slug, number)
    passage = passage_reviewed(at.part, at.session, OutcomeKind(kind), outcome_id)
    return _proposed(at, found(passage), OutcomeWordingForm())


@bp.post(f"{WORDING}/withdraw")
@open_to(Open.PEOPLE)
def withdraw(slug: str, number: int, wording_id: int) -> Answer:
    """Take back what one proposed."""
    at, wording = _wording(slug, number, wording_id)
    require(wording.by_id == signed_in().id)
    actions.withdraw(at.session, wording, by=signed_in())
    return shown_again(at, anchor_of(wording.note))


@bp.post(f"{WORDING}/take")
@open_to(Open.PEOPLE)
def take(slug: str, number: int, wording_id: int) -> Answer:
    """Make the proposed words, or what was made of them, those of the minutes."""
    at, wording = _settled_by_me(slug, number, wording_id)
    form = OutcomeWordingForm() if wording.kind else WordingForm()
    about = str(wording.id)
    try:
        _valid(form)
        base = form.base.data or 0
        actions.take_over(at.session, wording, form.words(), base=base, by=signed_in())
    except Invalid as problem:
        return _again(at, 422, settling=_draft(about, form, error=str(problem)))
    except actions.Overtaken as problem:
        return _again(at, 409, settling=_clash(about, form, problem))
    return shown_again(at, anchor_of(wording.note))


@bp.post(f"{WORDING}/keep")
@open_to(Open.PEOPLE)
def keep(slug: str, number: int, wording_id: int) -> Answer:
    """Let the text stay as it is, with a reason."""
    at, wording = _settled_by_me(slug, number, wording_id)
    form = AnswerForm()
    if not form.validate_on_submit():
        told = " ".join(str(one) for one in form.reason.errors)
        draft = Draft(str(wording.id), reason=form.reason.data or "", error=told)
        return _again(at, 422, settling=draft)
    actions.keep(at.session, wording, form.reason.data or "", by=signed_in())
    return shown_again(at, anchor_of(wording.note))


@bp.post(f"{WORDING}/ask")
@open_to(Open.PEOPLE)
def ask(slug: str, number: int, wording_id: int) -> Answer:
    """Ask the circle in the discussion."""
    at, wording = _settled_by_me(slug, number, wording_id)
    actions.ask_circle(at.session, wording, by=signed_in())
    return shown_again(at, anchor_of(wording.note))


def anchor_of(note: Note) -> str:
    """Return where the note stands on the session's page."""
    return f"point-{note.agenda_item_id}" if note.agenda_item_id else "summary"


def _proposed(at: Here, passage: Passage, form: WordingForm) -> Answer:
    require(rules.may_review(at.part))
    try:
        _valid(form)
        reason, base = form.reason.data or "", form.base.data or 0
        actions.propose(at.session, passage, form.words(), base=base, reason=reason, by=signed_in())
    except Invalid as problem:
        return _again(at, 422, proposing=_draft(passage.key, form, error=str(problem)))
    except actions.Overtaken as problem:
        return _again(at, 409, proposing=_clash(passage.key, form, problem))
    return shown_again(at, anchor_of(passage.note))


def _wording(slug: str, number: int, wording_id: int) -> tuple[Here, Wording]:
    at = here(slug, number)
    return at, found(wording_of(at.part, at.session, wording_id))


def _settled_by_me(slug: str, number: int, wording_id: int) -> tuple[Here, Wording]:
    at, wording = _wording(slug, number, wording_id)
    require(rules.may_settle(at.part))
    return at, wording


def _valid(form: WordingForm) -> None:
    if not form.validate_on_submit():
        told = [*form.source.errors, *form.reason.errors, *form.base.errors]
        raise Invalid(" ".join(str(one) for one in told))


def _draft(about: str, form: WordingForm, *, error: str) -> Draft:
    return Draft(about, source=form.words(), reason=form.reason.data or "", error=error)


def _clash(about: str, form: WordingForm, problem: actions.Overtaken) -> Draft:
    """Return what was typed, beside what somebody made of the words meanwhile."""
    passage = problem.passage
    mine, other = difference(problem.mine, passage.text)
    return Draft(
        about,
        source=form.words(),
        reason=form.reason.data or "",
        mine=tuple(mine),
        other=tuple(other),
        by=passage.note.author.name if passage.note.author else "",
    )


def _again(at: Here, status: int, **given: Any) -> Answer:
    if htmx.wants_fragment():
        return page("sessions/_session.html", status=status, **session_page(at, **given))
    return as_page(at, status=status, **given)
