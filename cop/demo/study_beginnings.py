"""How the study group began: from a cupboard of receipts to what a law would change."""

from __future__ import annotations

from functools import partial

from cop.demo.notation import Decided, Draft, Info, Said, Sitting, Task, Work, standing
from cop.outputs.words import OutputType

READING, QUESTIONS, TAKEAWAYS = 1, 2, 3
topic, reading, questions, takeaways = (partial(standing, place) for place in range(4))

BACKLOG = Work(
    title="Mengapa tanda terima kita 40 hari",
    type=OutputType.SUMMARY,
    by="sari",
    when="+1 10.10",
    authors="sari rina",
    subjects=("serah simpan karya", "alur kerja"),
    abstract="Perjalanan satu karya dari pintu sampai tanda terima, dengan tempat ia menunggu.",
    drafts=(
        Draft(
            "sari",
            "+3 14.20",
            """\
Kami mengikuti dua belas karya dari pintu depan sampai tanda terimanya dikirim.

| tempat | rata-rata menunggu |
|---|---|
| meja penerimaan | 2 hari |
| lemari bagian pengolahan | 26 hari |
| menunggu tanda tangan | 9 hari |
| amplop dan perangko | 3 hari |

## Yang mengejutkan

Mencatatnya sendiri hanya sebelas menit. Karya menunggu karena dicatat sebulan sekali, sekaligus;
tanda tangan menunggu karena dikumpulkan.

## Yang bisa dilakukan tanpa menunggu peraturan

1. Dicatat pada hari diterima, oleh siapa yang menerima.
2. Tanda terima dikirim lewat surel; yang bertanda tangan basah hanya bila diminta.
""",
            publish=True,
        ),
    ),
)

WHY = Sitting(
    -84,
    "Mengapa karya diserahkan",
    here="rina",
    remote="sari ayu",
    writes="rina",
    points=(
        topic(
            "Pertemuan pertama. Dewi mendengar dari provinsi bahwa peraturan daerah tentang serah "
            "simpan sedang disiapkan. Tidak seorang pun dari kita pernah membaca undang-undangnya "
            "sampai habis."
        ),
        reading(
            "Undang-undang serah simpan, bab satu dan dua, dibaca keras-keras bergiliran. Ayu "
            "menandai tiap kata kerja: siapa *wajib*, siapa *dapat*."
        ),
        questions(
            "- Apa bedanya karya cetak dan karya rekam kalau keduanya berupa berkas?\n"
            "- Berapa banyak yang sebenarnya diserahkan kepada kita setahun?",
            Task("Menghitung karya yang diterima tiga tahun terakhir", "rina", 8, 7),
        ),
        takeaways(
            "Yang wajib menyerahkan tidak tahu bahwa mereka wajib. Yang menerima tidak tahu berapa "
            "yang seharusnya datang.",
            Decided("Bertemu tiap dua pekan, tertutup sampai kita punya pendapat sendiri."),
        ),
    ),
    adopted="+1 08.50",
    closed="+1 08.52",
    no_output="Pertemuan pengantar; rangkumannya digabung dengan pertemuan berikut.",
    talk=(
        Said(
            "ayu",
            "14.05",
            "Hasil hitungan kata kerja: 14 kali *wajib*, 9 kali *dapat*, dan tidak sekali pun "
            "*bersama-sama*.",
            on=READING,
        ),
    ),
)

CUPBOARD = Sitting(
    -74,
    "Satu lemari, 1.400 karya",
    here="rina",
    remote="ayu",
    excused="sari",
    writes="rina",
    points=(
        topic(
            "Rina menghitung: 1.412 karya diterima dalam tiga tahun, 1.130 sudah dicatat, 282 "
            "masih di lemari bagian pengolahan. Yang paling lama menunggu: empat belas bulan."
        ),
        reading("Buku penerimaan tahun lalu, halaman demi halaman, dengan lemarinya terbuka."),
        questions(
            "Di mana sebuah karya menunggu? Tidak ada yang tahu pasti; semua menunjuk ke meja yang "
            "lain.",
            Task("Mengikuti dua belas karya dari pintu sampai tanda terima", "sari", 9, 8),
        ),
        takeaways(
            "Jangan menambah aturan sebelum tahu di mana menunggunya.",
            Info("Lemari dikunci; kuncinya kini pada Rina, bukan di laci meja 1."),
        ),
    ),
    adopted="+1 09.15",
    closed="+1 09.20",
    no_output="Baru menghitung; hasilnya masuk ke rangkuman pertemuan ketiga.",
)

WAITING = Sitting(
    -63,
    "Di mana sebuah karya menunggu",
    here="rina sari",
    remote="ayu",
    writes="sari",
    points=(
        topic("Sari mengikuti dua belas karya. Rata-rata 40 hari, dan hanya 11 menit dikerjakan."),
        reading(
            "Lembar perjalanan tiap karya. Nomor 7, sebuah buku puisi, menunggu sembilan hari "
            "untuk satu tanda tangan, di meja orang yang sedang cuti."
        ),
        questions("Siapa yang boleh menandatangani? Ternyata tidak tertulis di mana pun."),
        takeaways(
            "Dicatat pada hari diterima; tanda terima lewat surel.",
            Decided("Dicoba selama dua bulan di Cempaka, mulai awal bulan depan."),
            Task("Memberi tahu bagian pengolahan, dengan tabelnya", "dewi", 3, 2),
        ),
    ),
    adopted="+1 08.30",
    closed="+3 14.40",
    works=(BACKLOG,),
    talk=(
        Said("dewi", "13.20", "Orang yang sedang cuti itu saya. Mulai besok ada dua paraf."),
        Said("sari", "13.31", "Buku puisinya bagus, Bu.", quotes=0),
    ),
)

PUBLISHERS = Sitting(
    -52,
    "Penerbit yang tidak pernah kita dengar",
    here="rina",
    remote="sari ayu",
    guests=("Yusuf Hamid",),
    writes="rina",
    points=(
        topic(
            "Daftar penerbit kita memuat 31 nama, delapan di antaranya sudah tutup. Pak Yusuf dari "
            "Penerbit Ladang Kata menyebut sembilan yang tidak ada di dalamnya."
        ),
        reading(
            "Tiga surat penolakan dari penerbit kecil, dan dua jawaban kita yang terlalu kaku."
        ),
        questions(
            "Pak Yusuf: “Bukan tidak mau. Dua eksemplar dari cetakan tiga ratus itu terasa. Ganti "
            "dengan satu cetak dan satu berkas, besok saya antar.”",
            Task("Menulis ulang surat untuk penerbit kecil, satu halaman", "rina", 6, 6),
        ),
        takeaways(
            "Penerbit kecil menyerahkan bila ada yang menjelaskan, dan bila ada yang berterima "
            "kasih.",
            Decided(
                "Tiap karya yang diserahkan dijawab dengan tanda terima yang menyebut judulnya."
            ),
        ),
    ),
    adopted="+2 09.00",
    closed="+2 09.10",
    no_output="Hasilnya berupa surat dan daftar, disimpan di bagian pengolahan.",
)

RECORDINGS = Sitting(
    -41,
    "Kaset, cakram, dan yang hanya ada di telepon",
    here="rina",
    remote="sari",
    excused="ayu",
    writes="rina",
    points=(
        topic(
            "Karya rekam. Cempaka menyimpan 318 kaset wayang dan 40 cakram; alat putarnya tinggal "
            "satu."
        ),
        reading("Pengalaman sebuah museum yang memindahkan kasetnya sebelum alatnya mati."),
        questions(
            "Sanggar tari di Randu merekam semua pentasnya dengan telepon. Apakah itu karya rekam? "
            "Menurut undang-undang ya, menurut sanggarnya bukan.",
            Task("Meminjam alat putar kedua dari radio daerah", "dewi", 5, 9),
        ),
        takeaways(
            "Yang paling dekat dengan hilang bukan yang paling tua, tetapi yang tidak dianggap "
            "karya.",
            Info("Dua puluh kaset yang paling rapuh dipindahkan lebih dahulu."),
        ),
    ),
    adopted="+1 10.25",
    closed="+1 10.30",
    no_output="Menunggu alat putar kedua; catatan teknisnya menyusul dari Togar.",
)

BEGINNINGS = (WHY, CUPBOARD, WAITING, PUBLISHERS, RECORDINGS)
