"""Discussions of circles and of outputs: who reads, who writes, whom they tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from cop.db import db
from cop.discussions.models import Post
from cop.groups.actions import add_member
from cop.groups.words import GroupStatus, Joining, MemberRole, Visibility
from cop.notices.models import Notice
from cop.notices.words import Level, Told
from cop.outputs.actions import publish
from cop.outputs.models import Contributor
from cop.outputs.words import ContributorRole
from cop.people.models import Person
from tests.bed.browsing import Client
from tests.make import Make

ClientFor = Callable[..., Client]


def told(kind: Told) -> set[tuple[int, str]]:
    """Return who was told of that, and the path to which it leads."""
    rows = db.session.execute(select(Notice.person_id, Notice.path).where(Notice.told == kind))
    return {(person, path) for person, path in rows}


def test_members_write_in_the_discussion_of_their_circle(make: Make, client_for: ClientFor) -> None:
    group = make.group()
    path = f"/groups/{group.slug}/discussion"
    sari = client_for(make.sari)
    sari.submit(path, f"{path}/posts", source="Siapa punya **timbangan**?")
    page = client_for(make.rina).get(path)
    assert page.all(".post .prose") == ["Siapa punya timbangan?"]
    assert page.all("h1") == [f"Discussion of {group.name}"]
    assert page.page.query(f'.crumb a[href="/groups/{group.slug}"]')


def test_the_circle_page_leads_to_its_discussion(make: Make, client_for: ClientFor) -> None:
    group = make.group()
    page = client_for(make.sari).get(f"/groups/{group.slug}")
    assert page.page.query(f'a[href="/groups/{group.slug}/discussion"]')


def test_all_that_can_be_done_with_a_post_can_be_done_there(
    make: Make, client_for: ClientFor
) -> None:
    group = make.group()
    post = make.post(group, "Ada yang tahu?")
    base = f"/groups/{group.slug}/discussion"
    sari = client_for(make.sari)
    assert "&gt; Ada yang tahu?" in sari.get(f"{base}/posts/{post.id}/quote", htmx=True).text
    sari.submit(f"{base}/posts/{post.id}/edit", source="Siapa yang tahu?")
    assert sari.get(base).all(".post .prose") == ["Siapa yang tahu?"]
    answer = sari.submit(f"{base}/posts/{post.id}/remove")
    assert answer.location == f"{base}?post={post.id}#post-{post.id}"
    assert "removed this post" in sari.follow(answer).says


def test_a_post_in_the_circle_becomes_a_point_of_the_next_session(
    make: Make, client_for: ClientFor
) -> None:
    group = make.group()
    session = make.session(group)
    post = make.post(group, "Perlu timbangan buku.")
    base = f"/groups/{group.slug}/discussion"
    rina = client_for(make.rina)
    page = rina.submit(f"{base}/posts/{post.id}/become", f"{base}/posts/{post.id}/become/point")
    assert f"Perlu timbangan buku., session {session.number}" in rina.follow(page).says
    place = rina.get(f"/groups/{group.slug}/sessions/{session.number}")
    links = place.page.query(f'.point a[href="{base}?post={post.id}#post-{post.id}"]')
    assert [link.to_text() for link in links] == ["a post by Sari Wulandari"]


def test_who_is_not_of_the_circle_reads_and_does_not_write(
    make: Make, client_for: ClientFor
) -> None:
    group = make.group()
    make.post(group, "Ada yang tahu?")
    path = f"/groups/{group.slug}/discussion"
    page = client_for(make.maya).get(path)
    assert "Ada yang tahu?" in page.says
    assert not page.page.query("textarea")
    assert client_for(make.maya).post(f"{path}/posts", source="Saya!").status_code == 403


def test_the_discussion_of_a_closed_circle_is_not_found(make: Make, client_for: ClientFor) -> None:
    group = make.group("Tertutup", visibility=Visibility.MEMBERS)
    output = make.output(group)
    maya = client_for(make.maya)
    assert maya.get(f"/groups/{group.slug}/discussion").status_code == 404
    assert maya.get(f"/outputs/{output.id}/discussion").status_code == 404


def test_in_a_concluded_circle_nothing_is_written(make: Make, client_for: ClientFor) -> None:
    group = make.group()
    group.status = GroupStatus.CONCLUDED
    path = f"/groups/{group.slug}/discussion"
    rina = client_for(make.rina)
    assert not rina.get(path).page.query("textarea")
    assert rina.post(f"{path}/posts", source="Masih?").status_code == 409


def test_others_write_on_a_published_output_of_an_open_circle_by_name(
    make: Make, client_for: ClientFor
) -> None:
    output = make.output(make.group(joining=Joining.OPEN))
    path = f"/outputs/{output.id}/discussion"
    maya = client_for(make.maya)
    assert not maya.get(path).page.query('input[name="nameless"]')
    maya.post(f"{path}/posts", source="Kami pakai di Ambon.", nameless="y")
    post = db.session.scalars(select(Post)).one()
    assert (post.author_id, post.as_guest) == (make.maya.id, True)
    assert not maya.get(path).page.query(f"#post-{post.id}-become")


def test_where_one_asks_to_join_only_members_write_on_outputs(
    make: Make, client_for: ClientFor
) -> None:
    output = make.output(make.group(joining=Joining.ASK))
    path = f"/outputs/{output.id}/discussion"
    assert client_for(make.maya).post(f"{path}/posts", source="Saya!").status_code == 403


def test_a_draft_is_discussed_by_its_circle_alone(make: Make, client_for: ClientFor) -> None:
    output = make.output(make.group(joining=Joining.OPEN), published=False)
    path = f"/outputs/{output.id}/discussion"
    assert client_for(make.maya).get(path).status_code == 404
    assert client_for(make.sari).post(f"{path}/posts", source="Bagus.").status_code == 303


def test_what_was_said_of_a_draft_stays_with_the_circle(make: Make, client_for: ClientFor) -> None:
    output = make.output(make.group(joining=Joining.OPEN), published=False)
    draft = make.post(output, "Bagian dua lemah.", nameless=True)
    publish(output)
    db.session.commit()
    base = f"/outputs/{output.id}/discussion"
    for said in ([], ["Sudah terbit."]):
        if said:
            make.post(output, said[0])
        for path in (f"/outputs/{output.id}/{output.slug}", base, f"{base}?post={draft.id}"):
            assert client_for(make.maya).get(path).all(".post .prose") == said
    outsider = client_for(make.maya)
    assert "lemah" not in outsider.get(f"{base}/posts?since=0", htmx=True).text
    assert "lemah" not in outsider.get(f"{base}?before={draft.id + 1}").text
    assert outsider.get(f"{base}/posts/{draft.id}/quote", htmx=True).status_code == 404
    assert "lemah" in client_for(make.bayu).get(base).text


def test_the_informed_write_on_a_published_output_as_others_do(
    make: Make, client_for: ClientFor
) -> None:
    group = make.group(joining=Joining.OPEN)
    add_member(group, make.maya, MemberRole.INFORMED)
    db.session.commit()
    output = make.output(group)
    path = f"/outputs/{output.id}/discussion"
    assert client_for(make.maya).post(f"{path}/posts", source="Terima kasih.").status_code == 303


def test_the_output_shows_what_was_said_and_how_much_is_new(
    make: Make, client_for: ClientFor
) -> None:
    output = make.output()
    for number in range(4):
        make.post(output, f"Tanggapan {number}.")
    page = client_for(make.rina).get(f"/outputs/{output.id}/{output.slug}")
    assert page.all("#output-talk .post .prose") == [f"Tanggapan {n}." for n in (1, 2, 3)]
    assert "4 new" in " ".join(page.all("#output-talk h2"))
    client_for(make.rina).get(f"/outputs/{output.id}/discussion")
    again = client_for(make.rina).get(f"/outputs/{output.id}/{output.slug}")
    assert again.all("#output-talk h2") == ["Discussion"]


@pytest.mark.parametrize("kind", ["circle", "output"])
def test_the_author_is_told_of_thanks_and_of_hiding_there_too(
    make: Make, client_for: ClientFor, kind: str
) -> None:
    group = make.group()
    place = group if kind == "circle" else make.output(group)
    post = make.post(place, "Begini caranya.")
    base = f"/groups/{group.slug}" if place is group else f"/outputs/{place.id}"
    base = f"{base}/discussion"
    there = {(make.sari.id, f"{base}?post={post.id}#post-{post.id}")}
    bayu, rina = client_for(make.bayu), client_for(make.rina)
    bayu.post(f"{base}/posts/{post.id}/thank")
    assert told(Told.THANKED) == there
    bayu.post(f"{base}/posts/{post.id}/unthank")
    assert told(Told.THANKED) == set()
    rina.post(f"{base}/posts/{post.id}/hide", reason="Ada nomor telepon.")
    assert told(Told.HIDDEN) == there


def test_editing_a_post_is_not_told_as_a_new_one(make: Make, client_for: ClientFor) -> None:
    group = make.group()
    _wants_all(make.bayu, group.id)
    post = make.post(group, "Halo.")
    edited = f"/groups/{group.slug}/discussion/posts/{post.id}/edit"
    client_for(make.sari).submit(edited, source="Halo, @rina.")
    assert told(Told.POSTED) == set()
    assert {who for who, _ in told(Told.NAMED)} == {make.rina.id}


def test_contributors_are_told_of_what_is_written_on_their_output(
    make: Make, client_for: ClientFor
) -> None:
    output = make.output(by=make.rina)
    path = f"/outputs/{output.id}/discussion"
    makers = {one.person_id for one in output.contributors if one.person_id}
    client_for(make.sari).post(f"{path}/posts", source="Terima kasih, @bayu.")
    post = db.session.scalars(select(Post)).one()
    there = f"{path}?post={post.id}#post-{post.id}"
    assert told(Told.NAMED) == {(make.bayu.id, there)}
    assert told(Told.POSTED) == {(who, there) for who in makers - {make.sari.id}}


def test_of_a_draft_only_those_contributors_are_told_who_may_read_it(
    make: Make, client_for: ClientFor
) -> None:
    output = make.output(by=make.rina, published=False)
    role = ContributorRole.REVIEWER
    row = Contributor(output_id=output.id, person_id=make.maya.id, name="M", role=role, position=9)
    db.session.add(row)
    db.session.commit()
    client_for(make.sari).post(f"/outputs/{output.id}/discussion/posts", source="Halo.")
    assert make.maya.id not in {who for who, _ in told(Told.POSTED)}


def test_who_wants_to_be_told_everything_is_told_of_the_circles_discussion(
    make: Make, client_for: ClientFor
) -> None:
    group = make.group()
    _wants_all(make.bayu, group.id)
    path = f"/groups/{group.slug}/discussion"
    client_for(make.sari).post(f"{path}/posts", source="Halo.")
    assert {who for who, _ in told(Told.POSTED)} == {make.bayu.id}


def test_nobody_is_told_who_may_not_read_it(make: Make, client_for: ClientFor) -> None:
    group = make.group("Tertutup", visibility=Visibility.MEMBERS)
    path = f"/groups/{group.slug}/discussion"
    client_for(make.sari).post(f"{path}/posts", source="@maya lihat ini.")
    assert told(Told.NAMED) == set()


def test_today_names_the_circles_where_something_new_was_written(
    make: Make, client_for: ClientFor
) -> None:
    group = make.group()
    make.post(group, "Ada yang tahu?")
    rina = client_for(make.rina)
    assert f"Discussion of {group.name}" in rina.get("/").says
    rina.get(f"/groups/{group.slug}/discussion")
    assert f"Discussion of {group.name}" not in rina.get("/").says
    assert f"Discussion of {group.name}" not in client_for(make.sari).get("/").says


def test_an_unchanged_discussion_costs_two_statements(make: Make, client_for: ClientFor) -> None:
    group = make.group()
    output = make.output(group)
    sari = client_for(make.sari)
    for place, path in (
        (group, f"/groups/{group.slug}/discussion/posts?since=0"),
        (output, f"/outputs/{output.id}/discussion/posts?since=0"),
    ):
        make.post(place)
        first = sari.get(path, htmx=True)
        again = sari.get(path, htmx=True, headers={"If-None-Match": first.headers["ETag"]})
        assert again.status_code == 304
        assert len(again.statements) <= 2


def _wants_all(person: Person, group_id: int) -> None:
    from cop.groups.models import Membership

    its = (Membership.person_id == person.id, Membership.group_id == group_id)
    db.session.scalars(select(Membership).where(*its)).one().level = Level.ALL
    db.session.commit()
