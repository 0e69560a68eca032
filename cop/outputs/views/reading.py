"""An output's page, its versions, and its text to take along."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from flask import Response, redirect, url_for
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to
from cop.chain.nodes import later_steps
from cop.chain.queries import taken_up
from cop.discussions.queries import counts, newest_by_thread
from cop.discussions.talk import talk_of_before
from cop.groups.queries import role_in
from cop.groups.rules import may_take_part
from cop.kit.templating import page
from cop.outputs import bp, rules
from cop.outputs.comparing import changes_between
from cop.outputs.origin import origin_of
from cop.outputs.places import last_on_draft
from cop.outputs.queries import (
    newest_version,
    output_seen_by,
    sessions_behind,
    subjects_of,
    versions_of,
)
from cop.people.queries import current_person

if TYPE_CHECKING:
    from cop.groups.words import MemberRole
    from cop.outputs.models import Output, OutputVersion
    from cop.people.models import Person

MOST_SAID = 3  # posts on the output's page; the discussion has the others


@bp.get("/outputs/<int:output_id>/<slug>")
@open_to(Open.VISITORS)
def show(output_id: int, slug: str) -> Answer:
    """Show what is published, or to the circle the working text of a draft."""
    output = found(output_seen_by(current_person(), output_id))
    if slug != output.slug:
        return redirect(url_for("outputs.show", output_id=output.id, slug=output.slug), 301)
    version = newest_version(output, published=True) or newest_version(output, published=False)
    return page("outputs/show.html", **reading(output, version))


@bp.get("/outputs/<int:output_id>/<slug>/versions/<int:number>")
@open_to(Open.VISITORS)
def version(output_id: int, slug: str, number: int) -> Response:
    """Show one version as it was."""
    output = found(output_seen_by(current_person(), output_id))
    return page("outputs/show.html", **reading(output, one_version(output, number)))


@bp.get("/outputs/<int:output_id>/<slug>/versions/<int:number>.md")
@open_to(Open.VISITORS)
def download(output_id: int, slug: str, number: int) -> Response:
    """Return the Markdown of a version as a file."""
    output = found(output_seen_by(current_person(), output_id))
    one = one_version(output, number)
    name = f"{output.slug}-{one.number}.md"
    return Response(
        f"# {one.title}\n\n{one.source}\n",
        mimetype="text/markdown",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@bp.get("/outputs/<int:output_id>/<slug>/versions/<int:version>/changes")
@open_to(Open.VISITORS)
def changes(output_id: int, slug: str, version: int) -> Response:
    """Show what a version changed of the one before it, word by word."""
    output = found(output_seen_by(current_person(), output_id))
    versions = _versions(output)
    newer = found(next((one for one in versions if one.number == version), None))
    older = found(next((one for one in versions if one.number < version), None))
    compared = changes_between(older, newer)
    return page("outputs/changes.html", output=output, older=older, newer=newer, changes=compared)


def reading(output: Output, version: OutputVersion | None) -> dict[str, Any]:
    """Return what the page of an output needs."""
    person = current_person()
    role = role_in(person, output.group)
    versions = versions_of(person, output, drafts=rules.may_see_drafts(role))
    behind = sessions_behind(person, output)
    later = later_steps(taken_up(person, output))
    return {
        "output": output,
        "version": version,
        "subjects": subjects_of(output),
        "versions": versions,
        "behind": behind,
        "origin": origin_of(output, version, behind, later),
        "may_raise": person is not None,
        "takes_part": may_take_part(role),
        "may_edit": rules.may_edit(role),
        "may_publish": rules.may_publish(person, role, output) and _unpublished(versions),
        **_discussion(person, output, role),
        "waiting": next((s.session for s in behind if s.session.status == "adopted"), None),
    }


def _discussion(person: Person | None, output: Output, role: MemberRole | None) -> dict[str, Any]:
    """Return the newest of what was said about the output, to be read, and how much is new."""
    thread_id, address = output.thread_id, f"/outputs/{output.id}/discussion"
    if thread_id is None:
        return {"talk": None, "said": None}
    beyond = 0 if rules.may_see_drafts(role) else last_on_draft(output)
    said = counts(person, [thread_id], beyond=beyond).get(thread_id)
    most = {"most": MOST_SAID, "beyond": beyond}
    newest = newest_by_thread(person, [thread_id], **most) if said else {}
    rows = newest[thread_id].posts if newest else []
    return {"talk": talk_of_before(thread_id, rows, address=address), "said": said}


def one_version(output: Output, number: int) -> OutputVersion:
    """Return the version as far as the person may see it, or answer 404."""
    return found(next((one for one in _versions(output) if one.number == number), None))


def _versions(output: Output) -> Sequence[OutputVersion]:
    person = current_person()
    drafts = rules.may_see_drafts(role_in(person, output.group))
    return versions_of(person, output, drafts=drafts)


def _unpublished(versions: Any) -> bool:
    return bool(versions) and versions[0].published_at is None
