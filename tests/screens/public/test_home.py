"""The home page, from the first day of the programme on."""

from django.conf import LazySettings

from tests.screens.public.planning import KONE, LA_FOA, NOUMEA, Planner
from tests.screens.public.reading import Reading


def test_first_day(read: Reading) -> None:
    page = read("/")
    assert "Aucune date pour l’instant." in page.words
    assert "Les premiers chiffres viendront ici." in page.words
    assert page.words.count("bientôt") == 2 * 2  # La Foa and Thio, on the map and in the list
    assert "/etre-contacte/" in page.links


def test_next_workshops_and_the_date_of_each_stop(plan: Planner, read: Reading) -> None:
    plan.session(30, title="Plus tard", commune_id=KONE)
    sooner = plan.session(2, title="Bientôt là", commune_id=KONE)
    plan.cancel(plan.session(1, title="Annulée", commune_id=NOUMEA))
    page = read("/")
    assert page.words.index("Bientôt là") < page.words.index("Plus tard")
    assert "Annulée" not in page.words
    assert f"/ateliers/{sooner.slug}/" in page.links
    assert "Koné, 25\u00a0nov." in page.html


def test_five_at_most(plan: Planner, read: Reading) -> None:
    for days in range(7):
        plan.session(days, title=f"Atelier {days}")
    assert [f"Atelier {days}" in read("/").words for days in (4, 5)] == [True, False]


def test_a_stop_of_the_future_leads_to_its_commune(read: Reading) -> None:
    assert "/communes/la-foa/" in read("/").links


def test_la_foa_has_a_date_as_soon_as_a_session_is_planned(plan: Planner, read: Reading) -> None:
    plan.session(9, commune_id=LA_FOA)
    assert "La Foa, 2\u00a0déc." in read("/").html


def test_figures_are_frozen_and_rounded(plan: Planner, read: Reading) -> None:
    for days in range(-70, -30, 4):
        plan.came(plan.session(days), 12)
    before = read("/")
    assert "plus de 110 présences" in before.words
    assert "10 ateliers ont eu lieu sur 30 environ" in before.words
    assert "1 commune atteinte sur 9 visées" in before.words
    assert "samedi\u00a031\u00a0octobre 2026" in before.html
    plan.came(plan.session(-1), 14)
    assert "plus de 110 présences" in read("/").words


def test_what_nobody_reported_is_said(plan: Planner, read: Reading) -> None:
    plan.session(-40)
    plan.session(-41)
    assert "Pour 2 ateliers passés, nous ne savons pas encore qui est venu." in read("/").words


def test_a_handful_of_people_is_not_a_number(plan: Planner, read: Reading) -> None:
    plan.came(plan.session(-40), 3)
    assert "10 ou moins présences" in read("/").words


def test_three_ways_to_join_lead_to_their_pages(read: Reading) -> None:
    for path in ("/", "/contact/", "/nous-rejoindre/", "/plan-du-site/"):
        links = read(path).links
        for slug in ("animer", "financer", "preter"):
            assert f"/nous-rejoindre/{slug}/" in links, path


def test_the_demonstration_is_offered_while_nothing_is_planned(
    plan: Planner, read: Reading, settings: LazySettings
) -> None:
    settings.DEMO = True
    assert "/demonstration/" in read("/").links
    plan.session()
    assert "/demonstration/" not in read("/").links


def test_no_demonstration_no_link(read: Reading, settings: LazySettings) -> None:
    settings.DEMO = False
    assert "/demonstration/" not in read("/").links
