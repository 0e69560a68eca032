"""When people are away: said, corrected and removed by themselves."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from cop.audit.models import AuditEntry
from cop.db import db
from cop.kit.clock import today
from cop.people.models import Absence

PAGE = "/me/absences"


def in_days(count: int) -> str:
    return str(today("Asia/Jakarta") + timedelta(days=count))


def only_one() -> Absence:
    return db.session.scalars(select(Absence)).one()


def test_one_says_when_one_is_away(make, client_for):
    client = client_for(make.sari)
    answer = client.submit(PAGE, first_day=in_days(3), last_day=in_days(5), reason=" Cuti ")
    assert answer.status_code == 303
    said = only_one()
    assert answer.location == f"{PAGE}#absence-{said.id}"
    assert (str(said.first_day), str(said.last_day)) == (in_days(3), in_days(5))
    assert (said.person_id, said.reason) == (make.sari.id, "Cuti")
    assert "Cuti" in client.get(PAGE).says


def test_a_visitor_is_asked_to_sign_in(client):
    assert client.get(PAGE).location.startswith("/login")


def test_nobody_reads_or_changes_those_of_somebody_else_there(make, client_for):
    said = make.absence(make.sari, 3, reason="Cuti melahirkan")
    client = client_for(make.rina)
    assert "Cuti melahirkan" not in client.get(PAGE).says
    for path in (f"{PAGE}/{said.id}/edit", f"{PAGE}/999/edit"):
        assert client.get(path).status_code == 404
        assert client.post(path, first_day=in_days(1), last_day=in_days(2)).status_code == 404
    assert client.post(f"{PAGE}/{said.id}/remove").status_code == 404
    assert only_one().reason == "Cuti melahirkan"


@pytest.mark.parametrize(
    ("first", "last"),
    [("", in_days(2)), (in_days(2), ""), ("besok", in_days(2)), (in_days(2), in_days(1))],
)
def test_days_that_cannot_be_are_said_and_what_was_typed_stays(make, client_for, first, last):
    answer = client_for(make.sari).post(PAGE, first_day=first, last_day=last, reason="Cuti")
    assert answer.status_code == 422
    assert len(answer.all(".field__error")) == 1
    assert answer.page.query_one("#reason").attrs["value"] == "Cuti"
    assert db.session.scalars(select(Absence)).all() == []


def test_days_that_are_over_and_years_are_refused(make, client_for):
    client = client_for(make.sari)
    assert client.submit(PAGE, first_day=in_days(-3), last_day=in_days(-2)).status_code == 422
    assert client.submit(PAGE, first_day=in_days(1), last_day=in_days(400)).status_code == 422
    assert client.submit(PAGE, first_day=in_days(-3), last_day=in_days(0)).status_code == 303


@pytest.mark.parametrize(
    ("first", "last"), [("9999-12-01", "9999-12-31"), ("0001-01-01", "0001-01-02")]
)
def test_years_that_nobody_means_are_refused(make, client_for, first, last):
    said, client = make.absence(make.sari, 3), client_for(make.sari)
    path, days = f"{PAGE}/{said.id}/edit", {"first_day": first, "last_day": last}
    assert client.post(PAGE, **days).status_code == 422
    assert client.post(path, **days, version=1).status_code == 422
    assert str(only_one().first_day) == in_days(3)


def test_days_are_not_corrected_to_others_that_are_over(make, client_for):
    said, client = make.absence(make.sari, -1, 2), client_for(make.sari)
    path = f"{PAGE}/{said.id}/edit"
    assert client.submit(path, path, first_day=in_days(-5), last_day=in_days(-3)).status_code == 422
    assert client.submit(path, path, last_day=in_days(-1)).status_code == 303
    assert client.submit(path, path, reason="Dinas").status_code == 303
    assert (str(only_one().last_day), only_one().reason) == (in_days(-1), "Dinas")


def test_what_was_said_is_corrected(make, client_for):
    said = make.absence(make.sari, 3)
    client, path = client_for(make.sari), f"{PAGE}/{said.id}/edit"
    answer = client.submit(path, path, last_day=in_days(9))
    assert answer.location == f"{PAGE}#absence-{said.id}"
    assert str(only_one().last_day) == in_days(9)


def test_two_windows_do_not_overwrite_each_other(make, client_for):
    said = make.absence(make.sari, 3)
    client, path = client_for(make.sari), f"{PAGE}/{said.id}/edit"
    first = {"first_day": in_days(3), "last_day": in_days(4), "version": 1}
    assert client.post(path, **first, reason="Cuti").status_code == 303
    answer = client.post(path, **first, reason="Dinas")
    assert answer.status_code == 409
    assert "Cuti" in answer.says
    assert answer.page.query_one("#reason").attrs["value"] == "Dinas"
    assert only_one().reason == "Cuti"


def test_it_is_removed_and_the_log_keeps_the_days_without_the_reason(make, client_for):
    said = make.absence(make.sari, 3, reason="Operasi")
    client = client_for(make.sari)
    answer = client.submit(f"{PAGE}/{said.id}/edit", f"{PAGE}/{said.id}/remove")
    assert answer.location == PAGE
    assert db.session.scalars(select(Absence)).all() == []
    line = db.session.scalars(select(AuditEntry)).one()
    assert (line.verb, line.before) == ("remove", f"{in_days(3)} – {in_days(3)}")


def test_what_is_over_is_folded_away(make, client_for):
    said = make.absence(make.sari, -5, 1, reason="Dinas")
    said.last_day = said.last_day - timedelta(days=3)
    db.session.commit()
    page = client_for(make.sari).get(PAGE)
    assert page.all("details .absence .sub") == ["Dinas"]
    assert len(page.all(".absence")) == 1
