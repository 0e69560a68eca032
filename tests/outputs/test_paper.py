"""An output on paper: what a reader needs to trust and to cite it."""

from __future__ import annotations

from cop.sessions.words import Status


def paper_of(output, number=1):
    return f"/outputs/{output.id}/{output.slug}/versions/{number}/print"


def test_an_output_carries_what_one_needs_to_cite_it(make, client_for):
    session = make.session(state=Status.CLOSED)
    output = make.output(session, abstract="Singkatnya.", subjects=["Katalogisasi", "Rak"])
    page = client_for(make.maya).get(paper_of(output))
    told = ("Guideline", "Singkatnya.", "Rak rapi.", "CC BY 4.0", "Katalogisasi; Rak")
    for words in (*told, "Obrolan Pagi, session 1", "1, published on", "Cite as", output.title):
        assert words in page.says
    assert f"O{output.id}" in page.all(".paper__number")[0]
    assert f"/outputs/{output.id}/{output.slug}" in page.all(".paper__foot")[0]


def test_a_draft_says_so_on_every_page(make, client_for):
    output = make.output(published=False)
    assert "draft" in client_for(make.sari).get(paper_of(output)).all(".paper__number")[0]
    assert client_for(make.maya).get(paper_of(output)).status_code == 404


def test_a_version_that_never_was_is_not_printed(make, client_for):
    assert client_for(make.sari).get(paper_of(make.output(), 7)).status_code == 404
