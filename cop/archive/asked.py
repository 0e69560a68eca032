"""What an address of the archive asks for, and the addresses of its answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from flask import url_for
from werkzeug.datastructures import MultiDict

from cop.archive.narrowing import NOT_NARROWED, Narrowed, narrowed
from cop.archive.operators import read
from cop.groups.queries import Home, group_ids_at, group_seen_by
from cop.libraries.queries import library_at, library_with
from cop.outputs.words import LANGUAGES, OUTPUT_TYPES, OutputType
from cop.search.results import Filters
from cop.search.words import DOC_KINDS, DocKind
from cop.subjects.queries import tree
from cop.subjects.tree import Heading

if TYPE_CHECKING:
    from cop.groups.models import Group
    from cop.groups.queries import CircleRow
    from cop.libraries.models import Library
    from cop.people.models import Person

YEARS = range(1, 10_000)
LONGEST_NUMBER = 9  # digits of an id that can be one


class Chip(NamedTuple):
    """One thing to which the answer is narrowed, and the address without it."""

    label: str
    without: str


@dataclass(frozen=True)
class Asked:
    """A question with its filters, and where the page begins.

    `words` is all that was typed, `plain` the part that is no operator, `narrowed` what the
    operators mean. `family` are the subject and what is below it, `circles` those at home in
    the library.
    """

    words: str = ""
    plain: str = ""
    narrowed: Narrowed = NOT_NARROWED
    kind: DocKind | None = None
    type: OutputType | None = None
    subject: Heading | None = None
    library: Library | Home | None = None
    group: Group | CircleRow | None = None
    year: int | None = None
    language: str | None = None
    after: str = ""
    family: frozenset[int] | None = None
    circles: frozenset[int] | None = None

    @property
    def filters(self) -> Filters:
        """Return the filters as the search takes them."""
        return Filters(
            kind=self.kind,
            group_id=self.group.id if self.group else None,
            year=self.year,
            type=self.type.value if self.type else None,
            language=self.language,
            subjects=self.family,
            among=self.circles,
            having=self.narrowed.having,
            lacking=self.narrowed.lacking,
            since=self.narrowed.since,
            until=self.narrowed.until,
        )

    @property
    def narrows(self) -> bool:
        """Say whether anything but the words is asked for."""
        return bool(self.fields() or self.narrowed.told)

    def fields(self) -> dict[str, str]:
        """Return the filters as an address names them."""
        named = {
            "kind": self.kind.value if self.kind else "",
            "type": self.type.value if self.type else "",
            "subject": str(self.subject.id) if self.subject else "",
            "library": self.library.slug if self.library else "",
            "group": self.group.slug if self.group else "",
            "year": str(self.year) if self.year else "",
            "language": self.language or "",
        }
        return {name: value for name, value in named.items() if value}

    def chips(self) -> Iterator[Chip]:
        """Give what the answer is narrowed to, each with the way out of it."""
        labels = {
            "kind": DOC_KINDS[self.kind] if self.kind else "",
            "type": OUTPUT_TYPES[self.type] if self.type else "",
            "subject": self.subject.label if self.subject else "",
            "library": self.library.name if self.library else "",
            "group": self.group.name if self.group else "",
            "year": str(self.year),
            "language": LANGUAGES.get(self.language or "", ""),
        }
        for label, rest in self.narrowed.told:
            yield Chip(label, self._with(words=rest))
        for name in self.fields():
            yield Chip(str(labels[name]), self._with(**{name: None}))

    def address(self) -> str:
        """Return the address that asks for this."""
        shown = {"q": self.words or None, **self.fields(), "after": self.after or None}
        return url_for("archive.search", **shown)  # type: ignore[arg-type]

    def of_kind(self, kind: DocKind) -> str:
        """Return the address narrowed to the kind, or widened again where it is chosen."""
        return self._with(kind=None if kind == self.kind else kind)

    def of_type(self, name: str) -> str:
        """Return the address narrowed to the type, or widened again where it is chosen."""
        return self._with(type=None if name == self.type else OutputType(name))

    def of_subject(self, heading: Heading) -> str:
        """Return the address narrowed to the subject and what is below it."""
        return self._with(subject=heading)

    def of_library(self, home: Home) -> str:
        """Return the address narrowed to the library, or widened again where it is chosen."""
        chosen = self.library is not None and self.library.slug == home.slug
        return self._with(library=None if chosen else home)

    def of_group(self, group: Group | CircleRow) -> str:
        """Return the address narrowed to the circle, or widened again where it is chosen."""
        chosen = self.group is not None and self.group.id == group.id
        return self._with(group=None if chosen else group)

    def of_year(self, year: int) -> str:
        """Return the address narrowed to the year, or widened again where it is chosen."""
        return self._with(year=None if year == self.year else year)

    def of_language(self, code: str) -> str:
        """Return the address narrowed to the language, or widened again where it is chosen."""
        return self._with(language=None if code == self.language else code)

    def from_cursor(self, cursor: str) -> str:
        """Return the address of the page that begins at the cursor."""
        return replace(self, after=cursor).address()

    def _with(self, **changed: Any) -> str:
        return replace(self, after="", **changed).address()


def asked(person: Person | None, given: MultiDict[str, str]) -> Asked:
    """Read the address; what cannot be meant, or names what the person may not see, is left out."""
    kind, slug, named = given.get("kind", ""), given.get("group", ""), given.get("type", "")
    year, language = given.get("year", type=int), given.get("language", "")
    subject, family = _subject(given.get("subject", ""))
    library, circles = _library(person, given.get("library", ""))
    question = read(given.get("q", ""))
    return Asked(
        words=given.get("q", ""),
        plain=question.words,
        narrowed=narrowed(person, question),
        kind=DocKind(kind) if kind in set(DocKind) else None,
        type=OutputType(named) if named in set(OutputType) else None,
        subject=subject,
        library=library,
        group=group_seen_by(person, slug) if slug else None,
        year=year if year in YEARS else None,
        language=language if language in LANGUAGES else None,
        after=given.get("after", ""),
        family=family,
        circles=circles,
    )


def _subject(number: str) -> tuple[Heading | None, frozenset[int] | None]:
    """Return the heading with the number that everybody may see, and the ids that count as it."""
    if not (number.isascii() and number.isdigit() and len(number) <= LONGEST_NUMBER):
        return None, None
    whole = tree()
    heading = whole.headings.get(whole.present(int(number)))
    if heading is None or not heading.is_listed:
        return None, None
    return heading, frozenset(whole.family(heading.id))


def _library(person: Person | None, slug: str) -> tuple[Library | None, frozenset[int] | None]:
    """Return the library, for one that was merged the other, and the circles at home there."""
    library = library_at(slug) if slug else None
    if library and library.merged_into_id:
        library = library_with(library.merged_into_id)
    return library, frozenset(group_ids_at(person, [library.id])) if library else None
