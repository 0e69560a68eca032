"""Who has the duties of one session, as its page shows it to somebody who may do something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cop.duties.facts import Facts, Member, Spot, facts_of, spot_of
from cop.duties.rules import Missing, Suggestion, Turn, may_give, may_pass_on, may_take
from cop.duties.words import Duty, duties_in
from cop.groups.formats import Format
from cop.groups.models import Group
from cop.kit.clock import now
from cop.people.models import Person
from cop.sessions.models import Session
from cop.sessions.queries import Replies
from cop.sessions.rules import Part
from cop.sessions.words import PLANNED, Reply


@dataclass(frozen=True)
class DutyShown:
    """One duty: who has it, why they will not be there, and who comes next by turn."""

    duty: Duty
    holder: Person | None
    mine: bool
    missing: Missing | None
    suggestion: Suggestion | None


@dataclass(frozen=True)
class DutiesShown:
    """The duties of a session with what the person may do about them."""

    each: Sequence[DutyShown]
    may_give: bool
    may_take: bool
    may_pass_on: bool


def duties_on(part: Part, session: Session, replies: Replies | None) -> DutiesShown | None:
    """Return the duties, None for somebody who can do nothing about them.

    Whose turn it is, is only asked where a duty waits for somebody, and for who may give it.
    """
    given = may_give(part, session.status)
    taken = may_take(part, session.status)
    passed = may_pass_on(part, session.status)
    if not (given or taken or passed):
        return None
    lines = [_line(duty, part, session, replies) for duty in duties_in(session.format)]
    waits = session.status in PLANNED and any(not one.holder or one.missing for one in lines)
    if given and waits:
        facts = facts_of(session.group, works=session.format)
        lines = [_with_suggestion(one, lines, facts, session) for one in lines]
    return DutiesShown(lines, given, taken, passed)


def _line(duty: Duty, part: Part, session: Session, replies: Replies | None) -> DutyShown:
    holder = session.facilitator if duty is Duty.LEAD else session.scribe
    mine = part.leads if duty is Duty.LEAD else part.writes
    return DutyShown(duty, holder, mine, _missing(holder, replies), None)


def _missing(holder: Person | None, replies: Replies | None) -> Missing | None:
    if holder is None or replies is None:
        return None
    row = next((one for one in replies.rows if one.id == holder.id), None)
    if row is None:
        return Missing.DECLINED  # they belong to the circle no more
    if row.answer is not Reply.DECLINED:
        return None
    return Missing.AWAY if row.away and row.own is None else Missing.DECLINED


def _with_suggestion(
    line: DutyShown, lines: Sequence[DutyShown], facts: Facts, session: Session
) -> DutyShown:
    if line.holder and not line.missing:
        return line
    taken = [one.holder.id for one in lines if one.holder and one is not line]
    found = facts.suggestion(line.duty, spot_of(session), taken=taken)
    if found and line.holder and found.id == line.holder.id:
        found = None
    return DutyShown(line.duty, line.holder, line.mine, line.missing, found)


@dataclass(frozen=True)
class Choice:
    """One duty of one session, with everybody who may have it, in the order of the turn."""

    duty: Duty
    holder: Member | None
    holder_id: int | None
    suggestion: Suggestion | None
    turns: Sequence[Turn]
    others: Sequence[Member]  # who asked not to be suggested, or are no trainers


def choices_in(facts: Facts, spot: Spot, holders: Mapping[Duty, int | None]) -> list[Choice]:
    """Return who could have each duty."""
    return [_choice(facts, spot, duty, holders) for duty in holders]


def _choice(facts: Facts, spot: Spot, duty: Duty, holders: Mapping[Duty, int | None]) -> Choice:
    taken = [who for other, who in holders.items() if who and other is not duty]
    turns = facts.order(duty, spot)
    asked = {turn.one.id for turn in turns}
    return Choice(
        duty=duty,
        holder=facts.member(holders[duty]),
        holder_id=holders[duty],
        suggestion=facts.suggestion(duty, spot, taken=taken),
        turns=turns,
        others=[one for one in facts.members if one.id not in asked],
    )


def proposed_in(group: Group, session: Session | None = None) -> dict[Duty, Suggestion]:
    """Return whose turn it is in the session, or in one of the circle that is planned now."""
    facts = facts_of(group, works=session.format if session else None)
    return facts.suggestions(spot_of(session) if session else Spot(now(), "UTC"))


def ids_of(proposed: Mapping[Duty, Suggestion], works: Format) -> tuple[int, int]:
    """Return the ids of who would lead and who would write, one person where the format says so.

    0 stands for nobody.
    """
    leads, writes = (proposed[duty].id if duty in proposed else 0 for duty in Duty)
    return leads, leads if works.facilitator_writes else writes
