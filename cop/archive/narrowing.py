"""What the operators of a question mean to the person who asks, and what to say of the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING

from flask_babel import gettext as _

from cop.archive.days import days_named
from cop.archive.kinds import kinds_named
from cop.archive.operators import Operator, Read, Used
from cop.archive.places import place_named
from cop.kit.dates import full_day
from cop.search.analyser import tokens
from cop.search.results import Trait
from cop.search.words import DOC_KINDS

if TYPE_CHECKING:
    from cop.people.models import Person


@dataclass(frozen=True)
class Meaning:
    """What one operator asks for; `label` says it to the person."""

    label: str
    trait: Trait | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Narrowed:
    """What all operators ask for together.

    `told` has for each that was understood its label and the question without it, `amiss` a
    sentence for each that was not.
    """

    having: tuple[Trait, ...] = ()
    lacking: tuple[Trait, ...] = ()
    since: date | None = None
    until: date | None = None
    told: tuple[tuple[str, str], ...] = ()
    amiss: tuple[str, ...] = ()


NOT_NARROWED = Narrowed()


def narrowed(person: Person | None, question: Read) -> Narrowed:
    """Return what the operators mean; what the person may not see is as if it were not there."""
    answers = [(used, _meaning(person, used)) for used in question.used]
    understood = [(used, one) for used, one in answers if isinstance(one, Meaning)]
    amiss = [one for _used, one in answers if isinstance(one, str)]
    amiss += [_unknown(name) for name in question.unknown]
    days = [one for _used, one in understood]
    return Narrowed(
        having=tuple(_wanted(understood)),
        lacking=tuple(one.trait for used, one in understood if used.is_minus and one.trait),
        since=max((one.since for one in days if one.since), default=None),
        until=min((one.until for one in days if one.until), default=None),
        told=tuple((_label(used, one), used.rest) for used, one in understood),
        amiss=tuple(dict.fromkeys(amiss)),
    )


def _wanted(understood: Iterable[tuple[Used, Meaning]]) -> Iterable[Trait]:
    """Give what a text must have: every author, and one of the places and of the kinds."""
    wanted = [(used.operator, one.trait) for used, one in understood if not used.is_minus]
    yield from (trait for operator, trait in wanted if operator is Operator.BY and trait)
    for choice in (Operator.IN, Operator.KIND):
        traits = [trait for operator, trait in wanted if operator is choice and trait]
        if traits:
            yield reduce(Trait.either, traits)


def _meaning(person: Person | None, used: Used) -> Meaning | str:
    """Return what the operator means, or a sentence that says why it means nothing."""
    if not used.value:
        return _needs_more(used)
    if used.operator is Operator.BY:
        return _author(used)
    if used.operator is Operator.IN:
        return _place(person, used)
    return _kind(used) if used.operator is Operator.KIND else _day(used)


def _author(used: Used) -> Meaning | str:
    if not any(tokens(used.value)):
        return _needs_more(used)
    return Meaning(_("by %(name)s", name=used.value), Trait(author=used.value))


def _place(person: Person | None, used: Used) -> Meaning | str:
    place = place_named(person, used.value)
    if place is None:
        return _(
            "“%(typed)s” narrows nothing: there is no circle, library or subject of this name"
            " that you can see.",
            typed=used.typed,
        )
    return Meaning(_("in %(place)s", place=place.label), place.trait)


def _kind(used: Used) -> Meaning | str:
    named = kinds_named(used.value)
    if named is None:
        kinds = ", ".join(str(label).lower() for label in DOC_KINDS.values())
        return _(
            "“%(typed)s” narrows nothing: the kinds are %(kinds)s, and the types of outputs.",
            typed=used.typed,
            kinds=kinds,
        )
    return Meaning(named.label, named.trait)


def _day(used: Used) -> Meaning | str:
    days = days_named(used.value)
    if days is None:
        return _(
            "“%(typed)s” narrows nothing: write a day as 2026-01-31, a month as 2026-01,"
            " or a year.",
            typed=used.typed,
        )
    if used.is_minus:
        return _("“%(typed)s” narrows nothing: leave out the minus.", typed=used.typed)
    if used.operator is Operator.BEFORE:
        return Meaning(_("before %(day)s", day=full_day(days.first)), until=days.first)
    return Meaning(_("after %(day)s", day=full_day(days.last)), since=days.following)


def _label(used: Used, meaning: Meaning) -> str:
    return _("not: %(what)s", what=meaning.label) if used.is_minus else meaning.label


def _needs_more(used: Used) -> str:
    return _("“%(typed)s” still needs a word right behind the colon.", typed=used.typed.strip('"'))


def _unknown(name: str) -> str:
    return _("“%(name)s” is none of the search words; it was looked for as a word.", name=name)
