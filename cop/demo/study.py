"""The study group on legal deposit: small and closed, with much still to be written up."""

from __future__ import annotations

from functools import partial

from cop.demo.libraries import CEMPAKA
from cop.demo.notation import (
    Circle,
    Decided,
    Draft,
    Info,
    Noted,
    Objection,
    Other,
    Said,
    Sitting,
    Task,
    Wish,
    Work,
    point,
    standing,
)
from cop.demo.study_beginnings import BEGINNINGS
from cop.groups.words import Joining, Kind, Visibility
from cop.ideas.words import IdeaKind
from cop.outputs.words import OutputType
from cop.sessions.words import Status

QUESTIONS, TAKEAWAYS = 2, 3
topic, reading, questions, takeaways = (partial(standing, place) for place in range(4))

CHANGES = Work(
    title="Serah simpan karya: apa yang akan berubah bagi kita",
    type=OutputType.SUMMARY,
    by="rina",
    when="+1 09.30",
    authors="dewi rina",
    subjects=("serah simpan karya", "peraturan daerah"),
    abstract="Ringkasan rancangan peraturan daerah, dengan apa yang harus disiapkan lebih dahulu.",
    drafts=(
        Draft(
            "rina",
            "+2 15.40",
            """\
## Yang baru

- **Karya digital** diserahkan sebagai berkas, bukan cetakan.
- **Karya mahasiswa** diserahkan oleh kampus, sekali setahun, dengan daftar.
- **Tanda terima** diberikan dalam tujuh hari. Sekarang rata-rata kita 40 hari.

## Yang belum jelas

Siapa yang menyimpan berkas digital sepuluh tahun ke depan, dan siapa yang membayar tempatnya.
Rancangan menyebut “perpustakaan daerah”, tanpa anggaran.

## Yang kita siapkan lebih dahulu

1. Tanda terima yang dibuat otomatis waktu karya dicatat.
2. Contoh perjanjian dengan kampus tentang karya mahasiswa.
3. Daftar penerbit di daerah ini; yang kita punya terakhir diperbarui tiga tahun lalu.
""",
            publish=True,
        ),
    ),
)

DRAFT_LAW = Sitting(
    -21,
    "Membaca rancangannya",
    here="rina",
    remote="sari ayu",
    writes="rina",
    points=(
        topic(
            "Rancangan peraturan daerah tentang serah simpan, 23 pasal. Dewi membagikan naskah dan "
            "rangkuman satu halaman."
        ),
        reading(
            "Dibaca pasal demi pasal, bergiliran. Pasal 7 dan 8 tentang karya digital memakan "
            "waktu paling lama; pasal 15 tentang sanksi dilewati dulu."
        ),
        questions(
            "- Apakah skripsi termasuk “karya mahasiswa”, atau hanya yang terbit?\n"
            "- Berkas apa yang diterima? Hanya PDF?\n"
            "- Tujuh hari sejak diserahkan atau sejak diperiksa?",
            Task("Menanyakan ketiganya kepada bagian hukum", "dewi", 5, 7),
        ),
        takeaways(
            "Yang paling mendesak tanda terima: dari 40 hari menjadi tujuh.",
            Decided("Rangkuman pertemuan ini diterbitkan untuk ketiga perpustakaan."),
        ),
    ),
    adopted="+1 09.05",
    closed="+2 15.55",
    works=(CHANGES,),
)

FILES = Sitting(
    -11,
    "Berkas digital: bentuk dan tempat simpan",
    here="rina",
    remote="sari ayu",
    guests=("Ratna Puspita",),
    summary=(
        "Skripsi termasuk karya yang diserahkan, dan tujuh hari dihitung sejak diserahkan. Melati "
        "menyimpan berkasnya, Cempaka daftarnya: usul tertulis dari Ayu menyusul."
    ),
    writes="rina",
    points=(
        topic("Pasal 7 dan 8: karya digital. Bu Ratna hadir untuk menjawab tiga pertanyaan."),
        reading("Pedoman penyimpanan dari dua perpustakaan lain, dibandingkan dengan pasal 8."),
        questions(
            "Jawaban Bu Ratna: skripsi termasuk; bentuk berkas diatur kemudian; tujuh hari "
            "dihitung sejak diserahkan. Yang terakhir membuat semua diam sebentar.",
            Info("Dengar pendapat umum diperkirakan tiga pekan lagi; undangan menyusul."),
        ),
        takeaways(
            "Ayu: repositori Melati bisa menyimpan berkas karya mahasiswa, dan Cempaka cukup "
            "menyimpan daftarnya. Itu membagi biaya dan menjawab pasal 8.",
            Task("Menulis usul pembagian tugas, satu halaman", "ayu", 6, 8),
            Task("Menghitung tempat simpan untuk lima tahun", "sari", 9),
        ),
    ),
    adopted="+2 08.40",
    talk=(
        Said(
            "ayu",
            "+1 12.30",
            "Hitungan kasar: 2.100 karya setahun, rata-rata 9 MB. Lima tahun tidak sampai 100 GB. "
            "Tempatnya bukan masalah; penjaganya yang masalah.",
            on=QUESTIONS,
        ),
    ),
)

HEARING = Sitting(
    -4,
    "Persiapan dengar pendapat",
    here="rina",
    remote="ayu",
    excused="sari",
    writes="rina",
    points=(
        topic("Apa yang kita katakan di dengar pendapat, dalam lima menit, oleh siapa."),
        reading("Usul pembagian tugas dari Ayu, dibaca bersama dan dipendekkan menjadi 300 kata."),
        questions(
            "Apakah kita meminta anggaran atau meminta waktu? Dewi: anggaran tidak akan diberi "
            "tahun ini, jadi minta masa peralihan dua tahun dan tunjukkan kita sudah mulai."
        ),
        takeaways(
            "Rina merangkum, Ayu berbicara. Tanda terima tujuh hari disebut paling akhir, supaya "
            "diingat.",
            Task("Merangkum aturan serah simpan untuk tim repositori", "rina", 8),
        ),
    ),
    reviewed="+3 08.10",
    others=(
        Other(
            "ayu",
            "+3 08.30",
            QUESTIONS,
            instead_of="anggaran tidak akan diberi tahun ini",
            words="anggaran tahun ini sudah dibagi, tahun depan belum",
            reason="Yang Bu Dewi katakan lebih hati-hati daripada yang tertulis.",
        ),
    ),
    objections=(
        Objection("ayu", "+3 08.40", TAKEAWAYS, "Saya yang merangkum; Bu Rina memeriksa."),
    ),
)

REHEARSAL = Sitting(
    -2,
    "Lima menit, diucapkan",
    here="rina",
    remote="ayu",
    excused="sari",
    writes="rina",
    minutes=30,
    points=(
        topic("Ayu mengucapkan usul itu tiga kali; yang ketiga selesai dalam lima menit."),
        takeaways(
            "Angka tempat simpan dipindahkan ke akhir. Dua istilah diganti dengan kata sehari-hari."
        ),
    ),
)

AFTER = Sitting(7, until=Status.DRAFT, points=(point("Siapa yang berbicara, siapa yang mencatat"),))

STUDY_GROUP = Circle(
    name="Kelompok Studi Serah Simpan",
    kind=Kind.STUDY_GROUP,
    library=CEMPAKA,
    subjects=("Serah simpan karya", "Preservasi digital"),
    charter=(
        "Memahami aturan serah simpan sebelum aturan itu berlaku, supaya kita diundang dengan "
        "pendapat, bukan dengan pertanyaan. Tertutup sampai dengar pendapat selesai."
    ),
    ideas=(
        Noted(
            -3,
            "14.20",
            "",
            "Mahasiswa minta contoh perjanjian serah simpan skripsi",
            IdeaKind.NEED,
            many=4,
        ),
    ),
    made=-86,
    moderator="dewi",
    members="rina sari ayu",
    at="10.00",
    place="Ruang rapat kecil",
    link="https://temu.cempaka.example/serah-simpan",
    visibility=Visibility.MEMBERS,
    joining=Joining.ASK,
    sittings=(*BEGINNINGS, DRAFT_LAW, FILES, HEARING, REHEARSAL, AFTER),
    wishes=(Wish(-9, "15.00", "sari", point("Sanksi di pasal 15: siapa yang menegur siapa?")),),
)
