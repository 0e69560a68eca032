"""Which texts are names, and what stands beside them."""

from __future__ import annotations

import pytest

from cop.importing.reading.names import names_in


def _names(text):
    return [one.name for one in names_in(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Kate, Amy & Lex + new members Konrad, Cedric",
            ["Kate", "Amy", "Lex", "Konrad", "Cedric"],
        ),
        ("Ayu dan Bagus serta Citra", ["Ayu", "Bagus", "Citra"]),
        ("Dr. Siti Aminah, M.Hum., Budi Santoso, S.IP.", ["Dr. Siti Aminah", "Budi Santoso"]),
        ("Ada Brook     Ben Hill\tCy Wood", ["Ada Brook", "Ben Hill", "Cy Wood"]),
        ("Noor (she/her), Peter (left early, after tea)", ["Noor", "Peter"]),
        ("Budi <budi@example.org>; Sari @sari", ["Budi", "Sari"]),
        ("Elizabeth (Lisa) McAulay", ["Elizabeth McAulay"]),
        ("Annika Rasel (he/him) BracU", ["Annika Rasel"]),
        ("[Ayu Lestari](https://example.org/ayu), **Bagus**", ["Ayu Lestari", "Bagus"]),
        (
            "José Ñáñez, D'Arcy O'Neill, 李明, Jan van der Berg",
            ["José Ñáñez", "D'Arcy O'Neill", "李明", "Jan van der Berg"],
        ),
        ("Wen Li \U0001f33f", ["Wen Li"]),
        ("Phil Reed, The University of Eastport, UK", ["Phil Reed"]),
    ],
)
def test_names_are_found_in_every_kind_of_line(text, names):
    assert _names(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "None",
        "unfortunately not logged",
        "All members",
        "twelve people",
        "12 orang",
        "City Library",
        "Perpustakaan Wilayah",
        "see below",
        "The new chair of the committee was not there",
        "n/a",
        "CDL",
    ],
)
def test_what_is_no_name_is_none(text):
    assert _names(text) == []


def test_what_stands_beside_a_name_is_kept_as_its_remark():
    (named,) = names_in("Anna Berg (chair) - City Library", one=True)
    assert named.name == "Anna Berg"
    assert "chair" in named.remarks
