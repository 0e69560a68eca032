"""How the writing circle began: three rounds on a piece of one page, from a note to print."""

from __future__ import annotations

from functools import partial

from cop.demo.notation import Decided, Draft, Info, Said, Sitting, Task, Work, standing
from cop.outputs.words import OutputType

MANUSCRIPT, READERS = 0, 1
manuscript, readers, next_round = (partial(standing, place) for place in range(3))

_ELEVEN = """\
Di bawah meja 1 ada sebelas buku. Semuanya punya nama di selembar kertas, dan tidak satu pun punya
tanggal.

Buku titipan bermula dari kebaikan. Seorang pembaca berkata “besok saya ambil”, dan petugas
menyelipkan kertas. Besoknya petugas lain yang berjaga. Ia melihat buku itu, melihat namanya, dan
tidak berani mengembalikannya ke rak.

## Yang saya lakukan

Saya menelepon kesebelas nama itu. Tujuh tidak ingat lagi. Dua menangis sedikit: bukunya untuk ibu
mereka. Satu marah, karena mengira didenda. Satu datang sore itu juga, hujan-hujan.

## Yang saya pelajari

Barang tanpa tanggal tidak pernah selesai. Sejak itu kertas kami punya dua baris: *nama* dan
*sampai*. Baris kedua diisi bersama pembacanya, waktu ia masih berdiri di depan meja.

Yang datang hujan-hujan itu sekarang datang tiap Kamis.
"""

ELEVEN_BOOKS = Work(
    title="Sebelas buku di bawah meja",
    type=OutputType.ARTICLE,
    by="sari",
    when="16.20",
    authors="lina",
    reviewers="sari ayu",
    subjects=("layanan sirkulasi", "penulisan"),
    abstract="Tulisan satu halaman dari meja layanan, tentang barang yang tidak punya tanggal.",
    drafts=(
        Draft("lina", "+4 20.15", _ELEVEN.partition("## Yang saya pelajari")[0]),
        Draft("lina", "+14 19.40", _ELEVEN.replace("Dua menangis sedikit: b", "Dua terharu. B")),
        Draft("lina", "+21 09.30", _ELEVEN, publish=True),
    ),
)

UNFINISHED = Sitting(
    -82,
    "Membawa yang belum jadi",
    here="ayu bayu",
    remote="lina",
    writes="ayu",
    points=(
        manuscript(
            "Aturannya satu: yang dibawa harus belum jadi. Sari membawa judul tanpa tulisan, Bayu "
            "tulisan tanpa judul, Lina selembar catatan dari meja layanan yang katanya “bukan "
            "tulisan”."
        ),
        readers(
            "Semua memilih catatan Lina. Ayu: “Kalimat pertamanya sudah menjadi kalimat pertama.”",
            Decided("Putaran pertama untuk catatan Lina, paling panjang satu halaman."),
        ),
        next_round("Lina menulis lima belas menit sehari, tidak lebih, selama sepekan."),
    ),
    works=(ELEVEN_BOOKS,),
    talk=(
        Said(
            "lina",
            "19.02",
            "Saya masih merasa ini bukan tulisan. Tetapi baiklah, lima belas menit.",
            on=MANUSCRIPT,
        ),
        Said(
            "bayu",
            "19.30",
            "Semua yang pernah saya suka baca dimulai oleh orang yang berkata begitu.",
            on=MANUSCRIPT,
            quotes=0,
        ),
    ),
)

HALF_A_PAGE = Sitting(
    -72,
    "Setengah halaman",
    here="ayu",
    remote="lina",
    excused="bayu",
    writes="ayu",
    points=(
        manuscript(
            "Setengah halaman, sampai telepon kesebelas. Dibaca keras oleh Ayu, bukan oleh Lina: "
            "penulisnya mendengarkan saja."
        ),
        readers(
            "- Sari berhenti di “terharu”. Yang terjadi lebih kecil dan lebih baik: mereka "
            "menangis sedikit.\n"
            "- Ayu ingin tahu siapa yang datang hujan-hujan.",
            Task("Menulis bagian kedua: apa yang berubah sesudahnya", "lina", 8, 8),
        ),
        next_round("Bagian kedua, lalu dipotong sampai satu halaman."),
    ),
)

ONE_PAGE = Sitting(
    -62,
    "Satu halaman",
    here="ayu bayu",
    remote="lina",
    writes="ayu",
    points=(
        manuscript("Satu halaman penuh. Tidak ada yang ingin memotong apa pun kecuali dua koma."),
        readers(
            "Bayu: kalimat terakhir jangan diberi penjelasan lagi. Biarkan ia datang tiap Kamis.",
            Decided("Terbit di sini, dan dibacakan di pertemuan pustakawan meja layanan."),
            Info("Kertas titipan dengan dua baris sudah dipakai di Cempaka dan Dahlia."),
        ),
        next_round("Berikutnya kotak kartu pertanyaan yang disebut Ayu sambil lalu."),
    ),
)

BEGINNINGS = (UNFINISHED, HALF_A_PAGE, ONE_PAGE)
