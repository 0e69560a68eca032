"""What is recognised in minutes of many styles, and what is left alone."""

from __future__ import annotations

import datetime as dt

import pytest

from cop.importing.reading import Attendee, DateSource, How, read_minutes
from tests.importing.shelf import meeting_of, minutes_of


def _names(meeting, how):
    return [one.name for one in meeting.attendance if one.how is how]


def _titles(meeting):
    return [(point.number, point.title) for point in meeting.points]


def _follow_ups(meeting):
    return [(one.what, one.who, one.due) for point in meeting.points for one in point.follow_ups]


def _decisions(meeting):
    return [decision for point in meeting.points for decision in point.decisions]


# Formal minutes in Indonesian


def test_the_head_of_indonesian_minutes_tells_day_hour_and_duties():
    meeting = meeting_of("2026-02-10-rapat-koordinasi.md")
    assert meeting.title == "Notulen Rapat Koordinasi Pengatalogan"
    assert (meeting.date, meeting.date_source) == (dt.date(2026, 2, 10), DateSource.TEXT)
    assert (meeting.starts, meeting.time_zone) == (dt.time(9), "Asia/Jakarta")
    assert (meeting.facilitator, meeting.scribe) == ("Dr. Siti Aminah", "Budi Santoso")
    assert meeting.language == "id"


def test_indonesian_attendance_knows_titles_online_and_missing():
    meeting = meeting_of("2026-02-10-rapat-koordinasi.md")
    assert _names(meeting, How.ON_SITE) == [
        "Dr. Siti Aminah", "Budi Santoso", "Ratna Dewi", "Ni Luh Putu Sari", "M. Ali bin Hasan",
    ]  # fmt: skip
    assert _names(meeting, How.REMOTE) == ["I Made Wirawan"]
    assert _names(meeting, How.EXCUSED) == ["Rudi Hartono", "Lestari"]


def test_lettered_headings_are_points_and_lists_under_labels_are_decisions():
    meeting = meeting_of("2026-02-10-rapat-koordinasi.md")
    assert _titles(meeting) == [
        ("A", "Pembukaan"), ("B", "Tajuk subjek lokal"), ("C", "Tindak lanjut"), ("D", "Penutup"),
    ]  # fmt: skip
    assert _decisions(meeting) == [
        "Tajuk lokal mengikuti daftar sandingan versi 2.",
        "Tajuk lama disimpan sebagai rujukan silang.",
    ]


def test_a_table_tells_what_who_and_when():
    assert _follow_ups(meeting_of("2026-02-10-rapat-koordinasi.md")) == [
        ("Menyebarkan daftar sandingan ke semua cabang", "Ratna Dewi", dt.date(2026, 2, 20)),
        ("Memperbaiki 50 cantuman percobaan", "I Made Wirawan dan Lestari", dt.date(2026, 3, 5)),
        ("Menyusun panduan singkat", None, None),
    ]


# A council that counts its points over the year


def test_points_are_counted_over_the_year_and_the_summary_is_one_more():
    assert _titles(meeting_of("council-2026-03-19.md")) == [
        ("031/26", "Opening"),
        ("032/26", "Shared storage"),
        ("033/26", "Reading room hours"),
        ("034/26", "Any other business"),
        (None, "Action items"),
    ]


def test_only_a_motion_that_passed_is_a_decision():
    assert _decisions(meeting_of("council-2026-03-19.md")) == [
        "The council leases the depot at Northgate for three years"
    ]


def test_a_follow_up_is_told_once_though_the_summary_repeats_it():
    assert _follow_ups(meeting_of("council-2026-03-19.md")) == [
        ("Priya to sign the lease by 1 April", "Priya", dt.date(2026, 4, 1)),
        ("Wen and Tomas will collect visitor figures", "Wen and Tomas", None),
        ("Everyone should read the draft charter before 9 April", None, dt.date(2026, 4, 9)),
    ]


def test_attendance_before_the_title_is_found_with_its_remarks():
    meeting = meeting_of("council-2026-03-19.md")
    assert Attendee("Jean-Luc Moreau", How.REMOTE) in meeting.attendance
    assert Attendee("Ingrid van der Meer", How.EXCUSED) in meeting.attendance
    assert Attendee("Priya Raman", How.ON_SITE) in meeting.attendance
    assert (meeting.facilitator, meeting.scribe) == ("Anna Berg", "Wen Li")


def test_the_words_of_links_in_a_title_stay_in_the_text():
    storage = meeting_of("council-2026-03-19.md").points[1]
    assert storage.text.startswith("(see the [paper](https://example.org/storage/2026_03))")


# A morning talk in a few lines


def test_a_short_talk_gives_points_follow_ups_and_decisions():
    talk = meeting_of("obrolan-pagi-14-mei-2026.md")
    assert (talk.date, talk.starts) == (dt.date(2026, 5, 14), dt.time(8, 15))
    assert [point.title for point in talk.points] == [
        "Yang baru sejak kemarin", "Kendala kemarin", "Hari ini",
    ]  # fmt: skip
    assert _names(talk, How.EXCUSED) == ["Putri"]
    assert _decisions(talk) == [
        "Disepakati bahwa label dicetak di meja pengolahan sampai printer diganti."
    ]
    assert _follow_ups(talk) == [
        (
            "Dimas menghitung dan mencatat asal kardus paling lambat 18 Mei",
            "Dimas",
            dt.date(2026, 5, 18),
        ),
        ("Bu Wati menelepon teknisi", "Bu Wati", None),
    ]


# Plain text


def test_plain_text_with_a_person_per_line_and_its_library():
    meeting = meeting_of("plain-notes.txt")
    assert _names(meeting, How.ON_SITE) == ["Marta Nowak", "Eun-ji Park", "Sam Adeyemi"]
    assert _names(meeting, How.EXCUSED) == ["Ola Lind"]
    assert (meeting.date, meeting.starts, meeting.time_zone) == (
        dt.date(2025, 10, 7), dt.time(10), "UTC",
    )  # fmt: skip


def test_the_agenda_stands_above_and_the_numbered_notes_are_the_points():
    meeting = meeting_of("plain-notes.txt")
    assert _titles(meeting) == [("1", "Paste"), ("2", "Budget"), ("3", "Summer course")]
    assert "1. Paste" in meeting.preamble
    assert _decisions(meeting) == ["It was agreed that we buy no new press this year."]
    assert _follow_ups(meeting) == [
        ("Sam to order twenty sheets", "Sam", None),
        ("someone to ask the school for the room", None, None),
    ]


def test_names_in_columns_and_roman_headings():
    meeting = meeting_of("letters.md")
    assert _names(meeting, How.ON_SITE) == ["Ada Brook", "Ben Hill", "Cy Wood"]
    assert _names(meeting, How.ABSENT) == ["Dot Lane"]
    assert _titles(meeting) == [("I", "Lamps"), ("II", "Cat")]
    assert _decisions(meeting) == ["the cat is fed by whoever opens."]


# Several meetings in one file


def test_numbered_calls_are_meetings_of_their_own():
    first, second = minutes_of("two-calls-2025-11.md")
    assert (first.title, first.date) == ("November calls: Call 1", dt.date(2025, 11, 17))
    assert (second.title, second.date) == ("November calls: Call 2", dt.date(2025, 11, 18))
    assert _titles(first) == [("1", "Round"), ("2", "Survey"), ("3", "Chairs - tabled")]
    assert _names(first, How.ON_SITE) == ["Noor Haddad", "Peter Quill"]
    assert _names(second, How.ON_SITE) == ["Lena Fox", "Noor Haddad"]
    assert (second.starts, second.time_zone) == (dt.time(8), "UTC")


def test_running_minutes_are_cut_at_the_headings_that_are_days():
    newest, oldest = minutes_of("catatan-berjalan.md")
    assert (newest.date, oldest.date) == (dt.date(2026, 3, 12), dt.date(2026, 3, 5))
    assert _names(oldest, How.ABSENT) == ["Deni"]
    assert _follow_ups(newest) == [
        ("Bagus Prakoso menyiapkan dua contoh peta", "Bagus Prakoso", None)
    ]


def test_the_parts_of_one_workshop_are_not_meetings():
    text = (
        "# Workshop 2 May 2026\n\n## Session 1: Paper\n\nGlue.\n\n## Session 2: Leather\n\nThread."
    )
    (meeting,) = read_minutes("workshop.md", text)
    assert [point.title for point in meeting.points] == ["Session 1: Paper", "Session 2: Leather"]


# HTML


def test_a_page_of_html_with_open_tags_reads_as_markdown():
    meeting = meeting_of("2025-06-24.html")
    assert (meeting.date, meeting.starts) == (dt.date(2025, 6, 24), dt.time(14))
    assert _titles(meeting) == [("1", "Licences"), ("2", "Readers"), (None, "Any other business")]
    licences = meeting.points[0]
    assert "[their letter](https://example.org/a_b?x=1&y=2)" in licences.text
    assert "- No **self-hosting**\n    - asked again in 2024" in licences.text
    assert licences.decisions == ("we sign for one year only",)
    assert "var hidden" not in meeting.kept()


def test_a_table_with_a_column_for_each_way_and_an_online_place():
    meeting = meeting_of("2025-06-24.html")
    assert _names(meeting, How.REMOTE) == ["Hana Kovács", "Iwan Setiawan", "Maria da Silva"]
    assert _names(meeting, How.EXCUSED) == ["Joko Susilo"]


def test_an_export_of_a_pad_on_one_line_is_two_meetings():
    first, second = minutes_of("pad-export.md")
    assert (first.date, first.starts, first.time_zone) == (
        dt.date(2026, 3, 3), dt.time(13, 30), "Asia/Makassar",
    )  # fmt: skip
    assert [point.title for point in first.points] == ["Berbagi kabar (20 menit)", "Pelatihan"]
    assert (first.facilitator, first.scribe) == ("Gede Arya", "Komang Ayu")
    assert [one.name for one in second.attendance] == ["Gede Arya", "Made Surya"]


# Little or nothing to go by


def test_minutes_that_were_not_taken_are_still_a_meeting():
    meeting = meeting_of("no-minutes-2026-01-08.md")
    assert (meeting.date, meeting.date_source) == (dt.date(2026, 1, 8), DateSource.FILE_NAME)
    assert [point.text for point in meeting.points] == [
        "Only three of us came, so we talked about the roof and took no minutes."
    ]


def test_running_text_gives_its_day_and_what_was_decided():
    meeting = meeting_of("tanpa-bagian.md")
    assert (meeting.date, meeting.date_source) == (dt.date(2026, 6, 8), DateSource.TEXT)
    assert (meeting.starts, meeting.time_zone) == (dt.time(13, 30), "Asia/Jayapura")
    assert _decisions(meeting) == ["Disepakati bahwa buku keliling dimulai bulan Juli."]
    assert meeting.attendance == ()


def test_a_table_of_people_tells_who_came_and_how():
    meeting = meeting_of("presensi-tabel.md")
    assert [(one.name, one.how) for one in meeting.attendance] == [
        ("Agus Salim", How.ON_SITE),
        ("Beatrix Manu", How.REMOTE),
        ("Cahyo Adi", How.EXCUSED),
        ("Dian Ekawati", How.ABSENT),
    ]
    assert meeting.date == dt.date(2026, 3, 2)
    assert _titles(meeting) == [(None, "Pemindai"), (None, "Nama berkas")]


def test_front_matter_gives_title_and_day_and_stays_readable():
    meeting = meeting_of("bermeta.md")
    assert (meeting.title, meeting.date_source) == (
        "Trend watch on search tools", DateSource.FRONT_MATTER,
    )  # fmt: skip
    assert "tags: [search, tools]" in meeting.preamble
    assert _decisions(meeting) == ["RESOLVED to try the free one for a month."]


# What is not certain stays text


@pytest.mark.parametrize(
    "line",
    [
        "Present: unfortunately this was not logged.",
        "Present: twelve people",
        "Apologies: None",
        "Hadir: semua anggota",
        "The present plan, which Anna wrote, is fine.",
    ],
)
def test_what_is_no_name_is_nobody(line):
    (meeting,) = read_minutes("x.md", f"# Minutes 3 May 2026\n\n{line}\n\n## Roof\n\nIt leaks.")
    assert meeting.attendance == ()
    assert line in meeting.preamble


@pytest.mark.parametrize(
    "line",
    [
        "Action items from last meeting were done",
        "ACTION: who calls the school?",
        "Action item: none",
        "We need a plan of action: soon",
        "Tindak lanjut: tidak ada",
    ],
)
def test_what_is_no_task_is_no_follow_up(line):
    (meeting,) = read_minutes("x.md", f"# Minutes 3 May 2026\n\n## Roof\n\n- {line}")
    assert _follow_ups(meeting) == []


@pytest.mark.parametrize(
    "line",
    [
        "Decision: shall we wait?",
        "Motion: we buy a bell. Motion failed.",
        "Motion: we buy a bell.",
        "We have not decided yet.",
        "Keputusan: ",
    ],
)
def test_what_was_not_decided_is_no_decision(line):
    (meeting,) = read_minutes("x.md", f"# Minutes 3 May 2026\n\n## Roof\n\n- {line}")
    assert _decisions(meeting) == []


@pytest.mark.parametrize(
    "task", ["Motion will be proposed", "Need to ask the school", "We will see it"]
)
def test_what_is_no_person_is_not_in_charge(task):
    (meeting,) = read_minutes("x.md", f"# Minutes 3 May 2026\n\n## Roof\n\n- Action: {task}")
    assert _follow_ups(meeting) == [(task, None, None)]


def test_members_who_are_known_are_in_charge_without_an_attendance_list():
    text = "# Minutes 3 May 2026\n\n## Roof\n\n- Action: Ola to call the roofer"
    (meeting,) = read_minutes("x.md", text, people=["Ola Lind"])
    assert _follow_ups(meeting) == [("Ola to call the roofer", "Ola", None)]


def test_a_wrong_year_in_the_heading_yields_to_the_name_of_the_file():
    (meeting,) = read_minutes("2025-12-13.md", "# Minutes of December 13, 2026\n\nDone.")
    assert meeting.date == dt.date(2025, 12, 13)
    assert meeting.other_date == dt.date(2026, 12, 13)


def test_a_day_without_a_year_takes_that_of_the_file():
    (meeting,) = read_minutes("2026-05.md", "### Meeting 14/15 May\n\nDone.")
    assert meeting.date == dt.date(2026, 5, 14)


def test_without_any_date_there_is_none():
    (meeting,) = read_minutes("minutes.md", "# Minutes\n\nNext meeting on 4 May 2026.")
    assert (meeting.date, meeting.date_source) == (None, None)
