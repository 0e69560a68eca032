"""What ties outputs to sessions: begun from the notes, continued, pinned at the close."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import or_, select

from cop.audit.actions import record
from cop.db import db
from cop.db.unit import lock
from cop.groups.formats import OutputWay
from cop.kit.problems import Refused
from cop.outputs.actions.writing import Credit, OutputText, newest_of, start_output
from cop.outputs.models import Output, SessionOutput
from cop.outputs.words import OutputStatus, OutputType
from cop.people.models import Person
from cop.sessions.actions.states import in_state
from cop.sessions.models import Attendance, Session
from cop.sessions.words import ENDED, HERE, PresenceSource, Status

TYPES = {
    OutputWay.MANUSCRIPT: OutputType.ARTICLE,
    OutputWay.MATERIALS: OutputType.TRAINING_MODULE,
}  # what sessions of a format make, if not a summary


def start_from_notes(session: Session, *, by: Person, compiled: str) -> Output:
    """Make a draft from a session's compiled notes, tied to it; once a session has one, return it.

    The digest that a session feeds does not count: a morning talk may make a guideline as well,
    also when it is closed already. A writing circle's first output is its running manuscript,
    which later sessions go on with. Refused before the session starts.
    """
    lock(session)
    known = _first_of(session)
    if known is not None:
        return known.output
    in_state(session, Status.IN_PROGRESS, *ENDED)
    running = link_running_manuscript(session)
    if running is not None:
        return running.output
    return _started(session, by=by, compiled=compiled)


def link_running_manuscript(session: Session) -> SessionOutput | None:
    """Tie the session to the manuscript that its circle is writing on, where there is one."""
    if session.format.output is not OutputWay.MANUSCRIPT:
        return None
    lock(session.group)
    manuscript = db.session.scalar(
        select(Output)
        .where(
            Output.group_id == session.group_id,
            Output.running,
            Output.period.is_(None),
            Output.status == OutputStatus.DRAFT,
        )
        .order_by(Output.id.desc())
        .limit(1)
    )
    return tie(session, manuscript) if manuscript else None


def tie(session: Session, output: Output) -> SessionOutput:
    """Say that the session made or fed the output; saying it twice changes nothing."""
    known = db.session.scalar(
        select(SessionOutput).where(
            SessionOutput.session_id == session.id, SessionOutput.output_id == output.id
        )
    )
    if known is not None:
        return known
    made = SessionOutput(session_id=session.id, output_id=output.id, session=session, output=output)
    db.session.add(made)
    session.version += 1
    db.session.flush()
    return made


def tie_existing(session: Session, output: Output) -> SessionOutput:
    """Say that a session which is on or was held worked on an output of its circle.

    Refused once the session is closed, and for the output of another circle.
    """
    in_state(session, Status.IN_PROGRESS, Status.WRITING_UP, Status.ADOPTED)
    if output.group_id != session.group_id:
        raise Refused(_("This output belongs to another circle."))
    return tie(session, output)


def untie(session: Session, output: Output, *, by: Person) -> None:
    """Take back that the session worked on the output, which stays; until the session is closed."""
    in_state(session, Status.IN_PROGRESS, Status.WRITING_UP, Status.ADOPTED)
    made = db.session.scalar(
        select(SessionOutput).where(
            SessionOutput.session_id == session.id, SessionOutput.output_id == output.id
        )
    )
    if made is None:
        return
    record("untie", "output", output.id, by=by, before=session.name, session=session.id)
    db.session.delete(made)
    session.version += 1
    db.session.flush()


def pin(session: Session) -> None:
    """Remember at which version each output of the session stands, when it closes.

    After a reopening those that were pinned stay as they are, but for the digest, fed anew.
    """
    for made in db.session.scalars(
        select(SessionOutput).where(SessionOutput.session_id == session.id)
    ):
        if made.version_number is not None and made.output.period is None:
            continue
        newest = newest_of(made.output)
        made.version_number = newest.number if newest else None
    db.session.flush()


def _first_of(session: Session) -> SessionOutput | None:
    """Return what was begun from the session first, other than the digest that it feeds."""
    return db.session.scalar(
        select(SessionOutput)
        .join(Output, Output.id == SessionOutput.output_id)
        .where(SessionOutput.session_id == session.id, Output.period.is_(None))
        .order_by(SessionOutput.id)
        .limit(1)
    )


def _started(session: Session, *, by: Person, compiled: str) -> Output:
    way = session.format.output
    written = OutputText(
        title=session.name,
        type=TYPES.get(way, OutputType.SUMMARY),
        language=session.group.language,
        body=compiled,
        credits=_those_present(session),
    )
    output = start_output(session.group, written, by=by)
    output.running = way is OutputWay.MANUSCRIPT
    tie(session, output)
    return output


def _those_present(session: Session) -> list[Credit]:
    """Return who was there, but for visitors: nobody has checked their names."""
    by_others = Attendance.source != PresenceSource.SELF
    rows = db.session.scalars(
        select(Attendance)
        .where(
            Attendance.session_id == session.id,
            Attendance.how.in_(HERE),
            or_(Attendance.person_id.is_not(None), by_others),
        )
        .order_by(Attendance.id)
    )
    return [Credit(row.shown_name, row.person) for row in rows]
