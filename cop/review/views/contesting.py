"""Proposing other words for a note or an outcome, and settling them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to, require
from cop.groups.queries import participants_of
from cop.kit import htmx
from cop.kit.problems import Invalid
from cop.kit.templating import page
from cop.minutes.queries import last_hand_on
from cop.minutes.words import OutcomeKind
from cop.people.queries import signed_in
from cop.review import actions, bp
from cop.review.drafts import Draft
from cop.review.forms import AnswerForm, ObjectionForm, OutcomeWordingForm, RightForm, WordingForm
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
CHANGED_MEANWHILE = _l("It was changed meanwhile. Read it again, and object if it is still not so.")
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


@bp.post(f"{OUTCOME}/objections")
@open_to(Open.PEOPLE)
def object_to(slug: str, number: int, kind: str, outcome_id: int) -> Answer:
    """Say that an outcome is not so."""
    at = here(slug, number)
    passage = found(passage_reviewed(at.part, at.session, OutcomeKind(kind), outcome_id))
    require(rules.may_review(at.part))
    form = ObjectionForm()
    reason, base = form.reason.data or "", form.base.data or 0
    try:
        _valid(form)
        actions.object_to(at.session, passage, reason, base=base, by=signed_in())
    except Invalid as problem:
        draft = Draft(passage.key, reason=reason, error=str(problem), objects=True)
        return _again(at, 422, proposing=draft)
    except actions.Overtaken:
        draft = Draft(passage.key, reason=reason, error=CHANGED_MEANWHILE, objects=True)
        return _again(at, 409, proposing=draft)
    return shown_again(at, anchor_of(passage.note))


@bp.post(f"{WORDING}/strike")
@open_to(Open.PEOPLE)
def strike(slug: str, number: int, wording_id: int) -> Answer:
    """Take off the outcome to which somebody objects."""
    at, wording = _settled_by_me(slug, number, wording_id)
    actions.strike(at.session, wording, by=signed_in())
    return shown_again(at, anchor_of(wording.note))


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
    form = _form_for(wording)
    about = str(wording.id)
    try:
        _valid(form)
        _take(at, wording, form)
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


def _form_for(wording: Wording) -> WordingForm:
    if wording.objection:
        return RightForm()
    return OutcomeWordingForm() if wording.kind else WordingForm()


def _take(at: Here, wording: Wording, form: WordingForm) -> None:
    base, by = form.base.data or 0, signed_in()
    if not isinstance(form, RightForm):
        actions.take_over(at.session, wording, form.words(), base=base, by=by)
        return
    who = form.who.among(participants_of(at.person, at.session.group))
    task = actions.Task(who, form.who.data or "", form.due.data)
    actions.make_right(at.session, wording, form.words(), task, base=base, by=by)


def _wording(slug: str, number: int, wording_id: int) -> tuple[Here, Wording]:
    at = here(slug, number)
    return at, found(wording_of(at.part, at.session, wording_id))


def _settled_by_me(slug: str, number: int, wording_id: int) -> tuple[Here, Wording]:
    at, wording = _wording(slug, number, wording_id)
    require(rules.may_settle(at.part))
    return at, wording


def _valid(form: FlaskForm) -> None:
    if not form.validate_on_submit():
        told = (one for errors in form.errors.values() for one in errors)
        raise Invalid(" ".join(str(one) for one in told))


def _draft(about: str, form: WordingForm, *, error: str) -> Draft:
    reason, task = form.reason.data or "", _task(form)
    return Draft(about, source=form.words(), reason=reason, error=error, task=task)


def _task(form: WordingForm) -> tuple[str, str] | None:
    """Return who and by when as they were typed, where the form asks for it."""
    if not isinstance(form, RightForm):
        return None
    due = form.due.raw_data or [""]
    return form.who.data or "", str(due[0])


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
        by=last_hand_on(passage.note),
        task=_task(form),
    )


def _again(at: Here, status: int, **given: Any) -> Answer:
    if htmx.wants_fragment():
        return page("sessions/_session.html", status=status, **session_page(at, **given))
    return as_page(at, status=status, **given)
