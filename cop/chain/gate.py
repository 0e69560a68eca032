"""What a session still needs before it can be closed."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _

from cop.chain.carried import carried_points, undecided_among
from cop.groups.formats import OutputWay
from cop.minutes.models import Minutes
from cop.minutes.queries import minutes_of
from cop.outputs.queries import outputs_of
from cop.sessions.models import Session
from cop.sessions.queries import attendance_of, points_shown
from cop.sessions.rules import Part


@dataclass(frozen=True)
class Gate:
    """The three things that close a session; each is there or not.

    `undecided` names the points that were carried too often to be carried once more.
    """

    attendance: bool
    minutes: bool
    output: bool
    undecided: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Say whether nothing is missing."""
        return self.attendance and self.minutes and self.output and not self.undecided

    @property
    def missing(self) -> list[str]:
        """Return a sentence for each thing that is missing, with what to do about it."""
        sentences = (
            (self.attendance, _("Write down who was there.")),
            (self.minutes, _("Adopt the minutes.")),
            (self.output, _("Start an output from the notes, or say why there is none.")),
        )
        missing = [sentence for is_there, sentence in sentences if not is_there]
        return missing + [
            _("“%(title)s” was carried three times: decide what becomes of it.", title=title)
            for title in self.undecided
        ]


def gate_of(part: Part, session: Session) -> Gate:
    """Return what of the gate is met."""
    person = part.person
    points = points_shown(person, session)
    return gate_from(
        session,
        attendance=bool(attendance_of(person, session)),
        minutes=minutes_of(person, session),
        outputs=bool(outputs_of(person, session)),
        undecided=undecided_among(points, carried_points(points)),
    )


def gate_from(
    session: Session,
    *,
    attendance: bool,
    minutes: Minutes | None,
    outputs: bool,
    undecided: tuple[str, ...],
) -> Gate:
    """Return the same from what is known already: who was there, the minutes, any outputs."""
    is_settled = outputs or bool(session.no_output_reason) or _feeds_digest(session, minutes)
    return Gate(attendance, minutes is not None, is_settled, undecided)


def _feeds_digest(session: Session, minutes: Minutes | None) -> bool:
    """Say whether the digest of the week gets anything from the session."""
    if minutes is None or session.format.output is not OutputWay.DIGEST:
        return False
    return any(point.source.strip() or point.outcomes for point in minutes.points)
