"""Documents are printed on A4, with their number, address and page on every sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from cop.sessions.queries import points_of
from cop.sessions.words import Status
from tests.bed.paper import A4, sheets

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from cop.sessions.models import Session
    from tests.bed.paper import Sheet
    from tests.make import Make

LONG = "\n\n".join(f"Alinea {number}. " + "Rak ditata ulang. " * 40 for number in range(1, 13))
WIDE = "\n".join(["| Rak | Buku |", "|---|---|", *(f"| {n} | buku {n} |" for n in range(120))])


def printed(page: Page, path: str) -> list[Sheet]:
    """Return the sheets that the browser prints of the page."""
    answer = page.goto(path)
    assert answer is not None
    assert answer.status == 200, path
    return sheets(page.pdf(prefer_css_page_size=True))


def long_record(make: Make) -> Session:
    """Return a session with minutes of several pages."""
    group = make.group(library=make.library("Perpustakaan Daerah Cempaka"))
    session = make.session(group, state=Status.IN_PROGRESS)
    make.note(session, points_of(make.rina, session)[0], f"{LONG}\n\n{WIDE}")
    return make.bring(session, Status.ADOPTED)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_long_minutes_name_themselves_on_every_sheet(
    scheme: str, make: Make, page_for: Callable[..., Page]
) -> None:
    session = long_record(make)
    page = page_for(make.maya, color_scheme=scheme)
    all_of_it = printed(page, "/groups/obrolan-pagi/sessions/1/print?signatures=1")
    count = len(all_of_it)
    assert count > 3
    for number, sheet in enumerate(all_of_it, start=1):
        assert sheet.size == A4
        assert sheet.says(f"{number} of {count}")
        assert sheet.says("Perpustakaan Daerah Cempaka")
        assert sheet.says(f"obrolan-pagi/{session.starts_at.year}/M1")
        assert sheet.says("/groups/obrolan-pagi/sessions/1")
        assert not sheet.says("Back to the session")
    for words in ("Alinea 1.", "Alinea 12.", "buku 119", session.name):
        assert any(sheet.says(words) for sheet in all_of_it), words
    assert all_of_it[-1].says("Rina Anggraini")


def test_the_head_of_a_table_stands_on_each_of_its_sheets(
    make: Make, page_for: Callable[..., Page]
) -> None:
    long_record(make)
    pages = printed(page_for(make.maya), "/groups/obrolan-pagi/sessions/1/print")
    with_rows = [sheet for sheet in pages if sheet.says("buku 1")]
    assert len(with_rows) > 1
    assert all(sheet.says("Rak Buku") for sheet in with_rows)


def test_a_short_agenda_is_one_sheet_in_the_language_of_its_reader(
    make: Make, page_for: Callable[..., Page]
) -> None:
    make.session(make.group())
    reader = make.person("Pembaca", locale="id")
    (sheet,) = printed(page_for(reader), "/groups/obrolan-pagi/sessions/1/print")
    for words in ("1 dari 1", "Agenda", "Layanan yang berubah", "Rak yang kosong"):
        assert sheet.says(words)


def test_an_output_is_printed_without_scripts(make: Make, page_for: Callable[..., Page]) -> None:
    output = make.output(abstract="Singkatnya.")
    page = page_for(make.maya, java_script_enabled=False)
    (sheet,) = printed(page, f"/outputs/{output.id}/{output.slug}/versions/1/print")
    for words in ("1 of 1", output.title, "Singkatnya.", "CC BY 4.0", f"/outputs/{output.id}/"):
        assert sheet.says(words)
