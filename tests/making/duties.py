"""Makes sessions of a series, what follows one, and what people answer."""

from __future__ import annotations

from cop.chain import actions as chain
from cop.kit.clock import now
from cop.people.models import Person
from cop.series.models import Series
from cop.series.occurrences import held
from cop.sessions import actions as sessions
from cop.sessions.models import Session
from cop.sessions.words import Reply
from tests.bed.writing import in_own_units
from tests.making.minutes import MakeMinutes
from tests.making.steps import kept, moderator


@in_own_units
class MakeDuties(MakeMinutes):
    """What duties follow from."""

    def session_of(self, series: Series, *, ahead: int = 0) -> Session:
        """Make the next session of the series, or one that comes so many after it."""
        at = held(series, [], after=now(), most=ahead + 1)[ahead].at
        return kept(chain.session_at(series, at, by=None))

    def next(self, session: Session) -> Session:
        """Make the session that follows this one."""
        return kept(chain.next_session(session, by=moderator(session.group)))

    def reply(self, session: Session, person: Person, answer: Reply) -> None:
        """Let the person answer whether they come."""
        sessions.reply(session, person, answer)
        kept(session)
