"""The demo's people and what they do, as fragments take it; nothing of it is in the database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from cop import text
from cop.archive.knowing import Knows
from cop.archive.told import told
from cop.chain.marks import Marks
from cop.demo.libraries import CEMPAKA
from cop.demo.notation import Figure
from cop.demo.people import PEOPLE
from cop.discussions.queries import PostRow
from cop.discussions.rules import Reader
from cop.discussions.talk import Talk, talk_of_before
from cop.followups.queries import FollowUpRow
from cop.followups.words import FollowUpStatus
from cop.groups.models import Group
from cop.groups.queries import CircleRow
from cop.groups.words import Kind
from cop.kit.meeting import Mode
from cop.kit.qr import qr_of
from cop.libraries.models import Library
from cop.outputs.words import OutputType
from cop.people.models import Person
from cop.search.results import Hit
from cop.search.words import DocKind
from cop.sessions.rows import SessionRow
from cop.sessions.words import Status
from cop.subjects.tree import Heading
from cop.subjects.words import SubjectStatus

LONG = (
    "Rekaman ganda setelah muat kedua, termasuk skripsi dan laporan dari repositori yang "
    "bentuknya berbeda, dan apa yang dilakukan dengan 212 rekaman itu"
)
LONGER = f"{LONG}\n\n" * 4  # long enough to be folded where two texts are compared
MARKS = {
    Status.DRAFT: ("half", "empty", "empty"),
    Status.OPEN: ("full", "empty", "empty"),
    Status.IN_PROGRESS: ("full", "half", "empty"),
    Status.WRITING_UP: ("full", "half", "half"),
    Status.IN_REVIEW: ("full", "half", "full"),
    Status.ADOPTED: ("full", "full", "half"),
    Status.CLOSED: ("full", "full", "full"),
    Status.CANCELLED: ("full", "empty", "empty"),
}
POST = "Di cabang kami juga begitu. Lihat **rak 800**."
PROSE = """
### Kepala, daftar, dan kutipan

Aturan **tiga kunci** bekerja; *1.097 pasangan* digabung, ~~212~~ tersisa.

- [x] Periksa contoh
- [ ] Tanya vendor, lihat [panduan](https://pustaka.example/panduan)

> Bukan salah gabung, justru tidak tergabung.

1. mengubah bentuk `teks` menjadi `buku`;
2. menambah pengecualian di aturan.

| Perpustakaan | Rekaman |
|---|---:|
| Cempaka | 120.481 |
| Melati | 96.050 |

```
245 $a Menggabung rekaman
```
"""


def examples(moment: datetime) -> dict[str, Any]:
    """Return what the page shows, as it stands at the moment."""
    return {
        "people": people(),
        "knowers": knowers(),
        "modes": tuple(Mode),
        "long_name": Person(name="Raden Ajeng Siti Nurhaliza Kusumaningrum", login="siti"),
        "session_marks": {status: Marks(*marks) for status, marks in MARKS.items()},
        "nodes": list(nodes()),
        "steps": steps(),
        "hits": list(told(hits(moment.date()), {1: CircleRow(1, "obrolan-pagi", "Obrolan Pagi")})),
        "follow_ups": list(follow_ups(moment)),
        "talk": talk(moment),
        "long": LONG,
        "html": text.render(PROSE).html,
        "as_typed": text.render("[rak-800]: https://pustaka.example/rak/800").html,
        "spans": text.difference("Rak 800 kosong sejak Senin.", "Rak 800 penuh sejak Selasa."),
        "versions": text.compared([("Rak", f"{LONGER}Rak 800 kosong.", f"{LONGER}Rak 800 penuh.")]),
        "pieces": text.changes("Rak 800 kosong sejak Senin.", "Rak 800 penuh sejak Selasa."),
        "circles": frozenset({1}),
        "moment": moment,
        "drawing": qr_of("https://pustaka.example/here?code=4827"),
    }


def knowers() -> list[Knows]:
    """Return somebody who says so, somebody who has shown it, and somebody with both."""
    said, shown, both, *_others = people()
    heading = Heading(1, "Rekaman ganda", SubjectStatus.APPROVED)
    return [Knows(said, heading, 0, 0), Knows(shown, None, 2, 1), Knows(both, heading, 1, 0)]


def people() -> list[Person]:
    """Return the cast."""
    return [Person(name=one.name, login=one.login) for one in PEOPLE]


def circle() -> Group:
    """Return the morning talk."""
    return Group(
        id=1,
        slug="obrolan-pagi",
        name="Obrolan Pagi",
        kind=Kind.MORNING_TALK,
        library=Library(id=1, slug="cempaka", name=CEMPAKA),
    )


def nodes() -> Iterator[dict[str, Any]]:
    """Give a node of the chain for every state."""
    states = (("past", "closed"), ("past", "closed"), ("now", "in-progress"), ("next", "open"))
    for number, (state, status) in enumerate(states, start=25):
        yield {
            "number": number,
            "title": LONG if number == 26 else "Migrasi katalog",
            "href": "/patterns" if state != "now" else "",
            "said": "19 Nov",
            "state": state,
            "marks": Marks(*MARKS[Status(status)]),
            "outputs": [{"title": "Panduan menggabung", "href": "/patterns"}] * (number == 25),
            "reason": "Sesi ini hanya berbagi kabar." if number == 26 else "",
            "note": "ketiga kali" if state == "next" else "",
        }
    yield {"number": 29, "title": "Hasil muat uji", "state": "cancelled", "said": "24 Nov"}


def steps() -> list[dict[str, str]]:
    """Return where an output came from and what became of it."""
    return [
        {"title": "Kapan dua rekaman boleh digabung", "href": "/patterns", "said": "11 Nov"},
        {"title": "Pedoman", "said": "versi 2", "state": "this"},
        {"title": "Dipakai di Melati", "href": "/patterns", "said": "20 Nov", "state": "later"},
    ]


def hits(day: date) -> Iterator[Hit]:
    """Give a hit of every kind."""
    facts: dict[DocKind, dict[str, Any]] = {
        DocKind.MINUTES: {"number": 26, "session": "Obrolan Pagi 26"},
        DocKind.OUTPUT: {"type": OutputType.GUIDELINE, "authors": [one.name for one in people()]},
        DocKind.DECISION: {"session": "Obrolan Pagi 18"},
        DocKind.SESSION: {"number": 28},
    }
    for place, kind in enumerate(DocKind):
        title = (("Menggabung ", False), ("rekaman", True), (" ganda", False))
        yield Hit(
            kind=kind,
            ref=place,
            part=0,
            group_id=1,
            date=day,
            language="id",
            path="/patterns",
            facts=facts.get(kind, {}),
            title=title,
            snippet=((f"{LONG} ", False), ("rekaman", True), (".", False)) if place else (),
            named=() if place else (("Rekaman", True), (" ganda", False)),
        )


def follow_ups(moment: datetime) -> Iterator[FollowUpRow]:
    """Give a follow-up in every state: far, today, late, without a day, done, cancelled."""
    place = (circle().slug, circle().name, 26, "", moment, True, "Asia/Jakarta", None)
    session = SessionRow(1, *place, Mode.ON_SITE, "", Status.CLOSED, "", None)
    today, day = moment.date(), timedelta(days=1)
    states = (
        (today + 9 * day, FollowUpStatus.OPEN, "Menyimpan catatan muat"),
        (today, FollowUpStatus.OPEN, "Menjawab surat SMPN 4"),
        (today - 5 * day, FollowUpStatus.OPEN, LONG),
        (None, FollowUpStatus.OPEN, "Mencari tempat untuk empat puisi"),
        (today, FollowUpStatus.DONE, "Memeriksa 20 contoh"),
        (today, FollowUpStatus.CANCELLED, "Memesan kertas label"),
    )
    for number, (due, status, what) in enumerate(states, start=1):
        yield FollowUpRow(number, 1, number, what, None, "", due, status, None, None, None, session)


def talk(moment: datetime) -> Talk:
    """Return a discussion with a post of every kind: read, one's own, removed, taken back, new."""
    rina, bayu, sari = PEOPLE[:3]
    rows = [
        row(1, bayu, moment),
        row(2, rina, moment, edited_at=moment, thanks=f"1 {bayu.name}\n2 {sari.name}"),
        row(3, bayu, moment, removed_at=moment, removed_by=bayu.name),
        row(4, bayu, moment, removed_at=moment, removed_by=rina.name),
        row(5, sari, moment),
    ]
    read = talk_of_before(1, rows, address="/patterns/talk")
    posts = list(read.posts)
    posts[1] = posts[1]._replace(may_edit=True, may_remove=True)
    posts[3] = posts[3]._replace(may_restore=True)
    posts[4] = posts[4]._replace(new=True, announces=1)
    return replace(read, reader=Reader(None, True, True), since=4, posts=posts)


def row(number: int, author: Figure, moment: datetime, **more: Any) -> PostRow:
    """Return a post as the database gives it."""
    given: dict[str, Any] = dict.fromkeys(PostRow._fields)
    given |= {"id": number, "own": False, "name": author.name, "login": author.login}
    given |= {"html": text.render(POST).html, "created_at": moment}
    return PostRow(**{**given, **more})
