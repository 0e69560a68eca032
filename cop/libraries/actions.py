"""What happens to the list of libraries: one is added, changed, merged into another, removed."""

from __future__ import annotations

from dataclasses import dataclass, fields

from flask_babel import gettext as _
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from cop.db import db
from cop.db.types import LINE_LENGTH
from cop.db.unit import lock
from cop.kit.folding import folded
from cop.kit.problems import Invalid, Refused
from cop.kit.slugs import slug_of
from cop.libraries.models import Library
from cop.libraries.queries import names_of
from cop.libraries.references import is_used, references
from cop.libraries.words import LibraryType
from cop.text import fit_for_storage

RESERVED = {"new", "unlisted"}  # addresses of pages that are no library
ROOM_FOR_A_NUMBER = 55  # characters of a name that is taken, before “-2”
CODES = {"isil": "ISIL", "ror": "ROR", "npp": "NPP"}


@dataclass(frozen=True)
class LibraryText:
    """What is said of a library; codes as `codes` returns them, None for one it does not have."""

    name: str
    alternate_names: str = ""
    type: LibraryType = LibraryType.OTHER
    isil: str | None = None
    ror: str | None = None
    npp: str | None = None
    city: str = ""
    region: str = ""
    country: str = ""
    address: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""
    catalogue: str = ""
    time_zone: str = ""


def add_library(said: LibraryText) -> Library:
    """Put a library on the list; raises Invalid without a name, Refused for a code that is taken.

    Libraries may share a name; their addresses differ.
    """
    library = Library(slug=_free_slug(said.name), version=1)
    _describe(library, said)
    db.session.add(library)
    _write()
    return library


def change_library(library: Library, said: LibraryText, *, version: int) -> None:
    """Set what is said of the library; its address stays.

    Raises Refused where somebody changed it since `version`, merged it meanwhile, or where a
    code is taken, and Invalid without a name.
    """
    lock(library)
    if library.version != version or library.merged_into_id:
        raise Refused(_("Somebody changed this library meanwhile. Compare, then save again."))
    _describe(library, said)
    library.version += 1
    _write()


def add_name(library: Library, name: str) -> None:
    """Let the library be known by the name as well; one that it has already changes nothing."""
    lock(library)
    library.alternate_names = _lines(f"{library.alternate_names}\n{name}", besides=library.name)
    _index(library)
    library.version += 1
    db.session.flush()


def merge(library: Library, *, into: Library) -> None:
    """Let two that are the same be one: all that refers to `library` refers to `into`.

    `into` takes its names as alternate names, and the codes and facts that it lacks itself.
    Raises Refused for one library twice, and where one of them was merged meanwhile.
    """
    for one in sorted((library, into), key=lambda each: each.id):
        lock(one)
    if library.id == into.id or library.merged_into_id or into.merged_into_id:
        raise Refused(_("These two cannot be merged: they are one library already."))
    _hand_over(library, into)
    for column in references():
        moved = update(column.table).where(column == library.id).values({column.name: into.id})
        db.session.execute(moved)
    library.merged_into_id = into.id
    db.session.flush()
    db.session.expire_all()


def remove(library: Library) -> None:
    """Take a library off the list that nothing refers to; Refused for one that is used."""
    lock(library)
    if is_used(library):
        raise Refused(_("This library is used, so it stays. It can be merged with another one."))
    db.session.delete(library)
    db.session.flush()


def _describe(library: Library, said: LibraryText) -> None:
    for field in fields(LibraryText):
        setattr(library, field.name, getattr(said, field.name))
    library.name = _fit_name(said.name)
    library.alternate_names = _lines(said.alternate_names, besides=library.name)
    _check_codes(library)
    _index(library)


def _fit_name(name: str) -> str:
    line = " ".join(fit_for_storage(name).split())
    if not line:
        raise Invalid(_("Please give the library a name."))
    if len(line) > LINE_LENGTH:
        raise Invalid(_("Please shorten the name to %(count)s letters.", count=LINE_LENGTH))
    return line


def _lines(names: str, *, besides: str) -> str:
    """Return the names one in a line, each once and none that is the name itself."""
    kept = {folded(besides): ""}
    for line in fit_for_storage(names).splitlines():
        kept.setdefault(folded(line), " ".join(line.split())[:LINE_LENGTH])
    return "\n".join(line for line in kept.values() if line)


def _check_codes(library: Library) -> None:
    """Raise Refused where another library has one of the codes; capitals make no difference."""
    for code, label in CODES.items():
        value = getattr(library, code)
        if not value:
            continue
        same = func.lower(getattr(Library, code)) == value.lower()
        with db.session.no_autoflush:
            other = db.session.scalar(select(Library).where(same, Library.id != (library.id or 0)))
        if other:
            told = {"code": label, "value": value, "name": other.name}
            raise Refused(_("The %(code)s %(value)s is that of “%(name)s”.", **told))


def _index(library: Library) -> None:
    """Keep the words to search in, and the names to be recognised by."""
    names = [*names_of(library.name, library.city, library.slug), *library.other_names]
    codes = [getattr(library, code) or "" for code in CODES]
    places = [library.city, library.region]
    library.words = folded(" ".join([*names, *codes, *places]))
    library.known_as = "\n".join(["", *dict.fromkeys(map(folded, names)), ""])


def _hand_over(library: Library, into: Library) -> None:
    names = "\n".join([into.alternate_names, library.name, library.alternate_names])
    into.alternate_names = _lines(names, besides=into.name)
    given = {field.name: getattr(library, field.name) for field in fields(LibraryText)}
    for code in CODES:
        setattr(library, code, None)
    db.session.flush()  # a code is of one library only, at every moment
    for name, value in given.items():
        if not getattr(into, name):
            setattr(into, name, value)
    _index(into)
    into.version += 1


def _write() -> None:
    """Write what was set; raises Refused where somebody took a code in the same moment."""
    try:
        with db.session.begin_nested():
            db.session.flush()
    except IntegrityError:
        raise Refused(_("Another library got this code or address just now. Look again.")) from None


def _free_slug(name: str) -> str:
    base = slug_of(name) or "library"
    alike = Library.slug.startswith(base[:ROOM_FOR_A_NUMBER])
    taken = RESERVED | set(db.session.scalars(select(Library.slug).where(alike)))
    candidate, count = base, 1
    while candidate in taken:
        count += 1
        candidate = f"{base[:ROOM_FOR_A_NUMBER].rstrip('-')}-{count}"
    return candidate
