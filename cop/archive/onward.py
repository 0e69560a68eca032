"""Where to go on when the archive has no answer: whom to ask, and where to raise the question."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from cop.archive.knowing import Knows, who_knows
from cop.groups.queries import CircleRow, groups_among
from cop.people.models import Person
from cop.search.analyser import STEM_MARK, marks_of, storable, tokens
from cop.sessions.models import Session
from cop.sessions.queries import next_sessions, part_of, sessions_among
from cop.sessions.rules import may_propose
from cop.subjects.queries import approved_names
from cop.subjects.tree import Tree

SHORTEST_BEGINNING = 5  # letters of a word that may be the beginning of a heading: "katalog"
MOST_MEANT = 4  # subjects that one question means
KNOWERS = 5
TRIED = 3  # sessions that are looked at before the backlog has to do


@dataclass(frozen=True)
class Onward:
    """Who knows, and the session in which the question may be raised; both may be missing."""

    knowers: Sequence[Knows] = ()
    session: Session | None = None


def onward(
    person: Person,
    question: str,
    *,
    whole: Callable[[], Tree],
    circles: Collection[CircleRow],
    told: Collection[int],
) -> Onward:
    """Return where the person may go on with the question; `told` are circles with results.

    `whole` gives the list of subjects; it is asked for only where the question names one.
    """
    family = {one for meant in subjects_meant(question) for one in whole().family(meant)}
    return Onward(
        _others_who_know(person, family) if family else (),
        _fitting(person, family, circles, told),
    )


def _others_who_know(person: Person, family: Collection[int]) -> list[Knows]:
    known = who_knows(person, family, limit=KNOWERS + 1)
    return [one for one in known if one.person.id != person.id][:KNOWERS]


def subjects_meant(question: str) -> list[int]:
    """Return the ids of the headings that the question names, by any name and word form.

    A heading is meant where all words of one of its names are in the question, or where the whole
    question is the beginning of a name; one of a single word also where its beginning is there.
    """
    asked = [token.word for token in tokens(storable(question))]
    roots = {mark for word in asked for mark in _roots(word)}
    beginnings = tuple(word for word in asked if len(word) >= SHORTEST_BEGINNING)
    meant: dict[int, int] = {}
    for subject_id, name in approved_names() if asked else ():
        words = [token.word for token in tokens(storable(name))]
        begun = words[: len(asked)] == asked and len(asked[0]) >= SHORTEST_BEGINNING
        if words and (begun or _is_named(words, roots, beginnings)):
            meant[subject_id] = max(meant.get(subject_id, 0), len(words))
    return sorted(meant, key=lambda one: (-meant[one], one))[:MOST_MEANT]


def _is_named(words: Sequence[str], roots: Collection[str], beginnings: tuple[str, ...]) -> bool:
    if len(words) == 1 and beginnings and words[0].startswith(beginnings):
        return True
    return all(any(root in roots for root in _roots(word)) for word in words)


def _roots(word: str) -> Iterable[str]:
    return (mark.removeprefix(STEM_MARK) for mark in marks_of(word))


def _fitting(
    person: Person, family: Collection[int], circles: Collection[CircleRow], told: Collection[int]
) -> Session | None:
    """Return the next session of one's own circles that fits best and takes proposals.

    First one about the subject, then one of a circle that was about the subject or has said
    something to the question, then the nearest.
    """
    own = {group.id for group in circles}
    ahead = {one: session for one, session in next_sessions(person).items() if one in own}
    if not ahead:
        return None
    about = groups_among(person, family, own) if family else set()
    ids = [session.id for session in ahead.values()]
    exact = sessions_among(person, family, ids) if family else set()
    order = sorted(
        ahead.values(), key=lambda one: (*_fit(one, exact, about, told), one.starts_at, one.id)
    )
    return next((one for one in order[:TRIED] if may_propose(part_of(person, one), one)), None)


def _fit(
    session: Session, exact: Collection[int], about: Collection[int], told: Collection[int]
) -> tuple[bool, bool, bool]:
    """Return what puts a session before others; False stands before True."""
    group_id = session.group_id
    return session.id not in exact, group_id not in about, group_id not in told
