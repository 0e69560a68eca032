"""The libraries of the story; they bear names of flowers, so that they are nobody's."""

from __future__ import annotations

from cop.libraries.actions import LibraryText
from cop.libraries.words import LibraryType

CEMPAKA = "Perpustakaan Daerah Cempaka"
DAHLIA = "Perpustakaan Daerah Cempaka, Cabang Dahlia"
MELATI = "Perpustakaan Universitas Melati"
KENANGA = "Perpustakaan Kota Kenanga"

HERE = {"country": "ID", "time_zone": "Asia/Jakarta"}
LIBRARIES = (
    LibraryText(
        CEMPAKA,
        alternate_names="Perpusda Cempaka",
        type=LibraryType.PUBLIC,
        isil="ID-CPK001",
        npp="3299011D0000014",
        city="Cempaka",
        region="Jawa Barat",
        address="Jalan Perpustakaan 1\nCempaka",
        email="pustaka@cempaka.example",
        website="https://cempaka.example/",
        catalogue="https://opac.cempaka.example/",
        **HERE,
    ),
    LibraryText(DAHLIA, type=LibraryType.PUBLIC, city="Cempaka", region="Jawa Barat", **HERE),
    LibraryText(
        MELATI,
        alternate_names="UPT Perpustakaan Melati",
        type=LibraryType.ACADEMIC,
        isil="ID-MLT001",
        city="Melati",
        region="Jawa Barat",
        website="https://pustaka.melati.example/",
        **HERE,
    ),
    LibraryText(KENANGA, type=LibraryType.PUBLIC, city="Kenanga", region="Jawa Timur", **HERE),
)
