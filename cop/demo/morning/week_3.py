"""Third week: opening hours settled, an outage met with pencil and paper."""

from __future__ import annotations

from cop.demo.guidelines import FRONT_DESK_GUIDE
from cop.demo.morning.points import news, plans, trouble
from cop.demo.notation import Decided, Said, Sitting, Task, point
from cop.sessions.words import PointStatus

TRAINING = Sitting(
    -20,
    here="lina togar bayu",
    remote="sari hendra",
    leads="bayu",
    writes="togar",
    points=(
        news("Pelatihan modul baru: dua kelompok, {+2} dan {+3}, pukul 13.00 di ruang komputer."),
        trouble(
            "Pembaca membawa pulang charger ruang diskusi, mungkin tidak sengaja. Yang ketiga "
            "bulan ini. Mulai hari ini charger dipinjam dengan kartu, seperti buku."
        ),
        point(
            "Jam layanan sampai pukul 21.00 pada pekan ujian?",
            "Satpam bisa, listrik bisa, asal lantai 2 dan 3 dimatikan pukul 18.00. Keputusan "
            "menunggu Dewi dan Rina; keduanya di dinas hari ini.",
            fate=PointStatus.CARRIED,
        ),
        plans("Bayu menyusun pembagian kelompok pelatihan. Usul boleh sampai pukul 11.00."),
    ),
)

NIGHTS = Sitting(
    -19,
    "Buka sampai malam",
    here="bayu lina togar dewi",
    remote="sari hendra",
    writes="togar",
    points=(
        news("Surat pembelian rak sudah di meja kepala dinas."),
        trouble(
            "Proyektor ruang pelatihan mati di tengah acara. Dipinjamkan yang dari Dahlia.",
            Task("Meminjam proyektor dari Kenanga untuk pekan depan", "togar", 2, 1, needless=True),
        ),
        point(
            "Jam layanan sampai pukul 21.00 pada pekan ujian?",
            "Semua syarat sudah jelas, jadi dicoba saja: lantai 1, dua pekan, dua regu. Yang "
            "dihitung tiap jam: kepala, bukan kesan. Lina mengingatkan bahwa bus terakhir lewat "
            "pukul 20.40; petugas yang pulang naik bus masuk regu pertama.",
            Decided(
                "Ruang baca lantai 1 buka sampai pukul 21.00 selama dua pekan ujian, sebagai "
                "percobaan. Hasilnya dibahas sesudahnya."
            ),
            Task("Menyusun regu malam", "lina", 2, 2),
            Task("Mengumumkan ke sekolah dan kampus", "sari", 2, 3),
            presenter="rina",
        ),
        plans("Regu malam: yang berhalangan tetap memberi tahu Lina hari ini."),
    ),
    talk=(
        Said(
            "ayu",
            "10.12",
            "Izin menumpang lewat: mahasiswa bimbingan saya menyambut sekali. Saya boleh membantu "
            "jaga sekali sepekan?",
            on="Jam layanan sampai pukul 21.00 pada pekan ujian?",
        ),
        Said(
            "lina",
            "10.20",
            "Boleh banget, Bu Ayu. Saya taruh di Rabu malam dulu, ya.",
            on="Jam layanan sampai pukul 21.00 pada pekan ujian?",
            edited=(
                "10.31",
                "Boleh banget, Bu Ayu. Saya taruh di Kamis malam, ya; Rabu sudah penuh.",
            ),
        ),
    ),
)

STATUS_ONLY = Sitting(
    -18,
    here="lina togar bayu",
    remote="hendra",
    excused="dewi",
    writes="togar",
    minutes=15,
    place="Meja layanan lantai 1",
    points=(
        news("Kelompok pertama pelatihan hari ini. Sampai nanti siang."),
        trouble(),
        plans("Hanya kabar. Selesai pukul 07.52."),
    ),
    no_output="Hanya kabar singkat sebelum pelatihan; tidak ada yang perlu disimpan.",
)

OUTAGE = Sitting(
    -16,
    "Dua jam tanpa katalog",
    here="bayu lina togar dewi",
    remote="sari hendra",
    writes="togar",
    points=(
        news("Kedua kelompok pelatihan selesai. 14 orang, nilai rata-rata 82."),
        trouble(
            "Kemarin pukul 10.05 sampai 12.10 katalog dan sirkulasi mati: disk peladen penuh oleh "
            "berkas cadangan yang tidak pernah dihapus. 63 orang datang ke meja layanan.\n\n"
            "Yang membantu: Lina mencatat pinjaman dengan pensil, nomor anggota dan nomor induk "
            "saja. Pukul 14.00 semuanya sudah dimasukkan, dua nomor salah tulis.\n\n"
            "Yang tidak membantu: tiga orang menelepon Togar bersamaan.",
            Task("Membersihkan cadangan lama tiap malam, otomatis", "togar", 1, 1),
            Decided("Kalau sistem mati, hanya Rina yang menelepon Togar."),
            presenter="togar",
            minutes=10,
        ),
        point(
            "Panduan satu halaman untuk saat katalog mati",
            "Kemarin berjalan baik karena Lina ada. Kalau bukan Lina? Kita tulis satu halaman: apa "
            "yang dicatat, siapa yang ditelepon, apa yang dikatakan kepada pembaca. Dilaminasi, "
            "satu di tiap meja.",
            Task("Menulis rancangannya dari catatan pagi ini", "lina", 2, 1),
            by="lina",
            asked="-1 15.10",
        ),
        plans("Togar memeriksa cadangan, Bayu menyiapkan data untuk muat uji kedua.", minutes=3),
    ),
    talk=(
        Said(
            "hendra",
            "09.30",
            "Di Dahlia kami masih punya buku pinjam bergaris dari tahun 1998. Jangan ditertawakan, "
            "kemarin itu yang kami pakai.",
            on="Panduan satu halaman untuk saat katalog mati",
        ),
        Said(
            "togar",
            "09.48",
            "Saya tidak tertawa. Saya iri.",
            on="Panduan satu halaman untuk saat katalog mati",
            quotes=0,
        ),
        Said(
            "bayu",
            "10.02",
            "Tes, ini dari ponsel.",
            on="Panduan satu halaman untuk saat katalog mati",
            removed=("10.03", "bayu"),
        ),
    ),
    works=(FRONT_DESK_GUIDE,),
)

WEEK = (TRAINING, NIGHTS, STATUS_ONLY, OUTAGE)
