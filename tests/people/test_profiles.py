"""The page that shows somebody."""

from __future__ import annotations

from cop.groups.words import Visibility


def test_a_profile_says_who_somebody_is(client_for, make):
    answer = client_for(make.maya).get(f"/people/{make.dewi.login}")
    assert answer.all("h1") == ["Dewi Lestari"]
    assert "Administrator · Perpustakaan Daerah Cempaka" in answer.says


def test_a_profile_names_only_the_circles_that_the_reader_may_see(client_for, make):
    make.group("Obrolan Pagi")
    make.group("Kelompok Rahasia", visibility=Visibility.MEMBERS)
    for_a_member = client_for(make.bayu).get("/people/rina")
    for_an_outsider = client_for(make.maya).get("/people/rina")
    assert for_a_member.all(".rows > li > a") == ["Kelompok Rahasia", "Obrolan Pagi"]
    assert for_an_outsider.all(".rows > li > a") == ["Obrolan Pagi"]
    assert "Rahasia" not in for_an_outsider.text


def test_a_profile_keeps_the_email_address_to_itself(client_for, make):
    assert make.rina.email not in client_for(make.maya).get("/people/rina").text


def test_ones_own_profile_leads_to_the_settings_and_to_circles(client_for, make):
    answer = client_for(make.maya).get("/people/maya")
    goals = [link.attrs["href"] for link in answer.page.query("main a")]
    assert goals[0] == "/me/settings"
    assert goals[-1] == "/groups"


def test_a_login_is_found_in_any_case(client_for, make):
    assert client_for(make.rina).get("/people/RINA").status_code == 200


def test_nobody_by_that_login_is_404(client_for, make):
    assert client_for(make.rina).get("/people/nobody").status_code == 404


def test_visitors_do_not_see_who_is_here(client, make):
    assert make.rina
    assert client.get("/people/rina").location == "/login?next=/people/rina"
    assert client.get("/people/nobody").location == "/login?next=/people/nobody"
