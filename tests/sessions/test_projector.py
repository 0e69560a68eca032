"""The wall shows the point, its clock, the next and the way to check in, and nothing written."""

from __future__ import annotations

from cop.sessions import actions
from cop.sessions.queries import points_of
from cop.sessions.words import Status


def projector(session, verb=""):
    place = f"/groups/{session.group.slug}/sessions/{session.number}/projector"
    return f"{place}/{verb}" if verb else place


def test_the_wall_shows_the_point_the_next_the_code_and_the_qr_code(make, client_for):
    session = make.session(state=Status.IN_PROGRESS, points=("Rak kosong", "Jam buka"))
    page = client_for(make.rina).get(projector(session))
    assert page.all(".beam__title") == ["Rak kosong"]
    assert page.all(".beam__next") == ["Next Jam buka"]
    assert page.all(".beam__code") == [session.code]
    assert page.page.query_one(".qr path") is not None
    assert page.page.query_one(".point__clock") is not None


def test_the_wall_shows_nothing_that_was_written(make, client_for):
    session = make.session(state=Status.IN_PROGRESS, points=("Awal",))
    point = make.point(session, "Rak kosong", source="Isi yang panjang.")
    actions.go_to(session, point)
    make.note(session, point, "Catatan dalam.")
    make.decision(point, "Ditata Jumat.")
    make.point(session, "Usul rahasia", by=make.sari, accepted=False)
    page = client_for(make.rina).get(projector(session))
    for words in ("Isi yang panjang", "Catatan dalam", "Ditata Jumat", "Usul rahasia", "Rina A"):
        assert words not in page.says


def test_the_wall_is_renewed_by_polling(make, client_for):
    session = make.session(state=Status.IN_PROGRESS, points=("A", "B"))
    rina = client_for(make.rina)
    first = rina.get(projector(session, "now"), htmx=True)
    told = {"If-None-Match": first.headers["ETag"]}
    again = rina.get(projector(session, "now"), htmx=True, headers=told)
    assert (again.status_code, len(again.statements)) == (304, 2)
    actions.advance(session, leaving=points_of(make.rina, session)[0].id)
    assert rina.get(projector(session, "now"), htmx=True, headers=told).all("h2") == ["B"]


def test_members_and_outsiders_get_no_wall(make, client_for):
    session = make.session(state=Status.IN_PROGRESS)
    for path in (projector(session), projector(session, "now")):
        assert client_for(make.sari).get(path).status_code == 403
    closed = make.session(make.group("Tertutup", visibility="members"), state=Status.IN_PROGRESS)
    assert client_for(make.maya).get(projector(closed)).status_code == 404


def test_without_a_session_that_is_on_the_wall_leads_to_its_page(make, client_for):
    session = make.session()
    answer = client_for(make.rina).get(projector(session))
    assert answer.location == projector(session).removesuffix("/projector")
