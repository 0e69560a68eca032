"""A series changes: all that is to come, or from one session on; what was held never does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from sqlalchemy import func, select

from cop.audit.actions import record
from cop.db import db
from cop.db.unit import lock
from cop.groups.standing import must_be_active
from cop.kit.clock import now
from cop.kit.problems import Refused
from cop.people.models import Person
from cop.series.actions import SeriesText, describe, make_series, settle
from cop.series.models import Series
from cop.series.occurrences import held
from cop.series.queries import closures_of
from cop.sessions.actions import hand_on, mark_stale
from cop.sessions.actions.planning import in_calendars
from cop.sessions.models import Session
from cop.sessions.telling import tell_moved
from cop.sessions.words import PLANNED, Status

A_DAY = timedelta(days=1)
A_MOMENT = timedelta(seconds=1)
FOLLOWS_ALONG = ("title", "tzid", "duration", "mode", "place", "link")
A_WAY = {"duration", "mode", "place", "link"}  # of meeting: of another one all of it or nothing


def change_all(series: Series, said: SeriesText, *, version: int, by: Person) -> int:
    """Let the series go on so from now; sessions that were held or are on stay as they are.

    Sessions made ahead move along, but for what somebody changed of them by hand. Returns how
    many found no place in the new rhythm and stay as sessions of their own. Raises Refused where
    somebody changed the series since `version`, Invalid where the new rule meets no day.
    """
    _hold(series, version)
    before, rows = told(series), _ahead(series, since=now())
    was, times = _common(series), _times(series)
    describe(series, settled(series, said))
    series.sequence, series.version = series.sequence + 1, series.version + 1
    hand_on(series, series, stale=times != _times(series))
    record("change", "series", series.id, by=by, before=before)
    return _move_along(rows, was, series, by=by)


def change_following(
    series: Series, at: datetime, said: SeriesText, *, version: int, by: Person
) -> tuple[Series, int]:
    """Let the series end before its session at the moment, and another one go on from there.

    Returns the new one, and how many sessions found no place in it. Where there is nothing before
    that session the whole series changes. Raises as `change_all` does.
    """
    if _is_first(series, at):
        return series, change_all(series, said, version=version, by=by)
    _hold(series, version)
    rows, was, before = _ahead(series, since=at), _common(series), told(series)
    times, said = _times(series), settled(series, said, since=at)
    following = make_series(series.group, said, by=by, continues=series)
    hand_on(series, following, stale=times != _times(following))
    _end_before(series, at)
    record("change", "series", series.id, by=by, before=before)
    return following, _move_along(rows, was, following, by=by)


def settled(series: Series, said: SeriesText, *, since: datetime | None = None) -> SeriesText:
    """Return the rule and the first day to which the change leads, of all or from a session on.

    It leads to no day before that session: two series never plan for the same time.
    """
    if since and not _is_first(series, since):
        day = since.astimezone(ZoneInfo(series.tzid)).date()
    else:
        day = _first_free_day(series, said.tzid)
    earliest = datetime.combine(day, said.first.time())
    return settle(said, earliest=max(earliest, said.first))


def end_series(series: Series, *, version: int, by: Person) -> None:
    """Let the series have no further session; those that are made stay. Refused as above."""
    _hold(series, version)
    record("end", "series", series.id, by=by, before=told(series))
    _end_before(series, now())
    series.ended_at = now()
    db.session.flush()


def told(series: Series) -> str:
    """Return the series in one line, for the audit log."""
    when = f"{series.first_day} {series.begins:%H:%M} {series.tzid}"
    return ", ".join(
        filter(None, (series.title, series.rule, when, series.mode.value, series.place))
    )


def _hold(series: Series, version: int) -> None:
    lock(series.group)
    must_be_active(series.group)
    lock(series)
    if series.version != version:
        raise Refused(_("Somebody changed this series meanwhile. Compare, then save again."))


def _end_before(series: Series, at: datetime) -> None:
    last, rule = at - A_MOMENT, series.parsed
    series.rule = replace(rule, until=min(rule.until or last, last), count=None).text
    series.sequence, series.version = series.sequence + 1, series.version + 1
    db.session.flush()


def _is_first(series: Series, at: datetime) -> bool:
    """Say whether no session of the series was made or planned before the moment."""
    early = series.first.replace(tzinfo=ZoneInfo(series.tzid)).astimezone(at.tzinfo)
    return early >= at


def _ahead(series: Series, *, since: datetime) -> Sequence[Session]:
    """Return the sessions that are made and not begun, with the tombstones among them."""
    return db.session.scalars(
        select(Session)
        .where(
            Session.series_id == series.id,
            Session.recurrence_id >= since,
            Session.status.in_((*PLANNED, Status.CANCELLED)),
        )
        .order_by(Session.recurrence_id)
        .with_for_update(of=Session, key_share=True)
    ).all()


def _first_free_day(series: Series, tzid: str) -> date:
    """Return the first day on which the series may go on: no second session on one day."""
    zone, begun = ZoneInfo(tzid), Session.status.not_in((*PLANNED, Status.CANCELLED))
    last = db.session.scalar(
        select(func.max(Session.recurrence_id)).where(Session.series_id == series.id, begun)
    )
    today = now().astimezone(zone).date()
    return max(today, last.astimezone(zone).date() + A_DAY) if last else today


def _times(series: Series) -> tuple[object, ...]:
    """Return what says at which times the series meets, however long."""
    rule = replace(series.parsed, until=None, count=None)
    return rule, series.begins, series.tzid


def _common(series: Series) -> dict[str, object]:
    return {name: getattr(series, name) for name in FOLLOWS_ALONG}


def _move_along(
    rows: Sequence[Session], was: dict[str, object], series: Series, *, by: Person
) -> int:
    """Give each session its place in the new rhythm; return how many have none."""
    originals = [(row, row.recurrence_id) for row in rows if row.recurrence_id]
    for row in rows:
        row.recurrence_id = None
    db.session.flush()
    places = _places_for([original for row, original in originals], series)
    lost = 0
    for row, original in originals:
        if place := places.get(original):
            _move(row, original, place, was, series, by=by)
        else:
            row.series_id, lost = None, lost + (row.status in PLANNED)
    db.session.flush()
    return lost


def _places_for(originals: Sequence[datetime], series: Series) -> dict[datetime, datetime]:
    """Return where each session goes: to the place on its day, else to the next one left free."""
    closures = closures_of(series.group, (now() - A_DAY).date())
    free = [one.at for one in held(series, closures, after=now())]
    zone, found = ZoneInfo(series.tzid), {}
    for same_day in (True, False):
        for original in [one for one in originals if one not in found]:
            day = original.astimezone(zone).date()
            after = [place for place in free if place.astimezone(zone).date() >= day]
            if after and (not same_day or after[0].astimezone(zone).date() == day):
                found[original] = after[0]
                free.remove(after[0])
    return found


def _move(
    row: Session,
    original: datetime,
    place: datetime,
    was: dict[str, object],
    series: Series,
    *,
    by: Person,
) -> None:
    """Set the session's place, and what nobody changed of it by hand as the series has it now.

    Those who come are told of another time or place.
    """
    by_hand = row.starts_at != original
    row.series_id, row.recurrence_id = series.id, place
    if row.status not in PLANNED:
        return
    before = in_calendars(row)
    if not by_hand and row.starts_at != place:
        row.starts_at = place
        mark_stale(row)
    for name in _follows(row, was, series) - ({"tzid"} if by_hand else set()):
        setattr(row, name, getattr(series, name))
    moved = in_calendars(row) != before
    row.version += 1
    if moved:
        row.sequence = max(row.sequence + 1, series.sequence)
    if moved and row.status is Status.OPEN:
        tell_moved(row, by=by)


def _follows(row: Session, was: dict[str, object], series: Series) -> set[str]:
    """Return what the session has as its series had it; its way of meeting whole or not."""
    same = {name for name, value in was.items() if getattr(row, name) == value}
    if was["mode"] != series.mode and not same >= A_WAY:
        return same - A_WAY
    return same
