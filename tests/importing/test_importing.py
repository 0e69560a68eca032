"""Old minutes come in whole, in order of date, once; what is broken is named, the rest goes in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cop.chain.queries import chain_of
from cop.db import db
from cop.groups.queries import group_seen_by
from cop.importing.models import ImportSource
from cop.importing.reading import words
from cop.minutes.models import Minutes, MinutesPoint
from cop.outputs.models import Output
from cop.outputs.queries import output_seen_by, outputs_of_group
from cop.sessions.models import Attendance, Session
from cop.sessions.words import Status

SAMPLES = Path(__file__).parent / "samples"
MARCH = """# Rapat staf, 5 Maret 2024

Hadir: Rina Anggraini, Pak Hendra, Bu Lilis

## 1. Rak 800

Rak 800 kosong sejak Senin.

Keputusan: rak ditata ulang tiap Jumat.
Tindak lanjut: Bu Lilis menghubungi vendor.

## 2. Lain-lain

Tidak ada.
"""
JANUARY = MARCH.replace("5 Maret", "9 Januari").replace("Rak 800", "Anggaran")
ARTICLE = """---
title: Menata rak tanpa menutup layanan
authors: [Sari Wulandari, Prof. Nugroho]
date: 2023-04-05
tags: [rak, layanan]
permalink: https://contoh.example/rak
---
Kami menata rak **pagi hari**, lihat [daftarnya](/daftar).
"""


@pytest.fixture
def cop(app, make):
    make.dewi  # noqa: B018 - the administrator has to be there

    def run(*words):
        db.session.commit()
        result = app.test_cli_runner().invoke(args=["cop", "import", "minutes", *map(str, words)])
        db.session.rollback()
        return result

    return run


@pytest.fixture
def minutes(tmp_path):
    folder = tmp_path / "notulen"
    folder.mkdir()
    (folder / "maret.md").write_text(MARCH)
    return folder


def sessions_of(make, slug="rapat"):
    group = group_seen_by(make.dewi, slug)
    return [link.session for link in chain_of(make.dewi, group, limit=500)][::-1]


def test_minutes_become_closed_sessions_with_points_people_and_outcomes(
    cop, make, minutes, client_for
):
    make.rina  # noqa: B018 - known by name
    result = cop(minutes, "--group", "rapat")
    assert result.exit_code == 0, result.output
    session = sessions_of(make)[0]
    assert (session.status, session.time_known) == (Status.CLOSED, False)
    page = client_for(make.maya).get("/groups/rapat/sessions/1")
    for text in (
        "Rak 800 kosong sejak Senin.",
        "Pak Hendra",
        "ditata ulang tiap Jumat",
        "Bu Lilis",
    ):
        assert text in page.says
    lines = db.session.query(Attendance).filter_by(session_id=session.id).all()
    assert make.rina.id in [line.person_id for line in lines]


def test_no_word_of_the_source_is_lost(cop, make, minutes):
    cop(minutes, "--group", "rapat")
    assert not missing_words()


def missing_words():
    """Return, by key, the words of each source that its record does not hold."""
    records = {source.key: record_of(source) for source in db.session.query(ImportSource).all()}
    whole: dict[str, list[str]] = {}
    for key, record in records.items():
        whole.setdefault(key.split("#")[0], []).append(record)
    originals = {s.key.split("#")[0]: s.original for s in db.session.query(ImportSource).all()}
    missing = {k: words(originals[k]) - words("\n\n".join(texts)) for k, texts in whole.items()}
    return {key: lost for key, lost in missing.items() if lost}


def record_of(source):
    if source.output_id:
        output = db.session.get(Output, source.output_id)
        described = [output.title, output.abstract, output.versions[0].source]
        described += [one.shown_name for one in output.contributors]
        return "\n\n".join(described)
    points = (
        db.session.query(MinutesPoint).join(Minutes).filter(Minutes.session_id == source.session_id)
    )
    title = db.session.get(Session, source.session_id).title
    return "\n\n".join([title, *(f"{p.title}\n\n{p.source}" for p in points)])


def test_a_second_run_changes_nothing(cop, make, minutes):
    cop(minutes, "--group", "rapat")
    again = cop(minutes, "--group", "rapat")
    assert "there already" in again.output
    assert len(sessions_of(make)) == 1


def test_a_folder_that_grew_takes_its_place_in_the_chain_by_date(cop, make, minutes):
    cop(minutes, "--group", "rapat")
    (minutes / "januari.md").write_text(JANUARY)
    cop(minutes, "--group", "rapat")
    january, march = sessions_of(make)
    assert january.starts_at < march.starts_at
    assert (january.follows_id, march.follows_id) == (None, january.id)


def test_two_meetings_of_one_day_follow_each_other(cop, make, minutes):
    (minutes / "maret-siang.md").write_text(MARCH.replace("Rak 800", "Anggaran"))
    (minutes / "april.md").write_text(MARCH.replace("5 Maret", "2 April"))
    cop(minutes, "--group", "rapat")
    first, second, april = sessions_of(make)
    assert first.starts_at == second.starts_at
    assert [one.follows_id for one in (first, second, april)] == [None, first.id, second.id]


def test_a_file_that_changed_is_said_and_its_record_stays(cop, make, minutes):
    cop(minutes, "--group", "rapat")
    (minutes / "maret.md").write_text(MARCH + "\nDitambah kemudian.\n")
    assert "changed since it was imported" in cop(minutes, "--group", "rapat").output
    assert len(sessions_of(make)) == 1


def test_a_file_that_grew_at_its_head_brings_in_the_new_meeting_only(cop, make, minutes):
    both = minutes / "maret.md"
    cop(minutes, "--group", "rapat")
    both.write_text(MARCH.replace("5 Maret", "2 April").replace("Rak 800", "Tamu") + "\n\n" + MARCH)
    again = cop(minutes, "--group", "rapat")
    assert again.output.count("there already") == 1
    assert len(sessions_of(make)) == 2


def test_a_broken_file_is_named_with_its_reason_and_the_others_go_in(cop, make, minutes):
    (minutes / "gambar.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (minutes / "tanpa-tanggal.md").write_text("# Rapat\n\nKapan, tidak tahu.")
    result = cop(minutes, "--group", "rapat")
    assert result.exit_code == 1
    assert "gambar.md: not imported. The file is not text" in result.output
    assert "tanpa-tanggal.md: not imported." in result.output
    assert len(sessions_of(make)) == 1


def test_a_dry_run_tells_what_is_recognised_and_writes_nothing(cop, make, minutes):
    result = cop(minutes, "--group", "rapat", "--dry-run")
    assert "meeting of 2024-03-05, 2 points, 3 in the attendance, 1 decisions" in result.output
    assert group_seen_by(make.dewi, "rapat") is None


def test_articles_become_published_outputs(cop, make, minutes, tmp_path, client_for):
    articles = tmp_path / "artikel"
    articles.mkdir()
    (articles / "rak.md").write_text(ARTICLE)
    make.sari  # noqa: B018 - known by name
    assert cop(minutes, "--group", "rapat", "--outputs", articles).exit_code == 0
    row = outputs_of_group(make.maya, group_seen_by(make.maya, "rapat"))[0]
    output = output_seen_by(make.maya, row.id)
    assert output.published_at.date().isoformat() == "2023-04-05"
    assert [c.person_id for c in output.contributors] == [make.sari.id, None]
    page = client_for(make.maya).get(f"/outputs/{output.id}/{output.slug}")
    assert "pagi hari" in page.says
    assert page.page.query('a[href="https://contoh.example/rak"]')
    assert page.page.query('a[href="https://contoh.example/daftar"]')


def test_the_original_is_kept_beside_and_shown_to_those_who_see_the_session(
    cop, make, minutes, client_for
):
    cop(minutes, "--group", "rapat")
    page = client_for(make.maya).get("/groups/rapat/sessions/1/source")
    assert "## 1. Rak 800" in page.get_data(as_text=True)
    closed = make.session(make.group(visibility="members"))
    there = f"/groups/{closed.group.slug}/sessions/1/source"
    assert client_for(make.maya).get(there).status_code == 404
    assert client_for(make.rina).get(there).status_code == 404


def test_without_an_administrator_the_command_says_what_to_do(app, database, minutes):
    result = app.test_cli_runner().invoke(
        args=["cop", "import", "minutes", str(minutes), "--group", "rapat"]
    )
    assert result.exit_code == 1
    assert "cop init --admin" in result.output


def test_whole_folders_come_in_without_an_error_and_without_losing_a_word(cop):
    """Walk the sets in the folder that COP_REAL_DATA names, else the samples beside this file."""
    sets = Path(os.environ.get("COP_REAL_DATA") or SAMPLES)
    for folder in sorted(path for path in sets.iterdir() if (path / "minutes").is_dir()) or [sets]:
        beside = ["--outputs", folder / "outputs"] if (folder / "outputs").is_dir() else []
        result = cop(folder / "minutes", "--group", folder.name, *beside)
        assert result.exit_code == 0, result.output
        assert ", 0 not." in result.output
    assert not missing_words()
