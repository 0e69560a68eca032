"""What is written down during a sitting: notes and what came out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from cop.decisions.actions import add_decision
from cop.demo.notation import Info, Outcome, Point, Task
from cop.followups import actions as follow_ups
from cop.followups.models import FollowUp
from cop.followups.words import FollowUpStatus
from cop.minutes import actions as minutes
from cop.sessions.models import AgendaItem

if TYPE_CHECKING:
    from cop.demo.scene import Scene

A_MOMENT = timedelta(seconds=15)
SETTLED_AT = "15.05"


class Record:
    """Writes down one scene, by its scribe."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._revisions: dict[int | None, int] = {}  # of each point's note, as the scribe knows it

    def of(self, point: Point, begins: datetime, lasts: timedelta) -> None:
        """Let the notes and outcomes of a point be written while it is talked about."""
        then = self._scene.then
        if point.earlier:
            then(begins + lasts * 0.3, self._write, point, point.earlier)
        then(begins + lasts * 0.6, self._write, point, point.note)
        for place, outcome in enumerate(point.outcomes, start=1):
            then(begins + lasts * 0.6 + place * A_MOMENT, self._note, point, outcome)

    def sum_up(self, text: str) -> None:
        """Write the summary."""
        self._save(None, text)

    def _write(self, point: Point, text: str) -> None:
        item = self._scene.agenda.item(point)
        if item is not None:
            self._save(item, text)

    def _save(self, item: AgendaItem | None, text: str) -> None:
        scene, place = self._scene, item.id if item else None
        base = self._revisions.get(place, 0)
        words = scene.words(text)
        note = minutes.save_note(scene.session, item, words, base=base, by=scene.scribe)
        self._revisions[place] = note.revision

    def _note(self, point: Point, outcome: Outcome) -> None:
        scene, item = self._scene, self._scene.agenda.item(point)
        if item is None:
            return
        if isinstance(outcome, Task):
            return self._hand_out(item, outcome)
        add = minutes.add_information if isinstance(outcome, Info) else add_decision
        add(scene.session, item, scene.words(outcome.text), by=scene.scribe)

    def _hand_out(self, item: AgendaItem, task: Task) -> None:
        scene = self._scene
        follow_up = follow_ups.add_follow_up(
            scene.session,
            item,
            what=scene.words(task.what),
            who=scene.stage.people.get(task.who),
            who_name=task.who,
            due=scene.stage.due(task.due, scene.sitting.day),
            by=scene.scribe,
        )
        if task.done is not None:
            scene.then(f"+{task.done} {SETTLED_AT}", self._settle, follow_up, task)

    def _settle(self, follow_up: FollowUp, task: Task) -> None:
        status = FollowUpStatus.CANCELLED if task.needless else FollowUpStatus.DONE
        by = self._scene.stage.people.get(task.who, self._scene.stage.moderator)
        follow_ups.settle(follow_up, status, by=by)
