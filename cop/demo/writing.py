"""The writing circle: eight rounds over four months, two pieces out, one still being written."""

from __future__ import annotations

from functools import partial

from cop.demo.libraries import MELATI
from cop.demo.manuscripts import DESK_ARTICLE, IN_CLASS
from cop.demo.notation import Circle, Decided, Info, Said, Sitting, Task, Wish, point, standing
from cop.demo.writing_beginnings import BEGINNINGS
from cop.groups.words import Joining, Kind
from cop.sessions.words import Status

MANUSCRIPT, READERS = 0, 1
manuscript, readers, next_round = (partial(standing, place) for place in range(3))

FOUR_HUNDRED = Sitting(
    -50,
    "Empat ratus pertanyaan",
    here="ayu bayu",
    remote="lina",
    writes="ayu",
    points=(
        manuscript(
            "Ayu membawa kotak berisi 412 catatan: pertanyaan yang ditulis petugas meja rujukan "
            "selama satu semester. Tidak ada nama, hanya tanggal, pertanyaan dan apakah terjawab. "
            "Semua setuju ini artikel, bukan laporan.\n\n"
            "Buletin pustakawan kawasan menerima tulisan berbahasa Inggris sampai 400 kata.",
            Decided("Ditulis dalam bahasa Inggris, untuk buletin; Ayu penulis pertama."),
        ),
        readers(
            "Bayu: jangan mulai dari teori. Mulai dari kertas nomor 17, “Where do I start?”, "
            "karena itu yang ditanyakan semua orang dengan kata berbeda.\n\n"
            "Lina: bandingkan dengan meja layanan umum. Di Cempaka pertanyaannya lebih pendek.",
            Task("Mengelompokkan 412 pertanyaan, dua orang terpisah", "ayu", 5, 5),
        ),
        next_round("Ayu menulis kerangka dan paragraf pertama. Sari mencari pembanding."),
    ),
    works=(DESK_ARTICLE,),
)

TOO_LONG = Sitting(
    -38,
    "Draf pertama dibaca",
    here="ayu bayu",
    remote="lina",
    writes="ayu",
    points=(
        manuscript(
            "Draf 490 kata, terlalu panjang 90. Pembukaannya bagus; tinjauan pustaka membuatnya "
            "berhenti sebelum berjalan."
        ),
        readers(
            "- Sari: buang seluruh tinjauan pustaka. Pembaca buletin sudah pernah membacanya.\n"
            "- Bayu: “almost half” itu berapa? Tulis 198 dari 412.\n"
            "- Lina: kalimat penutup terlalu rapi. Pembaca tahu hidup tidak begitu.",
            Decided("Tabel tinggal, tinjauan pustaka pergi."),
            Task("Memeriksa bahasa Inggrisnya", "sari", 8, 9),
        ),
        next_round(
            "Ayu memotong sampai 400 kata, mengirim ke buletin setelah Sari selesai memeriksa.",
            Info("Dewan redaksi buletin menjawab dalam dua pekan."),
        ),
    ),
    talk=(
        Said(
            "ayu",
            "+1 20.40",
            "Sudah 431. Memotong tulisan sendiri rasanya seperti menyiangi rak sendiri.",
            on=MANUSCRIPT,
        ),
        Said(
            "bayu",
            "+2 07.15",
            "Ingat aturan penyiangan: kalau sepuluh tahun tidak dibuka, tidak ada yang akan "
            "merindukannya.",
            on=MANUSCRIPT,
            quotes=0,
        ),
    ),
)

IN_CLASS_BEGINS = Sitting(
    -27,
    "Literasi informasi di kelas",
    here="ayu bayu",
    excused="lina",
    writes="sari",
    points=(
        manuscript(
            "Artikel meja rujukan terbit di buletin pekan lalu. Yang berikutnya dari kelas: Ayu "
            "dan Sari mengajar 14 pertemuan literasi informasi bersama tiga dosen. Yang ingin "
            "diceritakan bukan bahwa itu berhasil, tetapi kapan itu gagal."
        ),
        readers(
            "Bayu menanyakan untuk siapa tulisan ini. Kalau untuk dosen, jangan pakai kata "
            "“literasi informasi” di kalimat pertama.",
            Decided("Pembaca pertama: dosen yang belum pernah mengundang pustakawan ke kelasnya."),
            Task("Meminta izin tiga dosen untuk mengutip catatan kelas", "ayu", 6, 8),
        ),
        next_round("Kerangka hari ini juga; draf kedua sebelum pertemuan berikutnya."),
    ),
    works=(IN_CLASS,),
)

SECOND_DRAFT = Sitting(
    -13,
    "Draf kedua",
    here="ayu bayu",
    remote="lina",
    writes="ayu",
    points=(
        manuscript(
            "Draf kedua sampai “Yang kami ubah”. Kisah kelas yang gagal sudah masuk: tugas "
            "diberikan sebelum kami datang, dan semua mengutip situs yang sama."
        ),
        readers(
            "- Bayu: bagian “yang kami ubah” terbaik, taruh lebih awal.\n"
            "- Lina: dosennya terdengar bersalah. Padahal kita yang tidak bertanya soal tugasnya.\n"
            "- Sari: angka sebelum dan sesudah boleh masuk, tetapi bukan sebagai bukti; kelasnya "
            "hanya tiga.",
            Decided("Angka dipakai untuk bercerita, bukan untuk membuktikan; ditulis begitu."),
            Task("Menulis ulang bagian “Kelas yang gagal”", "sari", 5, 4),
            Task("Menggambar alur satu pertemuan", "bayu", 9),
        ),
        next_round(
            "Putaran kelima tertulis saja, tanpa bertemu: tiap orang membaca dan menulis di sini "
            "selama beberapa hari."
        ),
    ),
    talk=(
        Said(
            "lina",
            "15.20",
            "Maaf kalau terdengar keras. Saya pernah jadi mahasiswa di kelas seperti itu.",
            on=READERS,
        ),
        Said(
            "sari",
            "15.34",
            "Jangan minta maaf, itu catatan terbaik hari ini. Saya tulis ulang dari sisi kita.",
            on=READERS,
            quotes=0,
        ),
    ),
)

IN_WRITING = Sitting(
    -2,
    "Putaran tertulis: draf ketiga",
    here="ayu",
    remote="bayu lina",
    writes="sari",
    closes="+4 17.00",
    until=Status.IN_PROGRESS,
    points=(
        manuscript(
            "Draf ketiga lengkap dari awal sampai akhir. Mohon dibaca dengan satu pertanyaan: di "
            "kalimat mana Anda berhenti? Tulis di diskusi butir berikutnya, kapan saja sampai "
            "{+4}."
        ),
        readers(
            "Sejauh ini: Bayu berhenti di “kolaborasi”, Lina di paragraf tentang tugas. Keduanya "
            "sudah diubah."
        ),
        next_round(),
    ),
    talk=(
        Said(
            "bayu",
            "15.12",
            "Saya berhenti di kalimat ketiga: “kolaborasi yang bermakna”. Maknanya apa? Kalau "
            "maksudnya *kami menyusun tugasnya bersama*, tulis itu.",
            on=READERS,
        ),
        Said(
            "lina",
            "19.48",
            "Saya berhenti di paragraf tentang tugas. Mahasiswa tidak malas; mereka memilih jalan "
            "yang diberi nilai. Tolong katakan begitu.",
            on=READERS,
        ),
        Said("sari", "+1 05.50", "Setuju dengan keduanya, saya ubah pagi ini.", on=READERS),
        Said(
            "ayu",
            "+1 06.35",
            "Saya tidak berhenti, tetapi di akhir saya ingin tahu apa yang terjadi dengan kelas "
            "keempat. Atau belum ada?",
            on=READERS,
        ),
    ),
)

WRITING_CIRCLE = Circle(
    name="Lingkar Menulis",
    kind=Kind.WRITING_CIRCLE,
    library=MELATI,
    subjects=("Penulisan ilmiah", "Literasi informasi"),
    charter=(
        "Kami menulis dari pekerjaan sendiri dan membaca tulisan teman sebelum orang lain "
        "membacanya. Yang belum jadi boleh dibawa; justru itu gunanya."
    ),
    made=-84,
    moderator="sari",
    members="ayu bayu lina",
    informed="andi",
    at="13.30",
    place="Ruang diskusi 3, Perpustakaan Universitas Melati",
    joining=Joining.ASK,
    asks=(
        (
            "maya",
            -3,
            "Saya punya tulisan pendek tentang pembaca yang tidak pernah meminjam. Boleh ikut?",
        ),
    ),
    sittings=(*BEGINNINGS, FOUR_HUNDRED, TOO_LONG, IN_CLASS_BEGINS, SECOND_DRAFT, IN_WRITING),
    wishes=(
        Wish(
            -11,
            "09.50",
            "bayu",
            point(
                "Catatan pinggir Pak Darmawan: cerita satu koleksi hibah",
                text="Ada bahan untuk tulisan pendek, mungkin dengan foto.",
            ),
        ),
    ),
)
