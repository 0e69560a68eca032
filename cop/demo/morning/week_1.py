"""First week: the talk begins, the migration of the catalogue is announced."""

from __future__ import annotations

from cop.demo.morning.points import news, plans, trouble
from cop.demo.notation import Decided, Info, Said, Sitting, Task, point

FIRST = Sitting(
    -30,
    "Obrolan pagi yang pertama",
    here="bayu lina togar dewi",
    remote="sari hendra",
    writes="bayu",
    points=(
        news(
            "Kita mencoba obrolan pagi selama tiga bulan: semua bagian ikut, Cabang Dahlia dan "
            "Universitas Melati lewat video. Rina memandu. Siapa yang terlambat langsung duduk, "
            "tidak perlu minta maaf.",
            Decided(
                "Obrolan pagi tiap hari kerja pukul 07.45, paling lama 30 menit. Notulis bergilir "
                "tiap pekan."
            ),
        ),
        trouble(
            "Dua komputer katalog di lantai 1 mati sejak pekan lalu. Lina sudah menempel kertas "
            "“rusak”, tetapi pembaca tetap mencoba menyalakannya. Pagi hari antrean di komputer "
            "yang tersisa sampai enam orang.",
            Task("Memindahkan satu komputer dari ruang pelatihan ke lantai 1", "togar", 1, 1),
        ),
        plans(
            "- Pukul 09.00 TK Pelangi, 60 anak. Ruang anak ditutup untuk umum sampai 11.00 "
            "(Lina).\n"
            "- Pukul 10.00 Bayu dan Togar bertemu vendor tentang jadwal migrasi katalog.\n"
            "- Hendra menutup Cabang Dahlia pukul 15.00, ada penyemprotan rayap.",
        ),
    ),
    talk=(
        Said(
            "sari",
            "08.31",
            "Terima kasih sudah mengajak Melati. Di tempat kami berita begini biasanya baru "
            "sampai lewat grup percakapan, dua hari kemudian dan setengahnya hilang.",
        ),
        Said(
            "rina",
            "08.44",
            "Justru itu alasannya. Kalau ada yang tidak sempat ikut, cukup baca catatannya; "
            "tidak perlu menunggu diceritakan.",
        ),
    ),
)

SCHEDULE = Sitting(
    -29,
    "Jadwal migrasi katalog",
    here="bayu lina togar",
    remote="sari hendra",
    excused="dewi",
    writes="bayu",
    points=(
        news(
            "Vendor mengusulkan tiga tahap: muat uji pertama pekan depan, muat uji kedua dua "
            "pekan sesudahnya, muat sesungguhnya setelah hasil keduanya diperiksa.\n\n"
            "| | rekaman |\n|---|---|\n| Cempaka | 84.300 |\n| Cabang Dahlia | 11.750 |\n"
            "| Universitas Melati | 132.000 |",
            Info(
                "Selama muat uji, katalog lama tetap dipakai. Di meja layanan tidak ada yang "
                "berubah."
            ),
            presenter="bayu",
        ),
        trouble(
            "Kunjungan TK kemarin ramai tetapi lancar. Yang kurang: hanya satu toilet anak. Lina "
            "mengatur giliran sepuluh anak sekali jalan, dan itu cukup.",
        ),
        point(
            "Siapa yang memeriksa hasil muat uji?",
            "Bayu menghitung: 400 rekaman acak per perpustakaan cukup untuk melihat polanya. Satu "
            "orang sanggup memeriksa kira-kira 60 rekaman sehari di sela pekerjaan lain. Sari "
            "menawarkan dua mahasiswa magang; mereka perlu contoh rekaman yang benar dan yang "
            "salah sebelum mulai.",
            Decided("Tiap perpustakaan memeriksa 400 rekaman acak, di lembar periksa yang sama."),
            Task("Membuat lembar periksa dengan lima contoh", "bayu", 3, 2),
            Task("Menanyakan dua mahasiswa magang untuk pemeriksaan", "sari", 4, 3),
            presenter="bayu",
        ),
        plans("Togar memindahkan komputer ke lantai 1 sebelum pukul 09.00.", minutes=5),
    ),
    talk=(
        Said(
            "sari",
            "11.20",
            "Untuk lembar periksa: boleh tambah kolom *catatan lokal*? Di Melati banyak yang "
            "kami simpan di sana, mulai dari nama penyumbang sampai “jilid 2 hilang”.",
            on="Siapa yang memeriksa hasil muat uji?",
        ),
        Said(
            "bayu",
            "13.02",
            "Sudah saya tambahkan, tepat setelah kolom kolasi.",
            on="Siapa yang memeriksa hasil muat uji?",
            quotes=0,
        ),
    ),
)

DAMP = Sitting(
    -28,
    here="bayu lina togar dewi",
    remote="hendra",
    writes="bayu",
    points=(
        news(
            "Penerbit Ladang Kata menghibahkan 42 judul, sebagian besar cerita anak. Bayu "
            "mengolahnya mulai hari ini; yang dobel diteruskan ke Cabang Dahlia.",
        ),
        trouble(
            "AC ruang naskah mati semalam. Kelembapan pukul 07.00 mencapai 72 persen; setelah dua "
            "pengering cadangan dinyalakan, pukul 07.30 turun ke 66. Naskah di rak bawah sudah "
            "dipindah ke meja.",
            Info(
                "Ruang naskah tidak menerima pembaca hari ini. Permintaan dicatat di meja layanan "
                "dan pembacanya dihubungi kembali."
            ),
            Task("Menelepon teknisi AC sampai dapat tanggal pasti", "togar", 0, 0),
            earlier="AC ruang naskah mati semalam. Kelembapan 72 persen pukul 07.00.",
        ),
        plans(
            "Hendra membawa pustaka keliling ke Desa Randu dan SD Talang 2. Dewi rapat anggaran "
            "di kantor bupati sampai sore; yang mendesak lewat Rina.",
        ),
    ),
)

HEARD = Sitting(
    -27,
    "Apa yang didengar di meja layanan",
    here="bayu lina dewi",
    remote="sari hendra",
    excused="togar",
    writes="bayu",
    points=(
        news("Teknisi AC datang {+1}. Kelembapan ruang naskah pagi ini 58 persen, sudah aman."),
        trouble("Tidak ada yang luar biasa. Printer label macet dua kali, dibersihkan Bayu."),
        point(
            "Apa yang didengar di meja layanan",
            "Tiga pertanyaan yang paling sering pekan ini:\n\n"
            "1. Bolehkah buku dari sini dikembalikan di Cabang Dahlia? (Boleh, tetapi tidak "
            "tertulis di mana pun.)\n"
            "2. Mengapa komik lokal sedikit sekali?\n"
            "3. Sampai pukul berapa ruang diskusi bisa dipakai pada pekan ujian?\n\n"
            "Lina: “Yang ketiga ditanyakan sebelas kali. Saya sampai hafal wajahnya.”",
            Decided("Tiap akhir pekan Lina membacakan tiga pertanyaan tersering di meja layanan."),
            Task("Memasang keterangan “boleh dikembalikan di cabang” di kedua pintu", "lina", 2, 1),
            Task("Menghitung pinjaman komik lokal tahun ini", "lina", 4, 4),
            presenter="lina",
            by="lina",
            asked="-1 15.35",
        ),
        plans("Bayu mengirim lembar periksa ke Melati dan Dahlia siang ini."),
    ),
    talk=(
        Said(
            "hendra",
            "09.15",
            "Di Dahlia pertanyaannya kebalikannya: bolehkah meminjam di sini, mengembalikan di "
            "pusat. Kertasnya saya pasang juga.",
            on="Apa yang didengar di meja layanan",
        ),
        Said(
            "dewi",
            "10.40",
            "Nomor 3 tolong jangan hanya dijawab. Kalau sebelas orang bertanya, itu bukan "
            "pertanyaan lagi, itu permintaan.",
            on="Apa yang didengar di meja layanan",
        ),
    ),
)

WEEK = (FIRST, SCHEDULE, DAMP, HEARD)
