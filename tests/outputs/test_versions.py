"""A version holds its title and abstract; what differs between two of them can be read."""

from __future__ import annotations

from cop.outputs.words import OutputStatus


def page_of(output, rest=""):
    return f"/outputs/{output.id}/{output.slug}{rest}"


def renamed(client, output, *, publish):
    words = {"title": "Kamus rak", "abstract": "Rak menurut abjad."}
    client.submit(f"/outputs/{output.id}/edit", **words)
    if publish:
        client.submit(page_of(output), f"/outputs/{output.id}/publish")


def test_a_new_title_is_read_by_others_once_it_is_published(make, client_for):
    output = make.output(title="Panduan rak", abstract="Singkatnya.")
    rina, maya = client_for(make.rina), client_for(make.maya)
    renamed(rina, output, publish=False)
    assert output.title == "Panduan rak"
    assert "Singkatnya." in maya.get(page_of(output)).says
    form = rina.get(f"/outputs/{output.id}/edit").page
    assert form.query_one("#title").attrs["value"] == "Kamus rak"
    assert "Kamus rak" in client_for(make.sari).get(page_of(output, "/versions/2")).says
    assert maya.get(page_of(output, "/versions/2/changes")).status_code == 404
    rina.submit(page_of(output), f"/outputs/{output.id}/publish")
    assert (output.title, output.slug) == ("Kamus rak", "kamus-rak")
    assert "Rak menurut abjad." in maya.get(page_of(output)).says


def test_an_older_version_keeps_its_title_and_abstract_in_every_form(make, client_for):
    output = make.output(title="Panduan rak", abstract="Singkatnya.")
    renamed(client_for(make.rina), output, publish=True)
    maya = client_for(make.maya)
    for rest in ("/versions/1", "/versions/1/print"):
        page = maya.get(page_of(output, rest))
        assert page.page.query_one("h1").to_text() == "Panduan rak"
        assert "Singkatnya." in page.says
    assert maya.get(page_of(output, "/versions/1.md")).text.startswith("# Panduan rak\n")


def test_two_versions_are_compared_by_title_abstract_and_text(make, client_for):
    output = make.output(title="Panduan rak", abstract="Singkatnya.", body="Rak rapi.")
    renamed(client_for(make.rina), output, publish=True)
    maya = client_for(make.maya)
    assert "What changed from version 1" in maya.get(page_of(output)).says
    page = maya.get(page_of(output, "/versions/2/changes"))
    assert page.all(".compared h2") == ["Title", "Abstract"]
    assert page.all(".compared del")[0] == "Panduan"
    assert page.all(".compared ins")[0] == "Kamus"
    assert maya.get(page_of(output, "/versions/1/changes")).status_code == 404


def test_a_draft_is_called_as_it_was_saved_last(make, client_for):
    output = make.output(title="Panduan rak", published=False)
    renamed(client_for(make.rina), output, publish=False)
    assert (output.title, output.status) == ("Kamus rak", OutputStatus.DRAFT)
    assert len(output.versions) == 1
