"""What came out of the morning talk beside its digests: two guidelines."""

from __future__ import annotations

from cop.demo.notation import Draft, Work
from cop.outputs.words import OutputType

_FRONT_DESK = """\
Katalog atau sirkulasi tidak bisa dibuka? Layanan tidak berhenti. Ikuti halaman ini dari atas ke
bawah.

## Menit pertama

1. Coba komputer sebelah. Kalau sama saja, lanjut ke langkah 2.
2. **Satu orang** menelepon petugas sistem: Rina. Kalau Rina tidak ada, yang bertugas di meja 1.
3. Ambil buku pinjam bergaris dan pensil dari laci bawah.

## Meminjam

Tulis satu baris untuk tiap buku:

| jam | nomor anggota | nomor induk | paraf |
|---|---|---|---|
| 10.20 | 0417 | 88213 | LM |

Nomor induk ada di **halaman judul, pojok kanan bawah**, bukan di sampul. Judul tidak perlu ditulis.

## Mengembalikan

Terima bukunya, taruh di kereta kuning, jangan dikembalikan ke rak. Denda tidak dihitung hari itu.

## Yang dikatakan kepada pembaca

> Maaf, katalog sedang tidak bisa dibuka. Anda tetap bisa meminjam dan mengembalikan. Sebutkan
> subjeknya, kami tunjukkan raknya.

## Setelah katalog kembali

- Masukkan catatan pensil pada hari yang sama, oleh dua orang: satu membaca, satu mengetik.
- Baru sesudah itu kereta kuning diproses.
- Halaman yang sudah dimasukkan dicoret silang dan disimpan tiga bulan.
"""

_FRONT_DESK_FIRST = _FRONT_DESK.replace(
    "Nomor induk ada di **halaman judul, pojok kanan bawah**, bukan di sampul. Judul tidak perlu "
    "ditulis.\n",
    "Judul tidak perlu ditulis.\n",
)

FRONT_DESK_GUIDE = Work(
    title="Saat katalog mati: satu halaman untuk meja layanan",
    type=OutputType.GUIDELINE,
    by="togar",
    when="08.12",
    authors="lina hendra",
    reviewers="togar",
    subjects=("layanan sirkulasi", "keadaan darurat"),
    abstract=(
        "Apa yang dicatat, siapa yang ditelepon dan apa yang dikatakan kepada pembaca ketika "
        "sistem tidak bisa dibuka. Ditulis setelah dua jam tanpa katalog, dicoba saat listrik "
        "padam."
    ),
    drafts=(
        Draft("lina", "+1 13.40", _FRONT_DESK_FIRST),
        Draft("lina", "+3 15.20", _FRONT_DESK, publish=True),
        Draft(
            "hendra",
            "+7 10.30",
            _FRONT_DESK.replace(
                "Terima bukunya, taruh di kereta kuning,",
                "Terima bukunya, taruh di kereta kuning (di Cabang Dahlia: keranjang hijau),",
            ),
            publish=True,
        ),
    ),
)

_MERGING = """\
Dua rekaman digabung hanya bila tiga hal sama: **ISBN, kolasi, dan bentuk**. Bila salah satu
berbeda, rekaman masuk daftar kerja dan diperiksa dengan buku di tangan.

## Mengapa ISBN saja tidak cukup

Pada muat uji kedua, 1.812 rekaman berbagi ISBN dengan rekaman lain. Yang benar-benar buku yang sama
hanya 1.104.

| sebab | jumlah | digabung? |
|---|---|---|
| buku sama, dua perpustakaan | 1.104 | ya |
| jilid berbeda, satu ISBN untuk semua jilid | 466 | tidak |
| cetakan berbeda | 171 | tidak |
| salah ketik ISBN | 71 | diperbaiki dulu |

Pada 400 pasang percobaan, ISBN saja keliru 39 persen; dengan kolasi 3 persen; ditambah bentuk 0,5
persen.

## Sebelum menggabung

1. Simpan catatan lokal dan nomor induk **kedua** rekaman di ruas milik perpustakaan masing-masing.
2. Samakan cara menulis kolasi: bandingkan angkanya saja. “xii, 240 hlm.” dan “240 p.” adalah sama.
3. Periksa apakah cabang mengatalog jilid demi jilid.
"""

_MERGING_ADDED = """\
4. Tulis di rekaman siapa yang memeriksa dan kapan.

## Karya berjilid

Contoh dari Melati: *Sejarah Daerah*, tiga jilid, satu ISBN. Rekaman induk memuat ISBN; tiap jilid
punya rekaman sendiri dengan kolasi sendiri. Tidak satu pun digabung dengan rekaman “3 jilid” dari
Cempaka; ketiganya **ditautkan**.

## Membatalkan penggabungan

Penggabungan dapat dibatalkan selama tiga puluh hari. Setelah itu rekaman asal hanya ada di
cadangan, dan pemulihannya memakan waktu sehari.

1. Buka riwayat rekaman, pilih penggabungan, lalu *batalkan*.
2. Periksa apakah catatan lokal kembali ke rekaman yang benar.
3. Masukkan pasangannya ke daftar kerja, dengan sebabnya. Supaya tidak digabung lagi besok.
"""

_MERGING_AFTER = """\

## Setelah muat sesungguhnya

Dari 228.048 rekaman, 1.097 pasangan digabung dengan aturan ini. Lima dibatalkan, semuanya karena
salah ketik di kolasi. Karya dari repositori (skripsi, laporan) belum termasuk: bentuknya masih
tertulis “teks”. Aturannya menyusul.
"""

MERGING_GUIDE = Work(
    title="Menggabung rekaman bibliografis tanpa kehilangan catatan lokal",
    type=OutputType.GUIDELINE,
    by="dewi",
    when="08.12",
    authors="bayu sari",
    reviewers="dewi",
    subjects=("katalogisasi", "migrasi data", "katalog bersama"),
    abstract=(
        "Tiga syarat sebelum dua rekaman digabung, cara menjaga catatan lokal dan karya berjilid, "
        "dan cara membatalkan penggabungan yang keliru. Berlaku di Cempaka, Dahlia dan Melati."
    ),
    drafts=(
        Draft("bayu", "+2 14.10", _MERGING),
        Draft("bayu", "+3 16.30", _MERGING + _MERGING_ADDED, publish=True),
        Draft("sari", "+9 11.15", _MERGING + _MERGING_ADDED + _MERGING_AFTER, publish=True),
    ),
)
