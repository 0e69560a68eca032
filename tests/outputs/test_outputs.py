"""Outputs: drafts for the circle, published versions that stay, digests that feed themselves."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cop.outputs import actions
from cop.outputs.actions import OutputText
from cop.outputs.queries import (
    output_seen_by,
    outputs_of_group,
    published_lately,
    subjects_of,
    versions_of,
)
from cop.outputs.words import OutputStatus, OutputType
from cop.sessions.queries import points_of
from cop.sessions.words import Status


def page_of(output, rest=""):
    return f"/outputs/{output.id}/{output.slug}{rest}"


def test_a_published_output_is_read_by_whoever_sees_the_circle(make, client_for):
    output = make.output(body="Rak **rapi**.", subjects=["Katalogisasi"], abstract="Singkatnya.")
    page = client_for(make.maya).get(page_of(output))
    assert page.status_code == 200
    for words in ("Rak rapi.", "Katalogisasi", "Singkatnya.", "Guideline", "version 1"):
        assert words in page.says


def test_a_draft_is_seen_by_the_circle_only_in_every_form(make, client_for):
    output = make.output(published=False)
    assert "draft" in client_for(make.sari).get(page_of(output)).says
    maya = client_for(make.maya)
    for rest in ("", "/versions/1", "/versions/1.md"):
        assert maya.get(page_of(output, rest)).status_code == 404
    assert maya.get(f"/outputs/{output.id}/edit").status_code == 404
    assert maya.post(f"/outputs/{output.id}/publish").status_code == 404


def test_a_draft_after_publication_stays_inside_the_circle(make, client_for):
    output = make.output(body="Versi satu.")
    client_for(make.rina).submit(f"/outputs/{output.id}/edit", body="Versi dua.", publish=None)
    maya = client_for(make.maya)
    assert "Versi satu." in maya.get(page_of(output)).says
    assert maya.get(page_of(output, "/versions/2")).status_code == 404
    assert "Versi dua." in client_for(make.sari).get(page_of(output, "/versions/2")).says


def test_published_versions_stay_as_they_are(make, client_for):
    output = make.output(body="Versi satu.")
    rina = client_for(make.rina)
    rina.submit(f"/outputs/{output.id}/edit", body="Versi dua.")
    rina.submit(page_of(output), f"/outputs/{output.id}/publish")
    assert "Versi dua." in rina.get(page_of(output)).says
    assert "Versi satu." in client_for(make.maya).get(page_of(output, "/versions/1")).says
    assert [v.number for v in versions_of(make.maya, output, drafts=False)] == [2, 1]


def test_an_old_address_leads_to_the_new_one(make, client_for):
    output = make.output()
    answer = client_for(make.sari).get(f"/outputs/{output.id}/lama")
    assert answer.status_code == 301
    assert answer.location == page_of(output)


def test_members_edit_and_outsiders_and_the_informed_do_not(make, client_for):
    group = make.group(informed=[make.andi])
    output = make.output(group)
    edit = f"/outputs/{output.id}/edit"
    assert client_for(make.sari).get(edit).status_code == 200
    for person in (make.andi, make.maya):
        assert client_for(person).get(edit).status_code == 403


def test_a_member_who_did_not_contribute_does_not_publish(make, client_for):
    output = make.output(published=False)
    assert client_for(make.sari).post(f"/outputs/{output.id}/publish").status_code == 403


def test_a_contributor_publishes(make, client_for):
    credit = actions.Credit(make.sari.name, make.sari)
    output = make.output(published=False, credits=[credit])
    sari = client_for(make.sari)
    assert sari.submit(page_of(output), f"/outputs/{output.id}/publish").status_code == 303
    assert output.status is OutputStatus.PUBLISHED


def test_bad_input_comes_back_with_what_was_typed(make, client_for):
    output = make.output()
    answer = client_for(make.rina).submit(
        f"/outputs/{output.id}/edit", title=" ", body="Yang saya ketik", subjects="x" * 90
    )
    assert answer.status_code == 422
    html = answer.get_data(as_text=True)
    assert "Yang saya ketik" in html
    assert "x" * 90 in html


def test_a_preview_saves_nothing_and_keeps_the_text(make, client_for):
    output = make.output(published=False, body="Lama")
    answer = client_for(make.rina).submit(
        f"/outputs/{output.id}/edit", body="**Baru**", preview="1"
    )
    assert answer.status_code == 200
    assert "<strong>Baru</strong>" in answer.get_data(as_text=True)
    assert output.versions[0].source == "Lama"


def test_two_who_edit_at_once_see_both_texts_and_lose_none(make, client_for):
    output = make.output(published=False, body="Bersama")
    bayu, rina = client_for(make.bayu), client_for(make.rina)
    form = rina.get(f"/outputs/{output.id}/edit")
    revision = form.page.query('input[name="revision"]')[0].attrs["value"]
    bayu.submit(f"/outputs/{output.id}/edit", body="Dari Bayu")
    fields = {"title": "T", "type": "guideline", "language": "id", "licence": "CC-BY-4.0"}
    answer = rina.post(f"/outputs/{output.id}/edit", body="Dari Rina", revision=revision, **fields)
    assert answer.status_code == 409
    assert "Dari Bayu" in answer.says
    assert "Dari Rina" in answer.get_data(as_text=True)
    assert output.versions[0].source == "Dari Bayu"


def test_whose_edit_came_late_sees_all_that_the_other_changed(make, client_for):
    output = make.output(published=False, body="Bersama", abstract="Singkat")
    bayu, rina = client_for(make.bayu), client_for(make.rina)
    revision = str(output.revision)
    bayu.submit(f"/outputs/{output.id}/edit", abstract="Lebih jelas", contributors="Bayu Pratama")
    fields = {"title": output.title, "type": "guideline", "language": "id", "abstract": "Singkat"}
    fields |= {"licence": "CC-BY-4.0", "revision": revision, "body": "Bersama", "contributors": ""}
    answer = rina.post(f"/outputs/{output.id}/edit", **fields)
    assert answer.status_code == 409
    assert answer.all(".clash__part") == ["In two or three sentences", "Contributors"]
    assert "Lebih jelas" in answer.says
    assert answer.page.query_one("#abstract").to_text() == "Singkat"


def test_contributors_are_recognised_by_name_and_role(make, client_for):
    output = make.output()
    client_for(make.rina).submit(
        f"/outputs/{output.id}/edit",
        contributors="sari wulandari\nProf. Nugroho (reviewer)",
        subjects="Katalogisasi, Migrasi data, Katalogisasi",
    )
    known, guest = output.contributors
    assert known.person_id == make.sari.id
    assert (guest.shown_name, guest.role.value) == ("Prof. Nugroho", "reviewer")
    assert [one.label for one in subjects_of(output)] == ["Katalogisasi", "Migrasi data"]


def test_the_text_can_be_taken_along_as_markdown(make, client_for):
    output = make.output(body="Rak **rapi**.")
    answer = client_for(make.maya).get(page_of(output, "/versions/1.md"))
    assert answer.mimetype == "text/markdown"
    assert answer.get_data(as_text=True) == "# Panduan menata rak\n\nRak **rapi**.\n"


def test_an_output_starts_from_the_notes_in_one_click(make, client_for):
    session = make.session(make.group(kind="study-group"), state=Status.WRITING_UP)
    point = points_of(make.rina, session)[0]
    make.note(session, point, "Bab satu dibaca.")
    make.decision(point, "Lanjut ke bab dua.")
    base = f"/groups/{session.group.slug}/sessions/{session.number}"
    rina = client_for(make.rina)
    edit = rina.follow(rina.submit(base, f"{base}/outputs"))
    body = edit.page.query("textarea[name=body]")[0].to_text()
    assert "Bab satu dibaca." in body
    assert "**Decision:** Lanjut ke bab dua." in body
    again = rina.post(f"{base}/outputs")
    assert again.location == edit.path
    assert client_for(make.sari).post(f"{base}/outputs").status_code == 403


def test_a_digest_gathers_the_sessions_of_its_week_in_order(make, clock):
    group = make.group()
    monday = make.session(group, state=Status.ADOPTED)
    monday.starts_at = monday.starts_at.replace(year=2027, month=3, day=1)
    tuesday = make.session(group, state=Status.ADOPTED)
    tuesday.starts_at = monday.starts_at + timedelta(days=1)
    later = make.session(group, state=Status.ADOPTED)
    later.starts_at = monday.starts_at + timedelta(days=7)
    for session, words in ((tuesday, "Selasa."), (monday, "Senin."), (later, "Pekan depan.")):
        actions.feed_digest(session, by=make.rina, compiled=words)
    first = actions.feed_digest(monday, by=make.rina, compiled="Senin, diperbaiki.")
    body = versions_of(make.rina, first, drafts=True)[0].source
    assert body.index("Senin, diperbaiki.") < body.index("Selasa.")
    assert "Senin.\n" not in body
    assert "Pekan depan." not in body
    assert len(outputs_of_group(make.rina, group)) == 2


def test_what_is_new_tells_of_the_newest_digest_of_a_circle_only(make):
    group, other = make.group(), make.group("Obrolan Sore")
    first = make.session(group, state=Status.ADOPTED)
    titles = {make.output(group, "Panduan").title}
    for session in (first, make.session(group, state=Status.ADOPTED)):
        session.starts_at = first.starts_at + timedelta(days=7 * (session.number - 1))
        digest = actions.feed_digest(session, by=make.rina, compiled="Isi.")
    elsewhere = make.session(other, state=Status.ADOPTED)
    titles |= {digest.title, actions.feed_digest(elsewhere, by=make.rina, compiled="Isi.").title}
    assert {output.title for output in published_lately(make.rina)} == titles


def test_the_body_of_a_digest_is_not_written_by_hand(make, client_for):
    digest = actions.feed_digest(make.session(state=Status.ADOPTED), by=make.rina, compiled="Isi.")
    rina = client_for(make.rina)
    assert not rina.get(f"/outputs/{digest.id}/edit").page.query("textarea[name=body]")
    rina.submit(f"/outputs/{digest.id}/edit", title="Judul baru")
    assert digest.title == "Judul baru"
    assert "Isi." in versions_of(make.rina, digest, drafts=True)[0].source


def test_what_a_closed_session_pinned_stays_readable(make):
    session = make.session(make.group(kind="study-group"), state=Status.ADOPTED)
    output = make.output(session, published=False, body="Saat ditutup")
    actions.pin(session)
    written = OutputText("T", OutputType.REPORT, "id", "Sesudahnya")
    actions.save_output(output, written, revision=output.revision, by=make.rina)
    texts = {v.number: v.source for v in versions_of(make.rina, output, drafts=True)}
    assert texts == {1: "Saat ditutup", 2: "Sesudahnya"}


@pytest.mark.parametrize("visibility", ["members", "signed-in"])
def test_visitors_see_no_output_of_a_circle_that_is_not_public(make, visibility):
    output = make.output(make.group(visibility=visibility))
    assert output_seen_by(None, output.id) is None


def test_a_hostile_body_reaches_no_browser(make, client_for):
    output = make.output(body='<img src=x onerror=alert(1)> <div hx-get="/logout">x</div>')
    html = client_for(make.maya).get(page_of(output)).get_data(as_text=True)
    assert "onerror" not in html
    assert 'hx-get="/logout"' not in html
