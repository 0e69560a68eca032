"""The rota of the morning talk: whoever moderates led it, until the circle wanted turns."""

from __future__ import annotations

from dataclasses import replace

from cop.demo.stage import Stage
from cop.duties.actions import heed_absence
from cop.groups import actions as groups
from cop.people.actions import AbsenceText, say_absence

TURNS = (-1, "08.40")  # when the circle decided that everybody leads
AWAY = ("ayu", 1, 3, "Dinas luar ke Cabang Dahlia")


def without_turns(stage: Stage) -> None:
    """Let the same people go on leading, as the story tells it, until the day of the turns."""
    _change(stage, by_turn=False)
    stage.then(TURNS, _turn_about, stage)


def _turn_about(stage: Stage) -> None:
    """Let everybody lead by turn; Ayu has said when she is away."""
    _change(stage, by_turn=True)
    login, first, last, reason = AWAY
    days = stage.days.day(first), stage.days.day(last)
    heed_absence(say_absence(stage.people[login], AbsenceText(*days, reason)))


def _change(stage: Stage, *, by_turn: bool) -> None:
    group = stage.group
    wanted = replace(group.format, by_turn=by_turn)
    groups.change_format(group, wanted, version=group.version, by=stage.moderator)
