"""How outputs come about: started from the notes of a sitting, written on, published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cop.chain.compiling import compiled_points
from cop.demo.notation import Draft, Work
from cop.outputs import actions as outputs
from cop.outputs.compiling import compile_notes
from cop.outputs.models import Output
from cop.outputs.words import ContributorRole

if TYPE_CHECKING:
    from cop.demo.scene import Scene

# the end of a line inside a paragraph, an item or a quote; not before a table, heading or item
_WRAPPED = re.compile(r"(?<=[^\n>])\n(?:> |  +)?(?![|>#\s]|- |\d+\. )")


def start_work(scene: Scene, work: Work) -> None:
    """Start the output from the sitting's notes; its drafts follow in their time."""
    by = scene.stage.person(work.by)
    notes = compiled_points(scene.stage.part(by, scene.session), scene.session)
    output = outputs.start_from_notes(
        scene.session, by=by, compiled=compile_notes(notes, scene.stage.group.language)
    )
    for draft in work.drafts:
        scene.then(draft.when, _write, scene, output, work, draft)


def _write(scene: Scene, output: Output, work: Work, draft: Draft) -> None:
    by = scene.stage.person(draft.by)
    outputs.save_output(output, _written(scene, work, draft), revision=output.revision, by=by)
    if draft.publish:
        outputs.publish(output)


def _written(scene: Scene, work: Work, draft: Draft) -> outputs.OutputText:
    return outputs.OutputText(
        title=work.title,
        type=work.type,
        language=work.language,
        body=flowing(draft.body),
        abstract=work.abstract,
        licence=work.licence,
        subjects=work.subjects,
        credits=[
            *_credits(scene, work.authors, ContributorRole.AUTHOR),
            *_credits(scene, work.reviewers, ContributorRole.REVIEWER),
        ],
    )


def flowing(text: str) -> str:
    """Return the text with its paragraphs in one line each: the site keeps every end of a line."""
    return _WRAPPED.sub(" ", text.strip())


def _credits(scene: Scene, logins: str, role: ContributorRole) -> list[outputs.Credit]:
    return [outputs.Credit(person.name, person, role) for person in scene.stage.everybody(logins)]
