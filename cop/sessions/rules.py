"""Who may do what in a session."""

from __future__ import annotations

from dataclasses import dataclass

from cop.groups.rules import may_moderate, may_read_notes, may_take_part
from cop.groups.words import MemberRole
from cop.people.models import Person
from cop.sessions.models import AgendaItem, Session
from cop.sessions.words import ENDED, PLANNED, PointStatus, Status


@dataclass(frozen=True)
class Part:
    """What a person is to a session: role in its circle, and whether they lead or write."""

    person: Person | None
    role: MemberRole | None
    leads: bool
    writes: bool
    guest: bool = False  # was let into this session alone
    over: bool = False  # its circle is concluded: it is only read


def part_in(
    person: Person | None, role: MemberRole | None, session: Session, *, guest: bool = False
) -> Part:
    """Return the person's part in the session; leading and writing need a place in the circle."""
    inside = person is not None and may_take_part(role)
    return Part(
        person=person,
        role=role,
        leads=inside and person is not None and session.facilitator_id == person.id,
        writes=inside and person is not None and session.scribe_id == person.id,
        guest=guest,
        over=session.group.is_concluded,
    )


def takes_part(part: Part) -> bool:
    """Members, moderators and the guests of this session propose, discuss and check in."""
    return may_take_part(part.role) or (part.guest and not part.over)


def may_plan(part: Part) -> bool:
    """Moderators set time, place and duties, and answer proposals."""
    return may_moderate(part.role)


def may_lead(part: Part) -> bool:
    """The facilitator and moderators start the session, move from point to point, and end it."""
    return part.leads or may_moderate(part.role)


def may_keep_notes(part: Part) -> bool:
    """The scribe, the facilitator and moderators write notes, outcomes and attendance."""
    return part.writes or may_lead(part)


def may_write_notes(part: Part, session: Session) -> bool:
    """Notes are written while the session is on and until the minutes are adopted."""
    return may_keep_notes(part) and session.status in (Status.IN_PROGRESS, Status.WRITING_UP)


def may_see_notes(part: Part, session: Session) -> bool:
    """The circle and guests read working notes; adopted minutes all who see the session."""
    return (
        may_read_notes(part.role) or part.guest or session.status in (Status.ADOPTED, Status.CLOSED)
    )


def may_see_earlier_notes(part: Part) -> bool:
    """What was written and changed before the minutes were adopted stays inside the circle."""
    return may_read_notes(part.role)


def may_propose(part: Part, session: Session) -> bool:
    """Those who take part propose points until the session ends."""
    return takes_part(part) and session.status in (*PLANNED, Status.IN_PROGRESS)


def may_change_agenda(part: Part, session: Session) -> bool:
    """Moderators and the facilitator order the agenda until the session ends."""
    return may_lead(part) and session.status in (*PLANNED, Status.IN_PROGRESS)


def may_edit_point(part: Part, point: AgendaItem, *, own: bool) -> bool:
    """Moderators and the facilitator edit any point, others their own while it is proposed."""
    return may_lead(part) or (own and may_change_own(takes_part(part), point))


def may_change_own(partakes: bool, own_point: AgendaItem) -> bool:
    """Who proposed a point rewords it and takes it back as long as nobody has answered it."""
    return partakes and own_point.status is PointStatus.PROPOSED


def may_give_name(partakes: bool, own_point: AgendaItem) -> bool:
    """Who proposed a point without their name may add it at any time."""
    return partakes and own_point.nameless


def may_decide(part: Part, session: Session) -> bool:
    """Whoever leads says what becomes of a point, from the start until the session is closed."""
    return may_lead(part) and session.status not in (*PLANNED, Status.CLOSED, Status.CANCELLED)


def may_split(part: Part, session: Session) -> bool:
    """Whoever leads splits a point at any time before the session is closed."""
    return may_lead(part) and session.status not in (Status.CLOSED, Status.CANCELLED)


def may_raise(part: Part) -> bool:
    """Whoever takes part puts what came out of a session on an agenda again."""
    return may_take_part(part.role)


def may_check_in(part: Part, session: Session) -> bool:
    """Those who take part say that they are here from the start until the minutes are adopted."""
    going_on = (Status.IN_PROGRESS, Status.WRITING_UP, Status.IN_REVIEW)
    return takes_part(part) and session.status in going_on


def may_record_attendance(part: Part, session: Session) -> bool:
    """Whoever keeps the notes records who was there, also late: the gate asks for it."""
    late = session.status is Status.ADOPTED
    return may_keep_notes(part) and (late or may_check_in(part, session))


def may_settle(part: Part) -> bool:
    """The scribe and moderators send minutes for review, and settle what is contested in them."""
    return part.writes or may_moderate(part.role)


def may_review(part: Part) -> bool:
    """Those who take part confirm the minutes or propose other words, if they were there."""
    return takes_part(part)


def may_see_review(part: Part) -> bool:
    """The circle and the guests of the session read how the minutes are reviewed."""
    return may_read_notes(part.role) or part.guest


def may_send_for_review(part: Part, session: Session) -> bool:
    """Written notes are sent for review where the format has one."""
    is_reviewed = session.format.review_days > 0
    return may_settle(part) and is_reviewed and session.status is Status.WRITING_UP


def may_adopt(part: Part, session: Session) -> bool:
    """A moderator adopts the minutes once the session has ended, after the review if there is one.

    Whether the review has come so far, the review itself says.
    """
    is_reviewed = session.format.review_days > 0
    ready = Status.IN_REVIEW if is_reviewed else Status.WRITING_UP
    return may_moderate(part.role) and session.status in (ready, Status.IN_REVIEW)


def may_close(part: Part, session: Session) -> bool:
    """A moderator closes a session whose minutes are adopted."""
    return may_moderate(part.role) and session.status is Status.ADOPTED


def may_reopen(part: Part, session: Session) -> bool:
    """A moderator reopens a closed session, so that its minutes can be put right."""
    return may_moderate(part.role) and session.status is Status.CLOSED


def may_prolong(part: Part, session: Session) -> bool:
    """Moderators let a session in writing close later, as long as it is open."""
    return may_plan(part) and session.in_writing and session.status is Status.IN_PROGRESS


def may_cancel(part: Part, session: Session) -> bool:
    """A moderator cancels what has not begun."""
    return may_moderate(part.role) and session.status in PLANNED


def has_ended(session: Session) -> bool:
    """Say whether it was held and is over."""
    return session.status in ENDED
