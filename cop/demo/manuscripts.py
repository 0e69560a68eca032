"""What the writing circle writes: an English article that is out, and an unfinished one."""

from __future__ import annotations

from cop.demo.notation import Draft, Work
from cop.outputs.words import Licence, OutputType

_DESK_OUTLINE = """\
*Outline, for our eyes only.*

1. Card 17: “Where do I start?”
2. What we collected, and what we left out
3. Five kinds of question, with one real card each
4. What the desk cannot answer
5. What we changed on Monday morning
"""

_DESK = """\
Card 17 says, in blue ballpoint: *Where do I start?* Nothing else. It was asked on a Tuesday, it
took twenty-five minutes to answer, and in one form or another it came back 198 times.

For one term the reference desk of our university library wrote every question on a card: the date,
the words of the question, and whether it was answered. No names. At the end there were 412 cards in
a shoebox.

## Five kinds of question

| kind | cards | answered at once |
|---|---|---|
| Where do I start? | 198 | 61 |
| I know the title, where is it? | 97 | 90 |
| How do I cite this? | 58 | 52 |
| The machine does not work | 41 | 30 |
| Something else | 18 | 5 |

Two of us sorted the cards apart from each other and agreed on 379 of them. The other 33 we talked
about until we did.

## What the numbers hide

The second kind is what we train for. It is quick, it ends with a thank-you, and it is less than a
quarter of the work. The first kind is slow and never ends at the desk. A student who asks where to
start has usually been told to *use good sources* and has not been told what a source is.

We also found that the desk hears things that nobody else hears. Eleven students asked, in
different words, whether it was allowed to disagree with a book.

## What we changed

- The first question is now ours: “What has your lecturer asked you to do?” Half of the time the
  student opens the assignment and finds the answer alone.
- The desk keeps a list of assignments that produce questions. In week ten we took it to three
  lecturers.
- We stopped counting questions and started counting the ones that came back.

## What we do not know

We have one term and one desk. The cards were written by whoever was on duty, and a tired librarian
writes shorter cards. If you try this, agree beforehand on what counts as an answer. We did not, and
it shows.
"""

_DESK_TOO_LONG = _DESK.replace(
    "## Five kinds of question",
    """\
## What others have written

Much has been written about reference desks, most of it to announce that they are no longer needed.
The argument returns every ten years with a new machine in it. Studies that count questions tend to
find fewer of them; studies that read questions tend to find harder ones. Both are right, and the
difference matters to anyone who must decide how many chairs a desk has. Several authors warn that
categories made by librarians describe librarians. Others propose categories made by students, which
turn out to describe assignments. We read these discussions with care and with growing unease,
because none of them had a shoebox, and all of them had a model.

## Five kinds of question""",
).replace("## What we do not know", "## Limits")

_DESK_CORRECTED = _DESK.replace(
    "agreed on 379 of them. The other 33 we talked\nabout until we did.",
    "agreed on 379 of them (92 per cent).\nThe other 33 we talked about until we did.",
)

DESK_ARTICLE = Work(
    title="What the reference desk hears: 412 questions in one term",
    type=OutputType.ARTICLE,
    by="ayu",
    when="14.20",
    authors="ayu sari",
    reviewers="bayu lina",
    language="en",
    licence=Licence.BY_SA,
    subjects=("reference services", "information literacy"),
    abstract=(
        "For one term every question at a university reference desk was written on a card. Almost "
        "half were one question in many forms: where do I start? What the cards show, what they "
        "hide, and what the desk does differently now."
    ),
    drafts=(
        Draft("ayu", "14.45", _DESK_OUTLINE),
        Draft("ayu", "+9 21.10", _DESK_TOO_LONG),
        Draft("ayu", "+18 16.30", _DESK, publish=True),
        Draft("sari", "+25 09.05", _DESK_CORRECTED, publish=True),
    ),
)

_CLASS_OUTLINE = """\
*Kerangka.* Untuk dosen yang belum pernah mengundang pustakawan.

1. Kelas yang gagal: tiga puluh makalah, satu situs
2. Apa yang tidak kami tanyakan
3. Yang kami ubah: tugasnya dulu, baru pencariannya
4. Tiga pertemuan, menit demi menit
5. Kalau Anda ingin mencoba
"""

_CLASS_OPENING = """\
Tiga puluh makalah, satu situs. Begitulah hasil pertemuan pertama kami di kelas: semua mahasiswa
mengutip halaman yang sama, yang muncul paling atas, dan semuanya dengan tanggal akses yang sama.

## Yang tidak kami tanyakan

Kami datang dengan sembilan puluh menit tentang operator pencarian. Dosennya duduk di belakang,
mahasiswanya mencatat. Yang tidak kami tanyakan: apa tugasnya, kapan dikumpulkan, dan apa yang
dinilai. Ternyata tugasnya diberikan dua pekan *sebelum* kami datang. Mereka sudah selesai.
"""

_CLASS_CHANGE = """\

## Yang kami ubah

Pada kelas kedua kami tidak membawa salindia. Kami minta lembar tugas, lalu duduk bersama dosennya
selama setengah jam dan mengubah satu kalimat:

> ~~Gunakan minimal lima sumber.~~ Tunjukkan dua sumber yang tidak sependapat, dan katakan mana yang
> lebih Anda percaya.

Kalimat itu tidak bisa dijawab dengan hasil pertama mesin pencari. Baru setelah itu pertemuan kami
ada gunanya.
"""

_CLASS_MINUTES = """\

## Satu pertemuan, menit demi menit

| menit | yang terjadi |
|---|---|
| 0–15 | Tiap mahasiswa menulis apa yang ia kira benar tentang topiknya |
| 15–45 | Berdua mencari satu sumber yang membantahnya |
| 45–70 | Pustakawan dan dosen berkeliling; tidak ada ceramah |
| 70–90 | Tiga pasangan bercerita di mana mereka tersesat |

Sebelum perubahan, 4 dari 31 makalah memakai sumber yang tidak sependapat. Sesudahnya 22 dari 29.
Kelasnya hanya tiga, jadi angka ini bercerita, tidak membuktikan.
"""

_CLASS_TRY = """\

## Kalau Anda ingin mencoba

Kirimkan lembar tugas Anda kepada pustakawan sebelum dibagikan kepada mahasiswa. Hanya itu.
Mahasiswa tidak malas; mereka memilih jalan yang diberi nilai, dan jalan itu kita yang membuat.
"""

IN_CLASS = Work(
    title="Literasi informasi di kelas",
    type=OutputType.ARTICLE,
    by="sari",
    when="14.10",
    authors="sari ayu",
    reviewers="bayu lina",
    licence=Licence.BY_SA,
    subjects=("literasi informasi", "kerja sama dosen dan pustakawan"),
    abstract=(
        "Apa yang terjadi ketika pustakawan datang setelah tugas diberikan, dan apa yang berubah "
        "ketika mereka datang sebelumnya. Cerita dari tiga kelas."
    ),
    drafts=(
        Draft("sari", "14.50", _CLASS_OUTLINE),
        Draft("sari", "+12 20.15", _CLASS_OPENING + _CLASS_CHANGE),
        Draft("sari", "+18 10.05", _CLASS_OPENING + _CLASS_CHANGE + _CLASS_MINUTES),
        Draft("ayu", "+24 11.40", _CLASS_OPENING + _CLASS_CHANGE + _CLASS_MINUTES + _CLASS_TRY),
    ),
)
