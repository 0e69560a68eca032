"""The people of the story; the libraries bear names of flowers, so that they are nobody's."""

from __future__ import annotations

from cop.demo.notation import Figure
from cop.people.words import Role

PASSWORD = "obrolan-pagi"  # noqa: S105 - known to all: a site with the demo is for one machine

CEMPAKA = "Perpustakaan Daerah Cempaka"
DAHLIA = "Perpustakaan Daerah Cempaka, Cabang Dahlia"
MELATI = "Perpustakaan Universitas Melati"
KENANGA = "Perpustakaan Kota Kenanga"

PEOPLE = (
    Figure(
        "Rina Anggraini", "rina", CEMPAKA, knows=("Layanan sirkulasi", "Pelatihan pustakawan")
    ),  # moderates the morning talk
    Figure(
        "Bayu Pratama", "bayu", CEMPAKA, knows=("Katalogisasi", "Rekaman ganda", "RDA")
    ),  # catalogues
    Figure(
        "Sari Wulandari", "sari", MELATI, knows=("Penulisan ilmiah", "Literasi informasi")
    ),  # moderates the writing circle
    Figure(
        "Lina Marlina", "lina", CEMPAKA, knows=("Layanan sirkulasi", "Layanan anak")
    ),  # sits at the front desk
    Figure(
        "Togar Simanjuntak", "togar", CEMPAKA, knows=("Migrasi data", "SLiMS", "Preservasi digital")
    ),  # looks after the machines
    Figure(
        "Hendra Gunawan", "hendra", DAHLIA, knows=("Perpustakaan keliling", "Promosi membaca")
    ),  # runs the branch and the mobile library
    Figure(
        "Ayu Pertiwi", "ayu", MELATI, knows=("Literasi informasi", "Layanan referensi", "Mendeley")
    ),  # teaches and answers questions
    Figure("Andi Saputra", "andi", MELATI),  # is informed
    Figure("Maya Tanjung", "maya", KENANGA),  # belongs to no circle yet
    Figure(
        "Dewi Lestari",
        "dewi",
        CEMPAKA,
        Role.ADMINISTRATOR,
        knows=("Serah simpan karya", "Kerja sama perpustakaan"),
    ),  # heads the library
)
