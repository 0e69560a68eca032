"""A circle changes how its sessions go; the rest follows its kind."""

from __future__ import annotations

import pytest

from cop.db import db
from cop.groups import formats
from cop.groups.formats import FORMATS, OutputWay, changes_of, format_of
from cop.groups.words import Kind
from cop.sessions.actions import add_standing_points
from cop.sessions.queries import points_of
from cop.sessions.words import Status

WANTED = {
    "duration": "45",
    "points": "Kabar, 15\nRencana, cadangan, 30",
    "writes": "scribe",
    "to_minutes": "review",
    "review_days": "5",
    "output": "free",
    "signatures": "y",
}


@pytest.fixture
def group(make):
    """Give a morning talk of Rina's."""
    return make.group(language="id")


@pytest.fixture
def page(group):
    """Give the address of its settings."""
    return f"/groups/{group.slug}/format"


def test_the_page_shows_the_kind_beside_what_the_circle_has(client_for, make, group, page):
    said = client_for(make.rina).get(page).says
    assert "By default: 30 minutes" in said
    assert "By default: at the end" in said
    assert "Yang baru sejak kemarin, 10" in said


def test_the_next_session_goes_as_the_circle_says(client_for, make, group, page):
    rina = client_for(make.rina)
    assert rina.submit(page, page, **WANTED).location == f"/groups/{group.slug}"
    works = group.format
    assert (works.duration, works.review_days, works.output) == (45, 5, OutputWay.FREE)
    assert not works.adopted_at_end
    assert works.signatures
    session = make.session(group, state=Status.DRAFT, points=())
    add_standing_points(session, by=make.rina)
    db.session.commit()
    assert [point.title for point in points_of(make.rina, session)] == [
        "Kabar",
        "Rencana, cadangan",
    ]
    assert session.format == works


def test_what_is_planned_keeps_its_format(client_for, make, group, page):
    session = make.session(group, state=Status.OPEN)
    client_for(make.rina).submit(page, page, **WANTED)
    db.session.expire_all()
    assert session.format.adopted_at_end
    assert session.format.duration == 30
    assert not group.format.adopted_at_end


def test_only_what_was_changed_is_kept_so_that_the_rest_follows_the_kind(
    client_for, make, group, page, monkeypatch
):
    client_for(make.rina).submit(page, page, duration="45")
    assert group.own_format == {"duration": 45}
    talk = formats.replace(FORMATS[Kind.MORNING_TALK], duration=20, opens_itself=False)
    monkeypatch.setitem(FORMATS, Kind.MORNING_TALK, talk)
    assert (group.format.duration, group.format.opens_itself) == (45, False)


def test_a_circle_goes_back_to_what_its_kind_has(client_for, make, group, page):
    rina = client_for(make.rina)
    rina.submit(page, page, **WANTED)
    rina.submit(page, page, default="1")
    assert group.own_format == {}


@pytest.mark.parametrize(
    "wrong",
    [
        {"duration": "0"},
        {"duration": ""},
        {"points": "Tanpa menit"},
        {"points": "Kosong, 0"},
        {"points": "\n".join(["Satu, 1"] * 21)},
        {"review_days": ""},
        {"review_days": "31"},
        {"writes": "nobody"},
        {"output": "gold"},
    ],
)
def test_what_cannot_be_used_is_said_and_kept(client_for, make, group, page, wrong):
    typed = {**WANTED, **wrong, "version": str(group.version)}
    answer = client_for(make.rina).post(page, **typed)
    assert answer.status_code == 422
    assert answer.all(".field__error")
    assert typed["points"].splitlines()[0] in answer.text
    assert group.own_format == {}


def test_two_moderators_at_once_do_not_overwrite_each_other(client_for, make, group, page):
    typed = {**WANTED, "version": str(group.version)}
    rina = client_for(make.rina)
    assert rina.post(page, **typed).status_code == 303
    answer = rina.post(page, **(typed | {"duration": "50"}))
    assert answer.status_code == 409
    assert 'value="50"' in answer.text
    assert group.format.duration == 45


def test_the_circle_speaks_its_own_language_whoever_acts(make):
    rina = make.person("Rina B", login="rinab", locale="en")
    group = make.group("Obrolan", moderator=rina, language="id")
    session = make.session(group, by=rina, state=Status.DRAFT, points=())
    add_standing_points(session, by=rina)
    db.session.commit()
    assert points_of(rina, session)[0].title == "Yang baru sejak kemarin"


def test_a_format_survives_being_stored():
    default = FORMATS[Kind.STUDY_GROUP]
    wanted = formats.replace(default, output=OutputWay.FREE, duration=10)
    own = changes_of(Kind.STUDY_GROUP, wanted)
    assert own == {"output": "free", "duration": 10}
    assert format_of(Kind.STUDY_GROUP, own) == wanted
    assert changes_of(Kind.STUDY_GROUP, default) == {}


@pytest.mark.parametrize("who", ["bayu", "maya"])
def test_others_do_not_change_it(client_for, make, page, who):
    person = client_for(getattr(make, who))
    assert person.get(page).status_code == 403
    assert person.post(page).status_code == 403


def test_what_the_page_does_not_ask_stays_as_the_kind_has_it(client_for, make):
    training = make.group("Pelatihan Katalog", kind=Kind.TRAINING)
    page = f"/groups/{training.slug}/format"
    client_for(make.rina).submit(page, page, **WANTED)
    assert training.format.trainer


def test_a_circle_lets_its_duties_go_by_turn_or_not(client_for, make, group, page):
    rina = client_for(make.rina)
    assert group.format.by_turn
    rina.submit(page, page, by_turn=None)
    assert not group.format.by_turn
    made = make.session_of(make.series(group))
    assert made.facilitator is None
