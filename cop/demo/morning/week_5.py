"""Fifth week: open at night and tired, the guideline goes round, the shelves arrive."""

from __future__ import annotations

from cop.demo.morning.points import NEW, news, plans, trouble
from cop.demo.notation import Decided, Info, Said, Sitting, Task, point
from cop.sessions.words import PointStatus

COMICS = "Komik lokal untuk remaja"
TIRED = "Kita lelah, dan tidak ada yang bilang"

FIRST_NIGHT = Sitting(
    -10,
    "Malam pertama",
    here="lina togar dewi bayu",
    remote="hendra",
    excused="sari",
    writes="hendra",
    points=(
        news(
            "Malam pertama: 58 orang pukul 18.00, 41 pukul 19.00, 22 pukul 20.00. Tidak ada "
            "keributan. Seorang bapak datang hanya untuk membaca koran dengan tenang.",
            presenter="lina",
        ),
        trouble("Mesin minuman kehabisan gelas pukul 18.30. Lina mengisi dari dapur."),
        point(
            TIRED,
            "Usulan tanpa nama, dan setengah ruangan mengangguk. Regu malam pulang pukul 21.30 dan "
            "mulai lagi pukul 07.45; dua orang mengaku tertidur di bus.\n\n"
            "Yang disepakati: siapa yang jaga malam tidak ikut obrolan pagi keesokan harinya, "
            "cukup membaca catatannya. Jadwal tukar dibahas tersendiri.",
            Decided("Regu malam tidak ikut obrolan pagi esoknya; catatannya cukup dibaca."),
            by="lina",
            asked="-1 20.10",
            nameless=True,
            goes_on_as="Jadwal tukar regu malam",
        ),
        point(
            COMICS,
            "Angkanya sudah ada sejak tiga pekan lalu: 31 judul, 402 pinjaman. Yang belum ada: "
            "pemasok. Penerbit komik lokal kebanyakan menjual lewat pameran dan media sosial, dan "
            "bendahara minta faktur. Menunggu jawaban bendahara.",
            Task("Menanyakan pembelian tanpa faktur di bawah dua juta", "dewi", 5),
            by="lina",
            asked="-1 09.40",
            fate=PointStatus.PARKED,
        ),
        plans("Hendra mengambil hibah Pak Darmawan, dua kali jalan. Bayu menunggu di gudang."),
    ),
    talk=(
        Said(
            "ayu",
            "21.15",
            "Malam kedua, laporan dari meja: 64 orang pukul 18.00. Tiga mahasiswa bertanya cara "
            "mengutip peraturan daerah. Saya jawab satu kali di papan tulis, lalu mereka bertiga "
            "menjelaskan kepada meja sebelah.",
            on=NEW,
        ),
        Said("rina", "+1 07.20", "Itu laporan paling bagus pekan ini. Terima kasih, Bu.", on=NEW),
    ),
)

GUIDELINE = Sitting(
    -8,
    "Pedoman penggabungan dibaca bersama",
    here="bayu lina togar",
    remote="sari hendra",
    excused="dewi",
    writes="hendra",
    points=(
        news(
            "Vendor sudah memasang tiga kunci dan mengirim tangkapan layarnya. Muat sesungguhnya "
            "mulai {+4} malam: Cempaka dan Dahlia dulu, Melati malam berikutnya.",
            Info("Pada dua malam itu katalog daring tidak bisa dibuka pukul 20.00 sampai 24.00."),
        ),
        trouble(
            "Delapan buku hibah ternyata milik kita sendiri, dipinjam Pak Darmawan tahun 2004. "
            "Dendanya kita anggap lunas.",
        ),
        point(
            "Pedoman penggabungan: apa yang masih kurang?",
            "Dibaca keras-keras, butir demi butir. Yang ditambahkan:\n\n"
            "- siapa yang memeriksa dan kapan, ditulis di rekamannya\n"
            "- cara membatalkan, karena pasti ada yang keliru\n"
            "- contoh karya berjilid, dari Melati\n\n"
            "Hendra bertanya apakah Dahlia wajib ikut. Jawabnya: pedoman ini milik bertiga, jadi "
            "ya, dan boleh diubah bertiga.",
            Decided("Pedoman penggabungan dipakai di ketiga perpustakaan sejak muat sesungguhnya."),
            presenter="bayu",
            minutes=15,
        ),
        plans("Bayu menerbitkan pedomannya setelah tiga tambahan itu masuk."),
    ),
    talk=(
        Said(
            "dewi",
            "13.30",
            "Tidak bisa ikut tadi, tetapi saya baca pedomannya. Bagian “membatalkan” yang membuat "
            "saya berani menandatangani.",
            on="Pedoman penggabungan: apa yang masih kurang?",
        ),
    ),
)

WITHOUT_RINA = Sitting(
    -7,
    here="lina togar dewi",
    remote="sari",
    leads="bayu",
    writes="bayu",
    points=(
        news("Rina dinas dua hari di ibu kota provinsi. Rak besi datang {+1} pukul 08.30."),
        trouble(
            "Regu malam melaporkan pintu samping tidak bisa dikunci dari dalam. Satpam memasang "
            "rantai; tukang kunci dipanggil hari ini.",
            Task("Memanggil tukang kunci", "togar", 0, 0),
        ),
        plans("Mengosongkan rak buku besar sebelum pukul 16.00. Semua yang bisa, tolong."),
        point(
            "Mengganti semua komputer katalog dengan tablet",
            by="togar",
            asked="-1 10.15",
            declined=(
                "Menarik, tetapi anggarannya paling cepat tahun depan. Tolong bawa lagi dengan "
                "hitungan harga dan umur pakai, nanti saya masukkan ke rapat anggaran."
            ),
        ),
    ),
)

SHELVES_COME = Sitting(
    -6,
    "Rak datang",
    here="bayu lina togar dewi",
    remote="sari hendra",
    writes="bayu",
    points=(
        news(
            "Rak besi sedang diturunkan selagi kita berbicara. Rak rendah menyusul pekan depan. "
            "Surat dari SMPN 4: kelas 8 ingin berkunjung dan belajar mencari sumber.",
            Task("Menjawab surat SMPN 4 tentang kunjungan kelas", "rina", 4),
        ),
        trouble("Dua atlas lepas jilid ketika rak dikosongkan. Dibawa Bayu ke penjilid."),
        point("Label rak dalam dua bahasa", put_off=True),
        point("Siapa yang mencuci gelas di pantri?", by="togar", nameless=True, withdrawn=True),
        plans("Pukul 09.00 merakit rak, pukul 13.00 mengisi. Sarung tangan ada di gudang."),
    ),
    talk=(
        Said(
            "togar",
            "14.50",
            "Rak berdiri, isinya masuk, tidak melengkung. Papan pengganjal saya pensiunkan dengan "
            "upacara kecil.",
        ),
        Said("lina", "15.05", "Ada kue. Ruang istirahat, sebelum habis."),
    ),
)

WEEK = (FIRST_NIGHT, GUIDELINE, WITHOUT_RINA, SHELVES_COME)
