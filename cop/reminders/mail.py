"""What notices say by mail: one alone, or a summary of several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from flask_babel import gettext as _

from cop.jobs.letters import Letter, Row, Section, speaking
from cop.kit.addresses import public
from cop.kit.clock import now
from cop.kit.dates import clock_time, long_day, short_day
from cop.notices.sentences import moment_words, sentence
from cop.notices.words import SUBJECTS, Told

if TYPE_CHECKING:
    from cop.groups.models import Group
    from cop.notices.models import Notice
    from cop.people.models import Person

MOST_ROWS = 60  # of a summary; the rest is on the site


def letter_of(notice: Notice, person: Person, group: Group, *, stop: str) -> Letter:
    """Return the mail in which one notice is told."""
    with speaking(person):
        subject = str(SUBJECTS[notice.told]) % {"session": notice.given.get("session", "")}
        return Letter(
            subject=f"{group.name}: {subject}",
            paragraphs=(sentence(notice, person.time_zone),),
            facts=_facts(notice, person),
            act=(_("Read more"), _link(notice)),
            reason=_(
                "You get this mail because you belong to the circle %(name)s, or were invited.",
                name=group.name,
            ),
            feet=(_choose(), (_("No more such mails of this circle"), stop)),
        )


def summary_of(
    notices: Sequence[Notice], person: Person, groups: Mapping[int, Group], *, stop: str
) -> Letter:
    """Return the mail in which several notices are told, by circle."""
    with speaking(person):
        more = len(notices) - MOST_ROWS
        shown = notices[:MOST_ROWS]
        sections = [
            Section(
                _named(groups, group_id), [_row(n, person) for n in shown if n.group_id == group_id]
            )
            for group_id in dict.fromkeys(notice.group_id for notice in shown)
        ]
        told = [_("This is new in your circles.")]
        if more > 0:
            told.append(_("%(count)s more are on the site.", count=more))
        return Letter(
            subject=_("Your circles, %(day)s", day=long_day(now(), person.time_zone)),
            paragraphs=told,
            sections=sections,
            act=(_("All notices"), public("/me/notices")),
            reason=_("You get this summary because you belong to these circles."),
            feet=(_choose(), (_("No more summaries"), stop)),
        )


def _facts(notice: Notice, person: Person) -> list[tuple[str, str]]:
    """Return when and where, of what is not told by the sentence itself."""
    given = notice.given
    if notice.told is not Told.OPENED or not given.get("when"):
        return []
    facts = [(_("When"), moment_words(given["when"], person.time_zone))]
    return [*facts, (_("Place"), given["place"])] if given.get("place") else facts


def _named(groups: Mapping[int, Group], group_id: int) -> str:
    """Return the heading of what is told of one circle, or of the whole site."""
    return groups[group_id].name if group_id in groups else _("The whole site")


def _row(notice: Notice, person: Person) -> Row:
    at, tzid = notice.at, person.time_zone
    beside = f"{short_day(at, tzid)}, {clock_time(at, tzid)}"
    return Row(sentence(notice, tzid), _link(notice), beside)


def _link(notice: Notice) -> str:
    return public(f"/me/notices/{notice.id}")


def _choose() -> tuple[str, str]:
    return _("Choose what you are told"), public("/me/notices/settings")
