"""Who belongs to a circle, who asks to, and what moderators do about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from flask import Response, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to
from cop.groups import actions, bp
from cop.groups.forms import AddMemberForm, RoleForm
from cop.groups.queries import member_of, members_counted, members_of, requests_to_join
from cop.groups.rules import may_moderate
from cop.groups.views.here import Here, here, moderated
from cop.groups.words import LONGEST_WORDS, MemberRole
from cop.kit import htmx
from cop.kit.problems import Invalid, Problem
from cop.kit.templating import page
from cop.people.queries import person_by_login, person_who_signs_in_as, signed_in
from cop.people.workplaces import current_workplaces

if TYPE_CHECKING:
    from cop.people.models import Person

ROWS = 50


@bp.get("/groups/<slug>/members")
@open_to(Open.PEOPLE)
def members(slug: str) -> Response:
    """List who belongs to the circle; moderators also see who asks to."""
    return _members_page(here(slug), AddMemberForm())


@bp.post("/groups/<slug>/members")
@open_to(Open.PEOPLE)
def add_member(slug: str) -> Answer:
    """Take somebody in by login or e-mail."""
    at, form = moderated(slug), AddMemberForm()
    if not form.validate():
        return _members_page(at, form, status=422)
    try:
        actions.add_member(at.group, _typed(form), MemberRole(form.role.data))
    except Problem as problem:
        form.who.errors = [str(problem)]
        return _members_page(at, form, status=problem.status)
    return _shown_again(at)


@bp.post("/groups/<slug>/members/<login>/role")
@open_to(Open.PEOPLE)
def change_role(slug: str, login: str) -> Answer:
    """Give a member another role; who gives up moderating gets the page of a member."""
    at, form = moderated(slug), RoleForm(formdata=request.form)
    person = found(person_by_login(login))
    if not form.validate():
        raise Invalid(_("There is no such role. Choose one from the menu."))
    try:
        actions.change_role(at.group, person, MemberRole(form.role.data))
    except Problem as problem:
        return _told(at, problem)
    membership = found(member_of(at.person, at.group, login))
    if htmx.wants_fragment() and person != at.person:
        return page(
            "groups/_member.html",
            group=at.group,
            role=at.role,
            membership=membership,
            workplaces=current_workplaces([person.id]),
        )
    return htmx.go(_address(at, f"member-{membership.id}"))


@bp.get("/groups/<slug>/members/<login>/remove")
@open_to(Open.PEOPLE)
def removing(slug: str, login: str) -> Response:
    """Ask whether the member is really to be removed."""
    at = moderated(slug)
    membership = found(member_of(at.person, at.group, login))
    return page("groups/remove.html", group=at.group, membership=membership, problem="")


@bp.post("/groups/<slug>/members/<login>/remove")
@open_to(Open.PEOPLE)
def remove(slug: str, login: str) -> Answer:
    """Remove a member; the last moderator stays, and it is said why."""
    at = moderated(slug)
    membership = found(member_of(at.person, at.group, login))
    try:
        actions.remove_member(at.group, membership.person, by=signed_in())
    except Problem as problem:
        shown = {"group": at.group, "membership": membership, "problem": str(problem)}
        return page("groups/remove.html", status=problem.status, **shown)
    return htmx.go(_address(at))


@bp.post("/groups/<slug>/members/<login>/accept")
@open_to(Open.PEOPLE)
def accept(slug: str, login: str) -> Answer:
    """Let somebody in who asked."""
    at = moderated(slug)
    return _answered(at, actions.accept_request, login)


@bp.post("/groups/<slug>/members/<login>/decline")
@open_to(Open.PEOPLE)
def decline(slug: str, login: str) -> Answer:
    """Say no to somebody who asked."""
    at = moderated(slug)
    return _answered(at, actions.decline_request, login)


def _answered(at: Here, answer: Callable[..., None], login: str) -> Answer:
    """Answer a request with the words that were typed."""
    words = request.form.get("words", "")
    if len(words) > LONGEST_WORDS:
        raise Invalid(_("Please shorten this to %(max)d letters.", max=LONGEST_WORDS))
    answer(at.group, found(person_by_login(login)), by=signed_in(), words=words)
    return _shown_again(at)


def _typed(form: AddMemberForm) -> Person:
    """Return whom the form names; raises Invalid for nobody."""
    person = person_who_signs_in_as(form.who.data or "")
    if person is None or not person.is_active:
        raise Invalid(_("Nobody here has this login or e-mail address. Is it spelt right?"))
    return person


def _shown_again(at: Here) -> Answer:
    """Answer an action: the list as it is now for htmx, else its page by 303."""
    if htmx.wants_fragment():
        return _members_page(at, AddMemberForm(formdata=None))
    return htmx.go(_address(at))


def _told(at: Here, problem: Problem) -> Response:
    """Say on the page what was not done; for htmx in its alert region."""
    if htmx.wants_fragment():
        raise problem
    blank = AddMemberForm(formdata=None)
    return _members_page(at, blank, status=problem.status, problem=str(problem))


def _members_page(
    at: Here, form: AddMemberForm, *, status: int = 200, problem: str = ""
) -> Response:
    after = request.args.get("after", "")
    asking = requests_to_join(at.person, at.group) if may_moderate(at.role) else []
    listed = members_of(at.person, at.group, after=after, size=ROWS)
    people = [*(one.person_id for one in listed.items), *(one.person_id for one in asking)]
    return page(
        "groups/_members.html" if htmx.wants_fragment() else "groups/members.html",
        status=status,
        group=at.group,
        role=at.role,
        form=form,
        problem=problem,
        asking=asking,
        count=members_counted(at.person, at.group),
        members=listed,
        workplaces=current_workplaces(people),
        after=after,
    )


def _address(at: Here, anchor: str = "") -> str:
    return url_for("groups.members", slug=at.group.slug, _anchor=anchor or None)
