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
    Figure("Rina Anggraini", "rina", CEMPAKA),  # moderates the morning talk
    Figure("Bayu Pratama", "bayu", CEMPAKA),  # catalogues
    Figure("Sari Wulandari", "sari", MELATI),  # moderates the writing circle
    Figure("Lina Marlina", "lina", CEMPAKA),  # sits at the front desk
    Figure("Togar Simanjuntak", "togar", CEMPAKA),  # looks after the machines
    Figure("Hendra Gunawan", "hendra", DAHLIA),  # runs the branch and the mobile library
    Figure("Ayu Pertiwi", "ayu", MELATI),  # teaches and answers questions
    Figure("Andi Saputra", "andi", MELATI),  # is informed
    Figure("Maya Tanjung", "maya", KENANGA),  # belongs to no circle yet
    Figure("Dewi Lestari", "dewi", CEMPAKA, Role.ADMINISTRATOR),  # heads the library
)
