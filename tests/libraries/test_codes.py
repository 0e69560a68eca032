"""Codes of libraries: what is taken, and what is said about the rest."""

from __future__ import annotations

import pytest

from cop.kit.problems import Invalid
from cop.libraries.codes import fit_isil, fit_npp, fit_ror, looks_like_npp


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" id-jkt001 ", "ID-jkt001"),
        ("DE-Tue120", "DE-Tue120"),
        ("OCLC-DLC", "OCLC-DLC"),
        ("o-GLN/1:2", "O-GLN/1:2"),
        ("", None),
    ],
)
def test_an_isil_is_kept_with_its_prefix_in_capitals(typed, kept):
    assert fit_isil(typed) == kept


@pytest.mark.parametrize(
    "typed", ["JKT001", "ID-", "ID-ABCDEFGHIJKL", "ID JKT", "-1", "ID-é", "I_-1"]
)
def test_what_is_no_isil_is_refused(typed):
    with pytest.raises(Invalid):
        fit_isil(typed)


@pytest.mark.parametrize(
    "typed", ["03yrm5c26", "https://ror.org/03yrm5c26/", "ror.org/03YRM5C26", " 03yrm5c26 "]
)
def test_a_ror_is_kept_by_its_nine_characters(typed):
    assert fit_ror(typed) == "03yrm5c26"


@pytest.mark.parametrize(
    "typed", ["03yrm5c27", "13yrm5c26", "03yrm5c2", "https://example.org/03yrm5c26"]
)
def test_a_ror_with_a_slip_is_refused(typed):
    with pytest.raises(Invalid):
        fit_ror(typed)


@pytest.mark.parametrize(
    ("code", "fits"),
    [("3174021D0000123", True), ("3174021D000012", False), ("317402100000123", False)],
)
def test_a_national_code_is_known_by_its_shape(code, fits):
    assert looks_like_npp(code) is fits


def test_a_national_code_loses_its_spaces_only():
    assert (fit_npp(" 3174021d 0000123 "), fit_npp(" ")) == ("3174021D0000123", None)
