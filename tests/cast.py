"""The cast: the same people in tests, in the demo and on pictures."""

from __future__ import annotations

from dataclasses import dataclass

from cop.people.words import Role


@dataclass(frozen=True)
class Figure:
    """Somebody of the cast, as an account is made for them."""

    name: str
    login: str
    library: str
    role: Role = Role.MEMBER

    @property
    def email(self) -> str:
        """Return the address; the domain belongs to nobody."""
        return f"{self.login}@pustaka.example"


RINA = Figure("Rina Anggraini", "rina", "Perpustakaan Daerah Cempaka")  # moderates
BAYU = Figure("Bayu Pratama", "bayu", "Perpustakaan Daerah Cempaka")  # writes
SARI = Figure("Sari Wulandari", "sari", "Perpustakaan Universitas Melati")  # a member
ANDI = Figure("Andi Saputra", "andi", "Perpustakaan Universitas Melati")  # informed
MAYA = Figure("Maya Tanjung", "maya", "Perpustakaan Kota Kenanga")  # belongs to no circle
DEWI = Figure("Dewi Lestari", "dewi", "Perpustakaan Daerah Cempaka", Role.ADMINISTRATOR)
PASSWORD = "kopi-pagi-di-perpustakaan"
