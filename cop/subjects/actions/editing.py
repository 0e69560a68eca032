"""Headings are added, put right, approved, turned down, retired and taken up again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from flask_babel import gettext as _
from sqlalchemy import delete, insert, select

from cop.db import db
from cop.db.unit import lock
from cop.kit.problems import Invalid, Refused
from cop.subjects.models import Subject, SubjectBroader, SubjectName
from cop.subjects.naming import fit, key_of
from cop.subjects.queries import heading_of, tree
from cop.subjects.words import LANGUAGES, SubjectStatus


@dataclass(frozen=True)
class Named:
    """A heading in one language: its label, other names that lead to it, what it covers."""

    label: str
    others: Sequence[str] = ()
    note: str = ""


@dataclass(frozen=True)
class Described:
    """A heading as an administrator gives it: by language, and the ids of what is broader."""

    named: Mapping[str, Named]
    broader: Collection[int] = field(default_factory=tuple)


def add_subject(described: Described) -> Subject:
    """Put a heading into the list; Invalid where a name is missing, unfit or another's."""
    subject = Subject(status=SubjectStatus.APPROVED, version=1)
    names = _fit_names(described)
    _refuse_taken(names, None)
    db.session.add(subject)
    subject.names = names
    db.session.flush()
    _place(subject, described.broader)
    return subject


def change_subject(subject: Subject, described: Described, *, version: int) -> None:
    """Set what the heading says; one that was proposed, retired or turned down is approved with it.

    Raises Refused where somebody changed it since `version`, Invalid as `add_subject` does.
    """
    lock(subject)
    if subject.version != version or subject.status is SubjectStatus.MERGED:
        raise Refused(_("Somebody changed this heading meanwhile. Compare, then save again."))
    names = _fit_names(described)
    _refuse_taken(names, subject.id)
    _refuse_circles(subject.id, described.broader)
    subject.names.clear()
    db.session.flush()  # the old names go before the same come again
    subject.names = names
    subject.status = SubjectStatus.APPROVED
    subject.version += 1
    db.session.flush()
    _place(subject, described.broader)


def decline_subject(subject: Subject) -> None:
    """Keep what was typed as mere words on what has it; Refused if it was answered already."""
    lock(subject)
    if subject.status is not SubjectStatus.PROPOSED:
        raise Refused(_("This heading was answered already."))
    _become(subject, SubjectStatus.DECLINED)


def retire_subject(subject: Subject) -> None:
    """Offer the heading no more; what has it keeps it, and what was below it moves up.

    Raises Refused for one that is not in the list.
    """
    lock(subject)
    if subject.status is not SubjectStatus.APPROVED:
        raise Refused(_("This heading is not in the list any more."))
    _become(subject, SubjectStatus.RETIRED)


def restore_subject(subject: Subject) -> None:
    """Take a retired heading into the list again; Refused for any other."""
    lock(subject)
    if subject.status is not SubjectStatus.RETIRED:
        raise Refused(_("This heading is not retired."))
    _become(subject, SubjectStatus.APPROVED)


def _become(subject: Subject, status: SubjectStatus) -> None:
    subject.status = status
    subject.version += 1
    db.session.flush()


def _fit_names(described: Described) -> list[SubjectName]:
    """Return the names as rows; a name that is given twice in a language counts once."""
    rows: dict[tuple[str, str], SubjectName] = {}
    for language in LANGUAGES:
        named = described.named.get(language, Named(""))
        if not named.label.strip():
            raise Invalid(_("A heading needs a name in each language."))
        for place, name in enumerate((named.label, *named.others)):
            words, first = fit(name), place == 0
            if not words:
                continue
            note = named.note.strip() if first else ""
            row = SubjectName(
                language=language, words=words, key=key_of(words), preferred=first, note=note
            )
            rows.setdefault((language, row.key), row)
    return list(rows.values())


def _refuse_taken(names: Sequence[SubjectName], own_id: int | None) -> None:
    """Raise Invalid where a name leads to another heading in the same language."""
    wanted = {(name.language, name.key): name.words for name in names}
    others = db.session.scalars(
        select(SubjectName).where(
            SubjectName.key.in_([name.key for name in names]),
            SubjectName.subject_id != (own_id or 0),
        )
    )
    for other in others:
        if (other.language, other.key) in wanted:
            raise Invalid(
                _(
                    "“%(name)s” leads to the heading “%(other)s” already. Merge the two instead.",
                    name=wanted[other.language, other.key],
                    other=heading_of(other.subject).label,
                )
            )


def _refuse_circles(subject_id: int, broader: Collection[int]) -> None:
    """Raise Invalid where the heading would stand above itself."""
    whole = tree()
    for one in broader:
        if one == subject_id or subject_id in whole.all_above(one):
            label = whole.headings[one].label
            raise Invalid(_("“%(name)s” is this heading or below it.", name=label))


def _place(subject: Subject, broader: Collection[int]) -> None:
    db.session.execute(delete(SubjectBroader).where(SubjectBroader.subject_id == subject.id))
    rows = [{"subject_id": subject.id, "broader_id": one} for one in dict.fromkeys(broader)]
    if rows:
        db.session.execute(insert(SubjectBroader), rows)
