"""A write-first round: all write before anybody reads, and what was promised before is kept."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.exc import InvalidRequestError

from cop.audit.models import AuditEntry
from cop.db import db
from cop.minutes.queries import notes_of
from cop.rounds import actions
from cop.rounds.models import Round, RoundText
from cop.sessions.queries import points_of
from cop.sessions.words import Status

WROTE = {"sari": "Denda membuat anak-anak takut.", "bayu": "Denda menutup biaya **surat**."}


@pytest.fixture
def session(make):
    twin = make.person("Sira Wulandari", login="sira")
    members = [make.bayu, make.sari, twin]
    return make.session(
        make.group(members=members, informed=[make.andi]),
        state=Status.IN_PROGRESS,
        points=("Denda", "Lain-lain"),
    )


@pytest.fixture
def point(make, session):
    return points_of(make.rina, session)[0]


@pytest.fixture
def there(session, point):
    group = session.group.slug
    return f"/groups/{group}/sessions/{session.number}/points/{point.id}/round"


@pytest.fixture
def held(make, point):
    """Give a round without names in which Sari and Bayu have written."""
    held = actions.start(point, named=False, question="", by=make.rina)
    write(make, held)
    return held


def write(make, held):
    for login, words in WROTE.items():
        actions.save(held, words, base=0, by=getattr(make, login))
    db.session.commit()


def opened(held):
    actions.open_round(held)
    db.session.commit()
    return held


def saved(client, there, source, base="0", **more):
    return client.post(f"{there}/text", source=source, base=base, **more)


@pytest.mark.parametrize("names", ["with", "without"])
def test_a_moderator_starts_it_and_says_about_names_before_anybody_writes(
    make, client_for, there, names
):
    answer = client_for(make.rina).submit(f"{there}/new", there, names=names, question="Perlukah?")
    assert answer.status_code == 303
    said = client_for(make.sari).get(there).says
    assert ("With names:" in said, "Without names:" in said) == (names == "with", names != "with")
    assert "Perlukah?" in said


def test_without_a_choice_about_names_no_round_starts(make, client_for, there):
    answer = client_for(make.rina).submit(f"{there}/new", there, question="Perlukah?")
    assert answer.status_code == 422
    assert 'value="Perlukah?"' in answer.get_data(as_text=True)
    assert client_for(make.sari).get(there).status_code == 404


def test_there_is_one_round_on_a_point(make, client_for, there, held):
    rina = client_for(make.rina)
    assert rina.get(f"{there}/new").location == there
    assert rina.post(there, names="with").status_code == 409
    assert not held.named


def test_nobody_reads_before_it_is_opened(make, client_for, there, session, held):
    for person in (make.rina, make.bayu, make.andi, make.dewi, make.sari):
        for page in (there, f"{there}/progress", there.partition("/points")[0]):
            for htmx in (False, True):
                sent = client_for(person).get(page, htmx=htmx).get_data(as_text=True)
                own = WROTE.get(person.login, "")
                assert not [w for w in WROTE.values() if w != own and w[:20] in sent]
    assert "2 have written" in client_for(make.rina).get(there).says
    assert WROTE["sari"] in client_for(make.sari).get(there).get_data(as_text=True)


def test_all_texts_open_at_once(make, client_for, there, held):
    before = client_for(make.rina).get(there)
    assert client_for(make.bayu).post(f"{there}/open").status_code == 403
    client_for(make.rina).submit(there, f"{there}/open")
    for person in (make.rina, make.bayu, make.andi):
        page = client_for(person).get(there)
        assert len(page.all(".round__text")) == 2
        assert "Denda menutup biaya surat." in page.says
    assert client_for(make.rina).post(f"{there}/open").status_code == 303  # twice is no harm
    assert "Open the round" in before.says


def test_without_names_nothing_tells_who_wrote_what(make, client_for, there, held, session):
    opened(held)
    pages = (there, f"{there}/progress", there.partition("/points")[0])
    for person in (make.rina, make.bayu, make.andi):
        for page in pages:
            sent = client_for(person).get(page, htmx=page.endswith("progress"))
            told = sent.get_data(as_text=True)
            assert told.count("Sari Wulandari") == told.count("Sira Wulandari")
            assert "/people/sari" not in told
    loaded = db.session.scalars(select(RoundText)).first()
    db.session.expire(loaded)
    with pytest.raises(InvalidRequestError):
        _ = loaded.writer_id


def test_the_order_and_the_addresses_are_drawn_by_lot(make, client_for, there, point, monkeypatch):
    lots = iter((700, 20, 300))
    monkeypatch.setattr(actions, "randbelow", lambda _most: next(lots))
    held = actions.start(point, named=False, question="", by=make.rina)
    write(make, held)
    opened(held)
    page = client_for(make.rina).get(there)
    assert [one.attrs["id"] for one in page.page.query(".round__text")] == ["text-20", "text-700"]


def test_with_names_others_see_who_has_written_and_then_what(make, client_for, there, point):
    held = actions.start(point, named=True, question="", by=make.rina)
    write(make, held)
    assert "Bayu Pratama, Sari Wulandari" in client_for(make.andi).get(there).says
    opened(held)
    page = client_for(make.andi).get(there)
    assert sorted(page.all(".round__who a")) == ["Bayu Pratama", "Sari Wulandari"]


def test_ones_own_text_can_be_changed_until_it_opens(make, client_for, there, held):
    sari = client_for(make.sari)
    assert saved(sari, there, "Tanpa denda saja.", base="1").status_code == 303
    opened(held)
    assert "Tanpa denda saja." in client_for(make.bayu).get(there).says
    late = saved(sari, there, "Berubah pikiran.", base="2")
    assert late.status_code == 409
    assert "The round was opened meanwhile." in late.says
    assert "Berubah pikiran." not in client_for(make.bayu).get(there).says


def test_emptying_it_takes_it_out_of_the_count(make, client_for, there, held):
    saved(client_for(make.sari), there, "  ", base="1")
    assert "1 has written" in client_for(make.rina).get(there).says


def test_two_windows_at_once_show_both_texts_and_lose_none(make, client_for, there, held):
    sari = client_for(make.sari)
    assert saved(sari, there, "Dari ponsel.", base="1").status_code == 303
    clash = saved(sari, there, "Dari meja.", base="1")
    assert clash.status_code == 409
    assert "Dari ponsel." in clash.says
    assert "Dari meja." in clash.get_data(as_text=True)
    assert saved(sari, there, "Dari meja.", base="1", resolve="mine", theirs="2").status_code == 303
    assert "Dari meja." in sari.get(there).get_data(as_text=True)
    fragment = client_for(make.sari).send(
        "POST",
        f"{there}/text",
        htmx=True,
        data={"csrf_token": sari._token(), "source": "x", "base": "1"},
    )
    assert fragment.status_code in (400, 409)


def test_htmx_gets_the_line_that_says_it_is_saved(make, client_for, there, held):
    answer = client_for(make.rina).submit(there, f"{there}/text", htmx=True, source="Perlu.")
    assert answer.status_code == 200
    assert "Nobody else reads it before the round is opened." in answer.says
    assert 'data-revision="1"' in answer.get_data(as_text=True)


def test_late_ones_add_theirs_marked_so_and_only_when_they_say_so(make, client_for, there, held):
    opened(held)
    sira = client_for(make.rina)
    assert saved(sira, there, "Saya juga.").status_code == 303
    assert "Saya juga." not in client_for(make.bayu).get(there).says
    assert saved(sira, there, "Saya juga!", base="1", then="add").status_code == 303
    page = client_for(make.bayu).get(there)
    assert "added after the opening" in page.all(".round__text")[-1]
    assert "Saya juga!" in page.says
    assert saved(sira, there, "Lagi", base="2").status_code == 409


def test_an_empty_late_text_is_not_added(make, client_for, there, held):
    opened(held)
    assert saved(client_for(make.rina), there, " ", then="add").status_code == 422


def test_a_round_opens_only_when_somebody_has_written(make, client_for, there, point):
    actions.start(point, named=False, question="", by=make.rina)
    db.session.commit()
    assert client_for(make.rina).post(f"{there}/open").status_code == 409


def test_it_can_be_called_off_as_long_as_nobody_has_written(make, client_for, there, point):
    held = actions.start(point, named=False, question="", by=make.rina)
    db.session.commit()
    assert client_for(make.bayu).post(f"{there}/call-off").status_code == 403
    assert client_for(make.rina).submit(there, f"{there}/call-off").status_code == 303
    assert client_for(make.rina).get(there).status_code == 404
    held = actions.start(point, named=False, question="", by=make.rina)
    write(make, held)
    assert client_for(make.rina).post(f"{there}/call-off").status_code == 409


def test_the_texts_are_taken_into_the_notes_once(make, client_for, there, session, point, held):
    make.note(session, point, "Dibahas panjang.")
    rina = client_for(make.rina)
    rina.post(f"{there}/notes")  # nothing before the opening
    opened(held)
    rina.submit(there, f"{there}/notes")
    rina.post(f"{there}/notes")
    note = db.session.scalars(select(RoundText.source)).all()
    assert sorted(note) == sorted(WROTE.values())
    from cop.sessions.rules import part_in

    part = part_in(make.rina, "moderator", session)
    text = notes_of(part, session)[point.id].source
    assert text.startswith("Dibahas panjang.\n\n> ")
    assert text.count("Denda membuat") == 1
    assert "Sari" not in text


def test_moderators_take_a_text_off_and_its_place_stays(make, client_for, there, held):
    opened(held)
    mix = db.session.scalars(select(RoundText.mix).where(RoundText.source == WROTE["sari"])).one()
    away = f"{there}/texts/{mix}/remove"
    assert client_for(make.bayu).get(away).status_code == 403
    assert client_for(make.maya).get(away).status_code == 404
    client_for(make.rina).submit(away)
    said = client_for(make.bayu).get(there).says
    assert "A moderator took this text off." in said
    assert "anak-anak" not in said
    assert db.session.scalars(select(AuditEntry.before)).all() == [WROTE["sari"]]


def test_a_page_that_polls_gets_304_until_something_can_be_seen(make, client_for, there, held):
    andi = client_for(make.andi)
    first = andi.get(f"{there}/progress", htmx=True)
    tag = {"If-None-Match": first.headers["ETag"]}
    saved(client_for(make.sari), there, "Lain lagi.", base="1")  # the count is the same
    again = andi.get(f"{there}/progress", htmx=True, headers=tag)
    assert again.status_code == 304
    assert len(again.statements) <= 2
    opened(held)
    assert andi.get(f"{there}/progress", htmx=True, headers=tag).status_code == 200
    assert andi.get(f"{there}/progress").location == there


def test_only_the_circle_knows_of_it(make, client_for, there, held):
    for page in (there, f"{there}/progress", f"{there}/texts/1/remove"):
        assert client_for(make.maya).get(page).status_code == 404
        assert client_for(None).get(page).location.startswith("/login")
    assert saved(client_for(make.maya), there, "x").status_code == 404
    assert saved(client_for(make.andi), there, "x").status_code == 403
    assert "have written" not in client_for(make.maya).get(there.partition("/points")[0]).says


def test_the_point_leads_to_its_round(make, client_for, there, held):
    session = there.partition("/points")[0]
    assert f'href="{there}"' in client_for(make.sari).get(session).get_data(as_text=True)
    assert "2 have written" in client_for(make.sari).get(session).says
    opened(held)
    assert "What everybody wrote, 2" in client_for(make.sari).get(session).says


def test_a_round_goes_with_its_point(make, held, session):
    db.session.delete(db.session.get(Round, held.id))
    db.session.commit()
    assert not db.session.scalars(select(RoundText.id)).all()
