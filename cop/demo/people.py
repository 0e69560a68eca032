"""The people of the story: what they are at which library, and what they know about."""

from __future__ import annotations

from datetime import date

from cop.demo.libraries import CEMPAKA, DAHLIA, KENANGA, MELATI
from cop.demo.notation import Figure
from cop.people.words import Role

PASSWORD = "obrolan-pagi"  # noqa: S105 - known to all: a site with the demo is for one machine

PEOPLE = (
    Figure(  # moderates the morning talk
        "Rina Anggraini",
        "rina",
        CEMPAKA,
        post="Pustakawan koordinator layanan",
        knows=("Layanan sirkulasi", "Pelatihan pustakawan"),
    ),
    Figure(
        "Bayu Pratama",
        "bayu",
        CEMPAKA,
        post="Pustakawan pengatalog",
        knows=("Katalogisasi", "Rekaman ganda", "RDA"),
    ),
    Figure(  # moderates the writing circle
        "Sari Wulandari",
        "sari",
        MELATI,
        post="Pustakawan literasi informasi",
        knows=("Penulisan ilmiah", "Literasi informasi"),
    ),
    Figure(
        "Lina Marlina",
        "lina",
        CEMPAKA,
        post="Petugas meja layanan",
        knows=("Layanan sirkulasi", "Layanan anak"),
    ),
    Figure(
        "Togar Simanjuntak",
        "togar",
        CEMPAKA,
        post="Pengelola sistem",
        knows=("Migrasi data", "SLiMS", "Preservasi digital"),
    ),
    Figure(
        "Hendra Gunawan",
        "hendra",
        DAHLIA,
        post="Kepala cabang",
        knows=("Perpustakaan keliling", "Promosi membaca"),
    ),
    Figure(
        "Ayu Pertiwi",
        "ayu",
        MELATI,
        post="Pustakawan rujukan",
        knows=("Literasi informasi", "Layanan referensi", "Mendeley"),
    ),
    Figure("Andi Saputra", "andi", MELATI, post="Kepala layanan teknis"),  # is informed
    Figure("Maya Tanjung", "maya", KENANGA, post="Pustakawan muda"),  # belongs to no circle yet
    Figure(
        "Dewi Lestari",
        "dewi",
        CEMPAKA,
        Role.ADMINISTRATOR,
        post="Kepala perpustakaan",
        knows=("Serah simpan karya", "Kerja sama perpustakaan"),
    ),
)

BESIDES = (  # what else some of them are or were: who, where, as what, from, to
    ("hendra", CEMPAKA, "Koordinator perpustakaan keliling", date(2023, 2, 1), None),
    ("sari", CEMPAKA, "Pustakawan anak", date(2014, 3, 3), date(2019, 7, 31)),
    ("ayu", KENANGA, "Pustakawan magang", date(2016, 8, 1), date(2017, 7, 31)),
)
