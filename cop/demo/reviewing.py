"""Minutes that go round: sent, confirmed by those who were there, and sometimes contested."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from cop.demo.notation import Objection, Other
from cop.followups.queries import follow_ups_of
from cop.minutes.models import Note
from cop.people.models import Person
from cop.review import actions as review
from cop.review.passages import Passage
from cop.review.state import notes_reviewed

if TYPE_CHECKING:
    from cop.demo.scene import Scene

APART = timedelta(minutes=35)  # from one person's word to the next


class Reviewing:
    """Lets a scene's minutes be reviewed; sent round soon after its end unless the sitting says."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def go_on(self) -> None:
        """Let everything happen in its time."""
        scene, sitting = self._scene, self._scene.sitting
        is_reviewed = sitting.adopted and scene.stage.group.format.review_days
        if not is_reviewed and not sitting.reviewed:
            return
        sent = scene.moment(sitting.reviewed) if sitting.reviewed else scene.over + APART
        scene.then(sent, self._send)
        there = scene.stage.everybody(f"{sitting.here} {sitting.remote}")
        for place, person in enumerate([scene.leader, *there], start=1):
            scene.then(sent + place * APART, self._confirm, person)
        for other in sitting.others:
            scene.then(other.when, self._propose, other)
        for objection in sitting.objections:
            scene.then(objection.when, self._object, objection)

    def _send(self) -> None:
        review.send_for_review(self._scene.session, by=self._scene.scribe, why={})

    def _confirm(self, person: Person) -> None:
        seen = {note.id: note.revision for note in notes_reviewed(self._scene.session)}
        review.confirm(self._scene.session, person, seen)

    def _note(self, place: int) -> Note:
        """Return the note of the point at the place."""
        scene = self._scene
        item = scene.agenda.item(scene.sitting.points[place])
        return next(
            note
            for note in notes_reviewed(scene.session)
            if item is not None and note.agenda_item_id == item.id
        )

    def _object(self, told: Objection) -> None:
        scene, note = self._scene, self._note(told.on)
        by = scene.stage.person(told.by)
        task = next(
            one
            for one in follow_ups_of(by, scene.session)
            if one.agenda_item_id == note.agenda_item_id
        )
        passage = Passage(note, task)
        review.object_to(scene.session, passage, told.reason, base=task.revision, by=by)

    def _propose(self, other: Other) -> None:
        scene, note = self._scene, self._note(other.on)
        words = note.source.replace(other.instead_of, other.words)
        by = scene.stage.person(other.by)
        base, reason = note.revision, other.reason
        review.propose(scene.session, Passage(note), words, base=base, reason=reason, by=by)
