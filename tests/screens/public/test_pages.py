"""The other public pages: communes, contact, promises, map of the site."""

import pytest

from numerai.base.models import Programme
from numerai.programme.places.models import DigitalPlace, UsefulNumber
from tests.screens.public.planning import KONE, LA_FOA, PAITA, Planner
from tests.screens.public.reading import Reading

NEW = ("/lignes/", "/lignes/naviguer/", "/programme/", "/nous-rejoindre/", "/nous-rejoindre/preter/", "/integrer/")
GAP = "Sa présentation cite des ateliers dans 7."


def test_communes_say_the_gap_of_the_founding_document(plan: Planner, read: Reading) -> None:
    words = read("/communes/").words
    assert "Le programme vise 9 communes." in words
    assert GAP in words
    assert "Il manque encore : La Foa et Thio." in words
    plan.session(commune_id=LA_FOA)
    assert "Il manque encore : Thio." in read("/communes/").words


def test_a_commune_soon_then_planned(plan: Planner, read: Reading) -> None:
    before = read("/communes/la-foa/")
    assert "Bientôt" in before.words
    assert GAP in before.words
    session = plan.session(commune_id=LA_FOA)
    after = read("/communes/la-foa/")
    assert f"/ateliers/{session.slug}/" in after.links
    assert GAP not in after.words


def test_a_commune_that_the_programme_does_not_target(plan: Planner, read: Reading) -> None:
    assert "Le programme ne vise pas cette commune." in read("/communes/paita/").words
    assert "/communes/paita/" not in read("/communes/").links
    plan.session(commune_id=PAITA)
    assert "/communes/paita/" in read("/communes/").links
    assert "/communes/paita/" in read("/plan-du-site/").links


def test_digital_places_are_to_check_with_year_and_source(read: Reading) -> None:
    words = read("/communes/kone/").words
    place = DigitalPlace.objects.get(commune=KONE)
    assert "Lieux numériques : à vérifier" in words
    assert place.name in words
    assert f"Source de {place.year} : {place.source}" in words


def test_past_sessions_of_a_commune_on_demand(plan: Planner, read: Reading) -> None:
    address = "/ateliers/?commune=kone&quand=passes"
    alternative = "/ateliers/?quand=passes&commune=kone"
    assert not {address, alternative} & set(read("/communes/kone/").links)
    plan.session(-9)
    assert {address, alternative} & set(read("/communes/kone/").links)


def test_unknown_commune(read: Reading) -> None:
    assert read("/communes/atlantide/").status == 404


def test_contact_tells_people_and_numbers_to_check(read: Reading) -> None:
    page = read("/contact/")
    assert {"tel:+687731160", "tel:+687240301", "mailto:m.loche@open.nc"} <= set(page.links)
    assert page.links.count("tel:+687731160") == 1 + 1  # header, person
    assert "Numéros relevés dans des sources publiques en 2023." in page.words
    assert {"tel:15", "tel:18", "tel:053030"} <= set(page.links)
    assert "05.30.30" in page.words
    assert all(number.name in page.words for number in UsefulNumber.objects.all())


def test_how_we_count_gives_each_promise_with_its_source(plan: Planner, read: Reading, programme: Programme) -> None:
    plan.session(-40)
    words = read("/comment-nous-comptons/").words
    assert "Pour 1 atelier passé, nous ne savons pas encore qui est venu." in words
    for target in programme.facts["targets"]:
        assert target["words"][1:] in words
        assert f"Source : {target['source']}" in words


def test_privacy_says_until_when(read: Reading) -> None:
    assert "Le programme finit en mai 2027." in read("/donnees-personnelles/").words


def test_accessibility_claims_no_audit(read: Reading) -> None:
    assert "Aucun audit n’a encore eu lieu." in read("/accessibilite/").words


def test_robots_leave_people_alone(read: Reading) -> None:
    page = read("/robots.txt")
    assert (page.status, "Disallow: /equipe/" in page.html) == (200, True)


@pytest.mark.usefixtures("other_programme")
def test_an_installation_for_two_programmes(plan: Planner, read: Reading) -> None:
    """The second programme has no commune, no contact, no figure yet: its pages open all the same."""
    session = plan.session()
    for path in ("/", "/ateliers/", "/communes/", "/communes/kone/", "/contact/", "/comment-nous-comptons/", *NEW):
        page = read(path, HTTP_HOST="ailleurs.example")
        assert page.status == 200, path
        assert session.slug not in page.html, path
        assert "Programme d’ailleurs" in page.html, path
    assert read(f"/ateliers/{session.slug}/", HTTP_HOST="ailleurs.example").status == 404


def test_every_link_of_the_map_opens(plan: Planner, read: Reading) -> None:
    plan.session()
    for link in set(read("/plan-du-site/").links):
        if link.startswith("/"):
            assert read(link).status in (200, 302), link
