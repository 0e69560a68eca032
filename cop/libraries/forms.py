"""What browsers send about libraries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import IntegerField, SelectField, StringField, TextAreaField, ValidationError
from wtforms.validators import DataRequired, Optional
from wtforms.widgets import HiddenInput

from cop.db.types import LINE_LENGTH
from cop.kit.problems import Invalid
from cop.libraries import codes
from cop.libraries.actions import LibraryText
from cop.libraries.countries import country_choices
from cop.libraries.words import LIBRARY_TYPES, LibraryType
from cop.people.names import fit_email
from cop.people.zones import zone_choices
from cop.text.fields import at_most, one_line, one_of, several_lines

LONGEST_EMAIL = 254
LONGEST_LINK = 500
LONGEST_ADDRESS = 1_000
LONGEST_NAMES = 4_000
A_CHOICE: dict[str, Any] = {"invalid_choice_message": _l("Please choose one of these.")}


def fits(rule: Callable[[str], object]) -> Callable[[FlaskForm, Any], None]:
    """Return a validator that lets a rule of the room judge, with the rule's own sentence."""

    def judge(_form: FlaskForm, field: Any) -> None:
        try:
            rule(field.data or "")
        except Invalid as fault:
            raise ValidationError(str(fault)) from None

    return judge


def is_link(_form: FlaskForm, field: Any) -> None:
    """Take addresses of the web only; raises ValidationError for others."""
    parts = urlsplit(field.data or "")
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ValidationError(_l("Please give the whole address, beginning with https://."))


def a_link(label: str) -> StringField:
    """Return an optional field for an address of the web."""
    return StringField(label, [Optional(), at_most(LONGEST_LINK), is_link], filters=[one_line])


def a_line(label: str, *checks: Any, longest: int = LINE_LENGTH) -> StringField:
    """Return an optional field for one line."""
    return StringField(label, [Optional(), at_most(longest), *checks], filters=[one_line])


class LibraryForm(FlaskForm):
    """What is said of a library; `version` is the one that it is based on."""

    name = StringField(
        _l("Name"),
        [DataRequired(_l("Please give the library a name.")), at_most(LINE_LENGTH)],
        filters=[one_line],
    )
    alternate_names = TextAreaField(
        _l("Other names"), [at_most(LONGEST_NAMES)], filters=[several_lines]
    )
    type = SelectField(_l("Type"), default=LibraryType.PUBLIC, **one_of(LIBRARY_TYPES))
    city = a_line(_l("Town or city"))
    region = a_line(_l("Province or region"))
    country = SelectField(_l("Country"), default="ID", **A_CHOICE)
    address = TextAreaField(_l("Address"), [at_most(LONGEST_ADDRESS)], filters=[several_lines])
    time_zone = SelectField(_l("Time zone"), default="Asia/Jakarta", **A_CHOICE)
    email = a_line(_l("E-mail"), fits(fit_email), longest=LONGEST_EMAIL)
    phone = a_line(_l("Phone"))
    website = a_link(_l("Website"))
    catalogue = a_link(_l("Catalogue"))
    isil = a_line(_l("ISIL"), fits(codes.fit_isil))
    ror = a_line(_l("ROR"), fits(codes.fit_ror))
    npp = a_line(_l("National code (NPP)"), longest=codes.LONGEST)
    version = IntegerField(widget=HiddenInput(), default=1)

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.country.choices = [("", "–"), *country_choices()]
        zones = zone_choices(self.time_zone.object_data or "Asia/Jakarta")
        self.time_zone.choices = {"–": [("", "–")], **zones}

    def said(self) -> LibraryText:
        """Return what the form says, as the actions take it."""
        given = {name: value or "" for name, value in self.data.items()}
        return LibraryText(
            **{name: given[name] for name in PLAIN},
            type=LibraryType(given["type"]),
            isil=codes.fit_isil(given["isil"]),
            ror=codes.fit_ror(given["ror"]),
            npp=codes.fit_npp(given["npp"]),
        )


PLAIN = (
    *("name", "alternate_names", "city", "region", "country", "address", "email", "phone"),
    *("website", "catalogue", "time_zone"),
)
