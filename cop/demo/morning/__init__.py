"""The morning talk: a library, its branch and its partner over six weeks."""

from __future__ import annotations

from cop.demo.libraries import CEMPAKA
from cop.demo.morning import week_1, week_2, week_3, week_4, week_5, week_6
from cop.demo.notation import Circle, Noted, Wish, point
from cop.groups.words import Kind
from cop.ideas.words import IdeaKind

WISHES = (
    Wish(
        -12,
        "10.45",
        "lina",
        point(
            week_6.SUGGESTIONS,
            text="Kuncinya ada pada saya, saya tidak tahu sejak kapan.",
        ),
        accepted="13.15",
    ),
    Wish(
        -10,
        "11.30",
        "hendra",
        point(
            "Jam bercerita dengan bahasa isyarat",
            text="Ada guru SLB di dekat Dahlia yang mau mencoba, sebulan sekali, hari Sabtu.",
            minutes=15,
        ),
        accepted="14.05",
    ),
    Wish(
        -8,
        "09.20",
        "togar",
        point("Foto pustakawan di pintu masuk"),
        declined=(
            "13.40",
            "Dua orang tidak ingin fotonya dipasang, dan itu cukup. Nama di meja tetap boleh.",
        ),
    ),
    Wish(-6, "15.45", "rina", point("Penyiangan koleksi: dari rak mana kita mulai?", minutes=20)),
    Wish(
        -3,
        "16.20",
        "lina",
        point(
            "Berapa lama buku titipan disimpan?",
            text="Di bawah meja 1 ada sebelas, yang tertua sejak bulan puasa.",
        ),
    ),
)

IDEAS = (
    Noted(
        -9,
        "10.15",
        "lina",
        "Pembaca mencari novel huruf besar",
        IdeaKind.NEED,
        many=2,
        seconds="bayu hendra",
        again=((-6, "sari"), (-2, "ayu")),
    ),
    Noted(
        -7,
        "13.30",
        "togar",
        "Istirahat bergiliran supaya meja tidak kosong",
        seconds="lina",
        nameless=True,
    ),
    Noted(
        -11,
        "15.10",
        "hendra",
        "Bertukar cerita tentang pengunjung yang marah",
        seconds="lina sari ayu",
        taken_up=-5,
    ),
    Noted(
        -8,
        "16.05",
        "ayu",
        "Memperpanjang pinjaman lewat WhatsApp",
        IdeaKind.NEED,
        many=3,
        declined=(-4, "Nomor baru belum diizinkan. Kita tanyakan lagi tahun depan."),
    ),
    Noted(
        -6,
        "09.25",
        "maya",
        "Satu kartu anggota untuk semua perpustakaan",
        seconds="sari togar",
        for_all=True,
    ),
)

MORNING_TALK = Circle(
    name="Obrolan Pagi",
    kind=Kind.MORNING_TALK,
    library=CEMPAKA,
    charter=(
        "Tiga puluh menit sebelum pintu dibuka: yang baru, yang kemarin tidak beres, dan yang kita "
        "kerjakan hari ini. Yang dikatakan di sini dicatat; yang berguna menjadi pedoman."
    ),
    made=-31,
    moderator="rina",
    members="bayu lina togar dewi hendra sari",
    joins=(("ayu", -22),),
    informed="andi",
    at="07.45",
    place="Ruang baca 2",
    link="https://temu.cempaka.example/obrolan-pagi",
    sittings=(
        *week_1.WEEK,
        *week_2.WEEK,
        *week_3.WEEK,
        *week_4.WEEK,
        *week_5.WEEK,
        *week_6.WEEK,
    ),
    wishes=WISHES,
    ideas=IDEAS,
    is_series=True,
)
