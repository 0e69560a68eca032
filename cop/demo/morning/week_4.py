"""Fourth week: a morning without light, a gift of books, the second test load."""

from __future__ import annotations

from cop.demo.guidelines import MERGING_GUIDE
from cop.demo.morning.points import TROUBLE, news, plans, trouble
from cop.demo.notation import Decided, Info, Said, Sitting, Task, point
from cop.sessions.words import PointKind, PointStatus

DUPLICATES = "Rekaman ganda setelah muat uji kedua"
GIFT = "Hibah 1.200 buku keluarga Pak Darmawan"

NEEDS = Sitting(
    -15,
    here="bayu lina togar",
    remote="sari hendra",
    excused="dewi",
    writes="lina",
    points=(
        news("Muat uji kedua malam ini, kali ini dengan ruas catatan lokal."),
        trouble(
            "Rancangan panduan satu halaman dicoba Nisa, yang belum pernah jaga meja. Dia "
            "bertanya: “Nomor induk itu yang mana?” Jadi perlu gambar.",
            Task("Memotret halaman buku dengan nomor induk dilingkari", "lina", 1, 1),
        ),
        point(
            GIFT,
            "Keluarga almarhum Pak Darmawan, guru sejarah, menawarkan 1.200 buku. Sebagian sudah "
            "kita punya, sebagian langka. Mereka ingin koleksinya tetap bersama di satu rak, "
            "dengan nama. Tempatnya tidak ada.",
            Task("Melihat bukunya dan memotret punggungnya", "bayu", 2, 2),
            presenter="rina",
            fate=PointStatus.CARRIED,
        ),
        plans("Hendra dan Togar memasang titik akses di Dahlia, selesai sebelum pukul 10.00."),
    ),
)

DARK = Sitting(
    -14,
    "Hasil muat uji kedua",
    writes="dewi",
    points=(
        news(),
        trouble(),
        point(
            "Hasil muat uji kedua",
            presenter="bayu",
            minutes=15,
            part_of="Muat uji kedua: hasil dan tanggal berikutnya",
            other_part="Tanggal muat berikutnya",
            other_dropped="Tanggalnya sudah disetujui Bu Dewi lewat surel.",
        ),
        plans(),
    ),
    called_off=(
        "07.20",
        "Listrik padam sejak pukul 05.00 dan video tidak jalan. Hasil muat uji dibahas besok.",
    ),
    talk=(
        Said("togar", "07.31", "PLN bilang pukul 10.00. Peladen sudah saya matikan baik-baik."),
        Said(
            "lina",
            "07.36",
            "Pembaca sudah antre di luar. Kami buka pintu dan jendela; membaca di teras boleh, "
            "meminjam pakai panduan satu halaman. Kebetulan sekali.",
        ),
    ),
)

GIFT_AGAIN = Sitting(
    -13,
    "Muat uji kedua dan sebuah hibah",
    here="bayu lina togar dewi",
    remote="sari hendra",
    writes="dewi",
    points=(
        news(
            "Kemarin 47 pinjaman dicatat dengan pensil selama listrik padam, tidak satu pun salah. "
            "Panduan satu halaman lulus ujian sebelum terbit."
        ),
        trouble(),
        point(
            "Hasil muat uji kedua",
            "Catatan lokal sekarang ikut semua. Tetapi yang dobel bertambah: 1.812 rekaman berbagi "
            "ISBN dengan rekaman lain. Sebagian memang satu buku dari dua perpustakaan, dan itu "
            "yang kita inginkan; sebagian jilid yang berbeda.",
            Task("Mengelompokkan 1.812 rekaman itu menurut sebabnya", "bayu", 1, 1),
            presenter="bayu",
        ),
        point(
            GIFT,
            "Bayu melihat 1.200 punggung buku: 730 sudah ada, 390 belum, sekitar 80 langka, "
            "termasuk majalah daerah 1950-an yang tidak tercatat di mana pun.\n\n"
            "Keluarga setuju koleksinya dibagi asal tiap buku memuat cap nama dan ada daftar "
            "lengkapnya.",
            Decided(
                "Hibah diterima: yang langka ke ruang naskah, yang belum ada ke koleksi umum, yang "
                "dobel ditawarkan ke Dahlia dan sekolah. Semua memuat cap “Koleksi Darmawan”."
            ),
            Task("Mengirim surat terima kasih dan daftar kepada keluarga", "rina", 3, 4),
            Task("Mengambil buku dengan mobil pustaka keliling", "hendra", 4, 4),
            kind=PointKind.DECISION,
        ),
        plans("Lina dan regu malam mulai {+2}. Kunci cadangan dititipkan di satpam."),
    ),
    talk=(
        Said(
            "sari",
            "10.50",
            "Majalah daerah 1950-an itu jangan dipinjamkan dulu sebelum dipindai. Di Melati ada "
            "pemindai buku yang tidak perlu membuka penuh; silakan dipakai.",
            on=GIFT,
        ),
        Said("bayu", "11.15", "Terima kasih, saya catat. Kira-kira 40 nomor.", on=GIFT),
        Said(
            "lina",
            "11.32",
            "Saya pernah diajar Pak Darmawan. Beliau menulis di pinggir halaman dengan pensil. "
            "Tolong jangan dihapus.",
            on=GIFT,
        ),
        Said(
            "rina",
            "11.40",
            "Tidak akan. Justru itu yang membuat bukunya langka.",
            on=GIFT,
            quotes=2,
        ),
    ),
)

CAUSES = Sitting(
    -12,
    here="bayu togar lina",
    remote="sari hendra",
    excused="dewi",
    writes="bayu",
    points=(
        news("Panduan “saat katalog mati” hari ini dilaminasi. Delapan lembar, tiga gedung."),
        trouble(
            "Kopi tumpah di komputer 3. Papan ketiknya diganti, komputernya selamat. Kopinya dari "
            "mesin kita sendiri, jadi kita tidak bisa marah kepada siapa pun.",
        ),
        point(
            DUPLICATES,
            "1.812 rekaman menurut sebabnya:\n\n"
            "| sebab | jumlah |\n|---|---|\n| buku sama, dua perpustakaan | 1.104 |\n"
            "| jilid berbeda, satu ISBN untuk semua jilid | 466 |\n| cetakan berbeda | 171 |\n"
            "| salah ketik ISBN | 71 |\n\n"
            "Hanya baris pertama yang boleh digabung. Vendor menggabung menurut ISBN saja, artinya "
            "708 penggabungan keliru.",
            Info("Aturan penggabungan di sistem baru bisa diatur; bawaannya ISBN saja."),
            presenter="bayu",
            minutes=15,
            fate=PointStatus.CARRIED,
        ),
        plans("Bayu dan Sari mencoba kunci kedua: kolasi, lalu bentuk."),
    ),
    talk=(
        Said(
            "sari",
            "09.20",
            "Kolasi membantu untuk jilid, tetapi pengatalog kami dulu menulis “xii, 240 hlm.” dan "
            "kalian “240 p.”. Perlu disamakan sebelum dibandingkan.",
            on=DUPLICATES,
        ),
        Said(
            "bayu",
            "13.55",
            "Saya ambil angkanya saja. Dari 466 jilid, 451 langsung ketahuan. Lima belas sisanya "
            "memang harus dilihat bukunya.",
            on=DUPLICATES,
            quotes=0,
        ),
    ),
)

RULE = Sitting(
    -11,
    "Kapan dua rekaman boleh digabung",
    here="bayu lina togar dewi",
    remote="sari hendra",
    writes="dewi",
    guests=("Wahyu Nugroho",),
    summary=(
        "Aturan penggabungan ditetapkan: ISBN, kolasi dan bentuk harus sama. Vendor memasangnya "
        "sebelum muat sesungguhnya; Bayu menulis pedomannya."
    ),
    points=(
        news("Pak Wahyu dari vendor ikut mendengarkan sampai butir ketiga."),
        trouble("Lampu tangga lantai 2 mati. Togar punya gantinya."),
        point(
            DUPLICATES,
            "Bayu dan Sari mencoba pada 400 pasang: ISBN saja salah 39 persen; ISBN dan kolasi "
            "salah 3 persen; ditambah bentuk (buku, peta, rekaman suara) salah 0,5 persen.\n\n"
            "Pak Wahyu: ketiga kunci bisa dipasang sebelum muat sesungguhnya. Penggabungan bisa "
            "dibatalkan selama 30 hari, sesudah itu rekaman asal hanya ada di cadangan.",
            Decided(
                "Dua rekaman digabung hanya bila ISBN, kolasi dan bentuknya sama. Sisanya masuk "
                "daftar kerja dan diperiksa dengan buku di tangan."
            ),
            Task("Memasang tiga kunci dan mengirim tangkapan layarnya", "Wahyu Nugroho", 4, 3),
            Task("Menulis pedoman penggabungan untuk tiga perpustakaan", "bayu", 5, 3),
            earlier="ISBN saja salah 39 persen; ISBN dan kolasi salah 3 persen.",
        ),
        plans("Regu malam pertama mulai hari ini pukul 17.00. Semoga ramai."),
    ),
    talk=(
        Said(
            "hendra",
            "08.55",
            "Pertanyaan bodoh: kalau sudah digabung, catatan lokal saya di Dahlia ikut atau tidak?",
            on=DUPLICATES,
        ),
        Said(
            "bayu",
            "09.10",
            "Bukan pertanyaan bodoh, itu pertanyaan terpenting. Ikut, asal disimpan dulu di ruas "
            "milik perpustakaan. Itu langkah pertama di pedoman nanti.",
            on=DUPLICATES,
            quotes=0,
        ),
        Said(
            "dewi",
            "16.25",
            "Saya baca ulang notulen ini dua kali dan baru sekarang paham mengapa kalian ribut "
            "soal kolasi. Terima kasih sudah ditulis begini.",
            on=DUPLICATES,
        ),
        Said("togar", "12.05", "Gantinya ternyata salah watt. Besok.", on=TROUBLE),
    ),
    works=(MERGING_GUIDE,),
)

WEEK = (NEEDS, DARK, GIFT_AGAIN, CAUSES, RULE)
