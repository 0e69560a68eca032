"""Second week: the first test load, money for shelves, the new rules of deposit."""

from __future__ import annotations

from cop.demo.morning.points import TROUBLE, news, plans, trouble
from cop.demo.notation import Decided, Info, Said, Sitting, Task, point
from cop.sessions.words import PointKind, PointStatus

TEST_LOAD = Sitting(
    -25,
    "Muat uji pertama",
    here="bayu lina togar",
    remote="sari hendra",
    excused="dewi",
    writes="lina",
    points=(
        news("Dua mahasiswa magang dari Melati, Fajar dan Nisa, ikut memeriksa mulai hari ini."),
        trouble("Printer label macet lagi. Togar mengganti rolnya; kalau masih macet, diservis."),
        point(
            "Hasil muat uji pertama",
            "Muat uji selesai pukul 21.00 tadi malam. Bayu sudah memeriksa 400 rekaman Cempaka:\n\n"
            "- 361 baik\n"
            "- 27 kehilangan catatan lokal\n"
            "- 12 muncul dua kali\n\n"
            "Kalau pola itu berlaku untuk semuanya, hampir enam ribu catatan lokal akan hilang. "
            "Sari menemukan hal yang sama di Melati, malah lebih banyak.",
            Task("Menanyakan ke vendor ke mana ruas catatan lokal dipindahkan", "togar", 3, 4),
            Info("Hasil muat uji dibuang; tidak ada rekaman uji yang akan dipakai."),
            presenter="bayu",
            earlier="Muat uji selesai pukul 21.00. Dari 400 rekaman: 361 baik, 27 tanpa catatan.",
        ),
        plans("Semua pemeriksa menyelesaikan jatahnya paling lambat {+2}."),
    ),
    talk=(
        Said(
            "sari",
            "09.02",
            "Di Melati: 352 baik, 41 tanpa catatan lokal, 7 dobel. Yang dobel semuanya karya "
            "berjilid.",
            on="Hasil muat uji pertama",
        ),
        Said(
            "hendra",
            "09.26",
            "Dahlia 388 baik. Koleksi kami memang sederhana, kali ini untung.",
            on="Hasil muat uji pertama",
        ),
        Said(
            "bayu",
            "09.41",
            "Karya berjilid, itu petunjuk. Di Cempaka yang dobel juga hampir semuanya ensiklopedi "
            "dan kumpulan karangan.",
            on="Hasil muat uji pertama",
            quotes=0,
        ),
    ),
)

DEPOSIT = Sitting(
    -24,
    here="bayu lina togar dewi",
    remote="hendra",
    writes="lina",
    points=(
        news(
            "Rancangan peraturan daerah tentang serah simpan karya dibahas bulan depan. Yang baru: "
            "karya digital dan karya mahasiswa ikut diserahkan, dan perpustakaan daerah wajib "
            "memberi tanda terima dalam tujuh hari. Dewi ingin kita sudah punya pendapat sebelum "
            "diundang dengar pendapat.",
            Task("Merangkum rancangan itu dalam satu halaman", "dewi", 5, 6),
            Info("Siapa yang berminat mendalaminya: kelompok studi kecil dibuka Dewi hari ini."),
            presenter="dewi",
        ),
        trouble(
            "Seorang pembaca marah karena denda Rp500 sehari. Lina menjelaskan, lalu menawarkan "
            "perpanjangan lewat telepon. Pembacanya malah baru tahu bahwa itu bisa.",
            Info("Nomor perpanjangan dicetak di slip pinjam mulai pekan depan."),
        ),
        plans("Pelatihan alat pemindai pukul 13.00, bergantian supaya meja tidak kosong."),
    ),
)

SHELVES = Sitting(
    -23,
    "Anggaran rak",
    here="bayu lina togar dewi",
    remote="sari hendra",
    writes="lina",
    points=(
        news("Hitungan komik lokal: 31 judul, dipinjam 402 kali tahun ini. Tiga belas kali lipat."),
        trouble("Tidak ada."),
        point(
            "Rak untuk ruang anak atau rak untuk buku besar?",
            "Sisa anggaran mebel 48 juta, harus terpakai dalam tiga bulan. Dua keinginan:\n\n"
            "- rak rendah untuk ruang anak, 6 unit (Lina)\n"
            "- rak kuat untuk buku besar dan atlas, 2 unit; yang sekarang melengkung (Bayu)\n\n"
            "Keduanya tidak cukup. Kita perlu harga sebelum bisa memilih.",
            Task("Meminta tiga penawaran, besi dan kayu", "lina", 1, 1),
            presenter="dewi",
            minutes=15,
            kind=PointKind.DECISION,
            fate=PointStatus.CARRIED,
        ),
        plans("Pemeriksaan muat uji ditutup sore ini. Bayu mengumpulkan lembarnya."),
    ),
    talk=(
        Said(
            "togar",
            "13.40",
            "Rak buku besar itu sudah saya ganjal papan dari bawah. Tolong jangan ada yang duduk "
            "di depannya, saya serius.",
            on="Rak untuk ruang anak atau rak untuk buku besar?",
        ),
    ),
)

HOURS = Sitting(
    -22,
    here="bayu lina togar",
    remote="sari hendra",
    excused="dewi",
    writes="lina",
    points=(
        news("Vendor mengakui: ruas catatan lokal tidak masuk daftar pemetaan. Akan ditambahkan."),
        trouble(
            "Atap Cabang Dahlia bocor di atas rak majalah. Hendra menutupnya dengan terpal dan "
            "memindah 200 eksemplar; 14 basah, sedang diangin-anginkan di antara kertas koran.",
            Task("Melaporkan atap Dahlia ke bagian umum dengan foto", "hendra", 0, 0),
        ),
        point(
            "Rak untuk ruang anak atau rak untuk buku besar?",
            "Dua dari tiga penawaran sudah masuk. Rak kayu rendah 5,4 juta, rak besi tahan beban "
            "9,8 juta per unit. Menunggu penawaran ketiga.",
            presenter="lina",
            fate=PointStatus.CARRIED,
        ),
        point(
            "Jam layanan sampai pukul 21.00 pada pekan ujian?",
            "Sari: di Melati ruang baca penuh sampai tutup pukul 17.00, sesudah itu mahasiswa "
            "pindah ke kedai kopi. Lina menghitung, untuk dua orang jaga perlu lembur 26 jam "
            "sepekan. Belum jelas siapa yang membayar.",
            Task("Menanyakan aturan lembur ke kepegawaian", "rina", 2, 1),
            by="sari",
            asked="-1 16.20",
            minutes=10,
            fate=PointStatus.CARRIED,
        ),
        plans(),
    ),
    talk=(
        Said(
            "lina",
            "08.50",
            "Boleh pakai kertas koran, tetapi gantinya tiap dua jam. Tinta koran luntur ke halaman "
            "yang basah.",
            on=TROUBLE,
        ),
        Said("hendra", "09.05", "Siap. Saya ganti dengan kertas polos dari printer.", on=TROUBLE),
    ),
)

CHOICE = Sitting(
    -21,
    "Anggaran rak, keputusan",
    here="bayu lina dewi",
    remote="sari",
    excused="togar hendra",
    writes="lina",
    points=(
        news("Atap Dahlia dilihat tukang {+1}. Dua belas dari empat belas majalah selamat."),
        trouble(),
        point(
            "Rak untuk ruang anak atau rak untuk buku besar?",
            "Penawaran ketiga masuk. Yang menentukan: rak buku besar berbahaya, rak ruang anak "
            "hanya sempit. Jadi yang berbahaya dulu. Sisa 28,4 juta cukup untuk lima rak rendah.",
            Decided(
                "Dibeli dua rak besi untuk buku besar dan lima rak rendah kayu untuk ruang anak."
            ),
            Task("Mengajukan surat pembelian", "dewi", 3, 2),
            Task("Mengukur ulang ruang anak; yang keenam mungkin memang tidak muat", "lina", 1, 1),
            presenter="dewi",
            kind=PointKind.DECISION,
        ),
        point(
            "Jam layanan sampai pukul 21.00 pada pekan ujian?",
            "Kepegawaian: lembur boleh, paling banyak 12 jam per orang sepekan. Dengan dua regu "
            "itu cukup. Tinggal satpam dan listrik.",
            Task("Menanyakan satpam dan listrik ke bagian umum", "dewi", 1, 1),
            minutes=10,
            fate=PointStatus.CARRIED,
        ),
        plans("Bayu dan Sari membandingkan lembar periksa, pukul 14.00 lewat video."),
    ),
)

WEEK = (TEST_LOAD, DEPOSIT, SHELVES, HOURS, CHOICE)
