"""What people type becomes headings; what the list does not know is proposed, and never lost."""

from __future__ import annotations

import pytest

from cop.kit.problems import Invalid, Refused
from cop.outputs.queries import subjects_of
from cop.subjects import actions
from cop.subjects.queries import proposed, subject_with, tree
from cop.subjects.words import SubjectStatus


def labels(output):
    return [heading.label for heading in subjects_of(output)]


def test_any_name_of_a_heading_means_it(make):
    make.subject("Katalogisasi", "Cataloguing", others=["Pengatalogan"])
    output = make.output(subjects=["pengatalogan", "CATALOGUING", " Katalogisasi "])
    assert labels(output) == ["Cataloguing"]


def test_the_language_of_the_text_decides_where_a_name_has_two_meanings(make):
    make.subject("Peta", "Maps")
    other = make.subject("Rancangan", "Peta")
    assert actions.recognised(["peta"], language="en") == [other.id]


def test_a_name_that_nobody_knows_is_proposed_and_stays_where_it_was_typed(make, client_for):
    output = make.output(subjects=["Kerja sama dosen"])
    assert [(one.heading.label, one.uses) for one in proposed()] == [("Kerja sama dosen", 1)]
    page = client_for(make.sari).get(f"/outputs/{output.id}/{output.slug}")
    assert page.all(".tags .tag") == ["Kerja sama dosen"]
    assert not page.page.query(".tags a")


def test_what_is_proposed_is_seen_by_administrators_only(make, client_for):
    make.output(subjects=["Rahasia lingkar"])
    [one] = proposed()
    assert client_for(make.maya).get(one.heading.path).status_code == 404
    assert "Rahasia" not in client_for(make.maya).get("/subjects").says
    assert "Rahasia" not in client_for(make.maya).get("/subjects?q=rahasia").all(".rows__title")
    assert client_for(make.dewi).get(one.heading.path).status_code == 200


def test_a_proposed_heading_is_approved_with_both_names(make, client_for):
    output = make.output(subjects=["Kerja sama dosen"])
    [one] = proposed()
    path = f"/subjects/{one.heading.id}/edit"
    answer = client_for(make.dewi).submit(path, label_en="Working with lecturers")
    assert answer.location == f"/subjects/{one.heading.id}-working-with-lecturers"
    assert labels(output) == ["Working with lecturers"]
    assert proposed() == []


def test_a_proposed_heading_without_both_names_is_not_approved(make, client_for):
    make.output(subjects=["Kerja sama dosen"])
    [one] = proposed()
    answer = client_for(make.dewi).submit(f"/subjects/{one.heading.id}/edit", others_id="Dosen")
    assert answer.status_code == 422
    assert "Please give the English name." in answer.says
    assert answer.page.query_one("#others_id").attrs["value"] == "Dosen"


def test_what_is_turned_down_stays_as_words_and_is_not_proposed_again(make, client_for):
    output = make.output(subjects=["Entah apa"])
    [one] = proposed()
    action = f"/subjects/{one.heading.id}/decline"
    answer = client_for(make.dewi).submit("/subjects/proposed", action, htmx=True)
    assert "No heading waits for an answer" in answer.says
    assert labels(output) == ["Entah apa"]
    assert labels(make.output(title="Lain", subjects=["entah apa"])) == ["Entah apa"]
    assert proposed() == []
    assert client_for(make.maya).get(one.heading.path).status_code == 404


def test_merging_moves_names_and_uses_and_leads_the_old_address_on(make, client_for):
    stays = make.subject("Katalogisasi", "Cataloguing")
    goes = make.subject("Olah pustaka", "Processing", others=["Pengolahan"])
    below = make.subject("Rekaman ganda", "Duplicate records", broader=[goes])
    both = make.output(subjects=["Olah pustaka", "Katalogisasi"])
    only = make.output(title="Lain", subjects=["Olah pustaka"])
    answer = client_for(make.dewi).submit(f"/subjects/{goes.id}/merge", into="katalogisasi")
    assert answer.location == f"/subjects/{stays.id}-cataloguing"
    assert labels(both) == labels(only) == ["Cataloguing"]
    assert actions.recognised(["pengolahan", "processing"], language="en") == [stays.id]
    assert [one.id for one in tree().below(stays.id)] == [below.id]
    old = client_for(make.maya).get(f"/subjects/{goes.id}-processing")
    assert (old.status_code, old.location) == (301, f"/subjects/{stays.id}-cataloguing")


def test_merging_into_what_is_below_closes_no_circle(make):
    top = make.subject("Atas", "Top")
    middle = make.subject("Tengah", "Middle", broader=[top])
    bottom = make.subject("Bawah", "Bottom", broader=[middle])
    actions.merge_subjects(top, bottom)
    whole = tree()
    assert bottom.id not in whole.all_above(bottom.id)
    assert [one.label for one in whole.roots] == ["Middle"]


def test_what_was_merged_before_leads_to_the_last_one(make):
    first, second, third = (make.subject(f"Satu {n}", f"One {n}") for n in range(3))
    actions.merge_subjects(first, second)
    actions.merge_subjects(second, third)
    assert tree().present(first.id) == third.id
    assert {first.id, second.id, third.id} == tree().family(third.id)


@pytest.mark.parametrize(
    ("into", "said"),
    [("", "Please name"), ("Tidak ada", "not in the list"), ("Katalogisasi", "another heading")],
)
def test_a_merge_with_nothing_or_itself_is_refused_in_words(make, client_for, into, said):
    one = make.subject()
    answer = client_for(make.dewi).submit(f"/subjects/{one.id}/merge", into=into)
    assert answer.status_code == 422
    assert said in answer.says


def test_a_retired_heading_stays_on_what_has_it_and_is_offered_no_more(make, client_for):
    one = make.subject()
    output = make.output(subjects=["Katalogisasi"])
    client = client_for(make.dewi)
    answer = client.submit(f"/subjects/{one.id}/retire", f"/subjects/{one.id}/retire")
    page = client_for(make.maya).get(answer.location)
    assert "This heading is offered no more." in page.says
    assert labels(output) == ["Cataloguing"]
    offered = client_for(make.maya).get("/subjects/suggest?q=kata", htmx=True)
    assert offered.all("[role=option]") == []
    client.submit(answer.location, f"/subjects/{one.id}/restore")
    assert subject_with(one.id).status is SubjectStatus.APPROVED


def test_a_name_of_another_heading_is_refused_and_what_was_typed_kept(make, client_for):
    make.subject("Katalogisasi", "Cataloguing", others=["Pengatalogan"])
    answer = client_for(make.dewi).submit(
        "/subjects/new", "/subjects", label_en="Processing", label_id="pengatalogan"
    )
    assert answer.status_code == 422
    assert "leads to the heading “Cataloguing” already" in answer.says
    assert answer.page.query_one("#label_en").attrs["value"] == "Processing"


def test_a_heading_is_not_put_below_itself(make, client_for):
    above = make.subject("Atas", "Top")
    make.subject("Bawah", "Bottom", broader=[above])
    answer = client_for(make.dewi).submit(f"/subjects/{above.id}/edit", broader="Bottom")
    assert answer.status_code == 422
    assert "is this heading or below it" in answer.says


def test_two_administrators_at_once_do_not_overwrite_each_other(make, client_for):
    one = make.subject()
    path = f"/subjects/{one.id}/edit"
    client_for(make.dewi).submit(path, others_en="Cataloging")
    answer = client_for(make.dewi).post(
        path, label_en="Describing", label_id="Katalogisasi", version="1"
    )
    assert answer.status_code == 409
    assert "Somebody changed this heading meanwhile" in answer.says
    assert answer.page.query_one("#label_en").attrs["value"] == "Describing"


def test_a_comma_stands_between_names_and_in_none(make):
    named = {"en": actions.Named("Books, rare"), "id": actions.Named("Buku langka")}
    with pytest.raises(Invalid):
        actions.add_subject(actions.Described(named))


def test_what_was_answered_is_not_answered_again(make):
    one = make.subject()
    with pytest.raises(Refused):
        actions.decline_subject(one)
    with pytest.raises(Refused):
        actions.restore_subject(one)


def test_more_subjects_than_can_be_read_are_refused_with_the_text_kept(make, client_for):
    output = make.output()
    many = ", ".join(f"Kata {n}" for n in range(21))
    answer = client_for(make.rina).submit(f"/outputs/{output.id}/edit", subjects=many)
    assert answer.status_code == 422
    assert answer.page.query_one("#subjects").attrs["value"] == many
