"""Sixth week: the migration itself, and the talk that comes next."""

from __future__ import annotations

from cop.demo.morning.points import TROUBLE, news, plans, trouble
from cop.demo.notation import Decided, Due, Info, Said, Sitting, Task, point
from cop.sessions.words import PointKind, PointStatus, Status

DOUBLES = "Rekaman ganda setelah muat kedua"
SUGGESTIONS = "Kotak saran yang tidak pernah dibuka"

EVE = Sitting(
    -5,
    "Sehari sebelum migrasi",
    here="bayu lina togar dewi",
    remote="sari hendra",
    writes="bayu",
    points=(
        news("Cadangan penuh dibuat tadi malam dan sudah dicoba dipulihkan: 41 menit."),
        trouble("Tukang kunci selesai. Pintu samping sekarang hanya punya dua kunci, bukan tujuh."),
        point(
            SUGGESTIONS,
            "Lina membukanya: 38 kertas, yang tertua berumur empat tahun. Sebelas meminta jam "
            "malam (sudah), tujuh mengeluh toilet (sedang), empat berisi puisi.\n\n"
            "Kotak tanpa jawaban lebih buruk daripada tidak ada kotak.",
            Decided(
                "Kotak saran dibuka tiap tanggal 1. Saran dan jawabannya ditempel di papan sebelah "
                "pintu."
            ),
            Task("Menempel 38 saran pertama dengan jawabannya", "lina", 6),
            Task("Mencari tempat untuk empat puisi itu"),
            presenter="lina",
        ),
        point("Seragam hari Kamis", dropped="Sudah dijawab Dewi dengan surat edaran kemarin sore."),
        plans(
            "- Togar memasang pengumuman di katalog daring.\n"
            "- Bayu membekukan jenis eksemplar pukul 16.00.\n"
            "- Sesudah itu tidak ada yang mengubah rekaman. Sungguh-sungguh tidak ada."
        ),
    ),
)

START = Sitting(
    -4,
    "Migrasi dimulai",
    here="bayu lina togar dewi",
    remote="sari hendra",
    writes="togar",
    points=(
        news("Muat pertama mulai malam ini pukul 20.00: Cempaka dan Cabang Dahlia."),
        trouble(
            "Kemarin pukul 16.20 tetap ada yang menambah rekaman (bukan Bayu). Ketahuan dari "
            "lembar bayangan; dihapus dan akan dimasukkan lagi {+3}.",
            Decided("Jenis eksemplar baru dibekukan sampai {+6}."),
        ),
        point(
            "Siapa di mana malam ini",
            "Togar dan Bayu di ruang peladen, Hendra siaga di Dahlia sampai pukul 21.00, Sari "
            "lewat video. Rina menjawab telepon, supaya yang lain tidak perlu.\n\n"
            "Batas untuk berhenti: kalau pukul 23.00 belum 80 persen, muat dibatalkan dan dicoba "
            "akhir pekan.",
            Task("Menyimpan catatan muat (log) dan meminta salinannya dari vendor", "bayu", 2),
            presenter="togar",
            minutes=15,
        ),
        plans("Pinjaman hari ini seperti biasa. Pengembalian setelah pukul 20.00 masuk kotak."),
    ),
    talk=(
        Said("togar", "22.51", "92 persen. Kopi habis."),
        Said("bayu", "23.38", "Selesai 23.31. 96.050 dari 96.050 rekaman masuk. Saya pulang."),
        Said(
            "rina",
            "+1 06.40",
            "Terima kasih untuk kalian semua. Yang begadang datang pukul 10.00 saja hari ini; "
            "catatannya saya yang tulis.",
            quotes=1,
        ),
    ),
)

SECOND_DAY = Sitting(
    -3,
    "Migrasi katalog, hari kedua",
    here="lina dewi",
    remote="sari hendra",
    excused="bayu togar",
    writes="rina",
    points=(
        news(
            "Muat pertama berhasil: 96.050 rekaman, 7 jam lebih cepat daripada perkiraan vendor. "
            "Pembaca pertama pukul 07.40 sudah mencari di katalog baru dan tidak menyadarinya.",
        ),
        trouble(
            "Pemindai di meja 2 membaca barkod lama Dahlia sebagai nomor anggota. Hendra punya "
            "kira-kira 300 barkod seperti itu, dari masa sebelum bergabung.",
            Task("Daftar barkod untuk Cabang Dahlia", "rina", Due.TODAY),
            Info("Barkod yang mulai dengan 00 diketik dengan tangan sampai daftarnya selesai."),
        ),
        point(
            "Rute malam ini untuk Melati",
            "Sama seperti kemarin. Sari minta satu orang Cempaka ikut menunggu, karena di Melati "
            "belum ada yang pernah melihat muat sesungguhnya. Bayu bersedia, dari rumah.",
            presenter="sari",
            minutes=5,
        ),
        plans("Dewi memberi kabar ke dinas. Lina menjaga dua meja sampai Bayu datang."),
    ),
    talk=(
        Said(
            "hendra",
            "09.12",
            "Barkod lama ada di tiga rak saja. Kalau Rina ke sini besok, kita hitung berdua.",
            on=TROUBLE,
        ),
        Said(
            "sari",
            "23.46",
            "Muat kedua selesai 23.40. 131.998 dari 132.000. Dua rekaman ditolak karena judulnya "
            "kosong; dua-duanya saya ingat.",
        ),
    ),
)

TWICE = Sitting(
    -2,
    here="bayu lina togar",
    remote="sari hendra",
    excused="dewi",
    writes="lina",
    points=(
        news(
            "Ketiga perpustakaan sekarang di satu katalog: 228.048 rekaman. Percobaan jam malam "
            "selesai {+1}; sejauh ini rata-rata 49 orang per malam."
        ),
        trouble("Slip pinjam tidak memuat nomor perpanjangan lagi. Togar tahu sebabnya."),
        point(
            DOUBLES,
            "Aturan tiga kunci bekerja: 1.097 pasangan digabung dengan benar. Tetapi 212 rekaman "
            "Melati muncul dua kali dengan bentuk yang berbeda: yang satu “buku”, yang satu "
            "“teks”. Bukan salah gabung, justru tidak tergabung.",
            Task("Memeriksa 20 contoh dari 212 rekaman itu", "sari", 1, 0),
            by="bayu",
            asked="-1 15.10",
            presenter="bayu",
            minutes=15,
            fate=PointStatus.CARRIED,
        ),
        plans("Bayu menjawab pertanyaan pengatalog Melati, pukul 10.00 lewat video."),
    ),
    talk=(
        Said(
            "sari",
            "14.20",
            "Dua puluh dari dua puluh: skripsi dan laporan yang diimpor dari repositori lima tahun "
            "lalu. Waktu itu bentuknya otomatis “teks”.",
            on=DOUBLES,
        ),
        Said(
            "bayu",
            "15.02",
            "Jadi bukan 212 masalah, melainkan satu masalah 212 kali. Itu kabar baik.",
            on=DOUBLES,
            quotes=0,
        ),
    ),
)

FIRST_WEEK = Sitting(
    -1,
    "Migrasi katalog, pekan pertama",
    here="bayu lina togar dewi",
    remote="sari hendra",
    writes="bayu",
    summary=(
        "Pekan migrasi berakhir dengan selamat. Tersisa dua hal: 212 rekaman ganda dari Melati dan "
        "daftar bacaan pembaca yang tidak ikut pindah."
    ),
    points=(
        news(
            "Dinas mengirim ucapan selamat, dan permintaan laporan dua halaman. Rak rendah untuk "
            "ruang anak datang {+3}.",
            Task("Menulis laporan dua halaman tentang migrasi", "rina", 5),
            presenter="dewi",
        ),
        trouble(
            "Slip pinjam sudah memuat nomor perpanjangan lagi. Tiga pembaca bertanya ke mana "
            "“daftar bacaan saya” pergi; ternyata tidak ikut dipindah dan tidak bisa dipulihkan.",
            Decided("Kita minta maaf di beranda katalog, tanpa alasan teknis."),
            Task("Menulis permintaan maaf, tiga kalimat", "lina", 1),
        ),
        point(
            DOUBLES,
            "Sari: 212 rekaman itu semuanya skripsi dan laporan dari repositori. Dua jalan:\n\n"
            "1. mengubah bentuk “teks” menjadi “buku” sekaligus, lalu menggabung dengan aturan "
            "biasa;\n"
            "2. menambah pengecualian di aturan.\n\n"
            "Yang pertama lebih bersih, tetapi perlu cadangan dan satu malam lagi. Bayu ingin "
            "melihat catatan muat vendor sebelum memilih.",
            Task("Membuat cadangan sebelum perubahan sekaligus", "togar", 1),
            fate=PointStatus.CARRIED,
            earlier="Sari: 212 rekaman itu semuanya skripsi dan laporan dari repositori.",
        ),
        plans("Lina menjumlah hasil jam malam, dibahas di obrolan berikutnya."),
    ),
    talk=(
        Said(
            "hendra",
            "08.22",
            "Di Dahlia daftar bacaan itu dipakai guru-guru. Boleh saya telepon mereka satu per "
            "satu? Hanya sembilan orang.",
            on=TROUBLE,
        ),
        Said("lina", "08.26", "Boleh sekali. Saya ambil yang di pusat, empat belas.", on=TROUBLE),
    ),
)

NEXT = Sitting(
    0,
    writes="bayu",
    until=Status.OPEN,
    points=(
        news(presenter="dewi"),
        point(
            DOUBLES,
            text="Dipilih hari ini: ubah sekaligus, atau pengecualian di aturan?",
            kind=PointKind.DECISION,
            minutes=15,
        ),
        trouble(),
        plans(),
        point(
            "Kotak pengembalian di luar jam layanan",
            text=(
                "Selama jam malam, 37 buku dikembalikan sesudah pukul 17.00. Kalau percobaan "
                "selesai, pembaca itu ke mana? Kotak baja sekitar 6 juta."
            ),
            by="lina",
            asked="-1 08.21",
            waits=True,
        ),
        point(
            "Pustaka keliling: rute Desa Randu terlalu panjang",
            text="Empat jam di jalan untuk satu jam layanan. Saya punya usul rute lain.",
            by="hendra",
            asked="-1 08.24",
            waits=True,
        ),
    ),
    talk=(
        Said(
            "bayu",
            "-1 08.27",
            "Catatan muat dari vendor belum juga datang; saya sudah menulis dua kali. Kalau hari "
            "ini tidak ada, menurut saya kita putuskan tanpa itu.",
            on=DOUBLES,
        ),
        Said(
            "sari",
            "-1 08.29",
            "Setuju. Saya condong ke jalan pertama.",
            on=DOUBLES,
            quotes=0,
        ),
        Said("togar", "-1 13.10", "Cadangannya malam ini pukul 22.00.", on=DOUBLES),
        Said(
            "lina",
            "-1 13.31",
            "Maaf, saya masih bingung: nomor induk itu ikut rekaman yang mana setelah digabung?",
            on=DOUBLES,
            nameless=True,
        ),
    ),
)

WEEK = (EVE, START, SECOND_DAY, TWICE, FIRST_WEEK, NEXT)
