"""The list of workshops: plain links say what is chosen, how many answer, and how to undo it."""

import pytest

from tests.screens.public.planning import KONE, NOUMEA, Planner
from tests.screens.public.reading import Reading


def test_empty_says_what_to_do(read: Reading) -> None:
    page = read("/ateliers/")
    assert "Aucun atelier à venir" in page.words
    assert "/etre-contacte/" in page.links


def test_a_choice_is_said_counted_and_undone(plan: Planner, read: Reading) -> None:
    plan.session(commune_id=KONE, line="cybersecurity", title="Les arnaques")
    plan.session(commune_id=NOUMEA, line="office", title="Mon CV")
    page = read("/ateliers/?commune=kone&ligne=3")
    assert "1 atelier à venir" in page.words
    assert "Commune\u00a0: Koné" in page.html
    assert "Thème\u00a0: Se protéger" in page.html
    assert "Mon CV" not in page.words
    assert page.links.count("/ateliers/") >= 2  # the menu, and « Enlever ces choix »


def test_each_link_keeps_the_other_choices(plan: Planner, read: Reading) -> None:
    plan.session(commune_id=KONE)
    plan.session(commune_id=NOUMEA)
    links = read("/ateliers/?commune=kone&ligne=1").links
    assert "/ateliers/?commune=noumea&ligne=1" in links
    assert "/ateliers/?ligne=1" in links
    assert "/ateliers/?commune=kone&ligne=1&mois=2026-12" in links
    assert "/ateliers/?commune=kone&ligne=1&acces=sans-marche" in links


def test_nothing_answers_the_choices(plan: Planner, read: Reading) -> None:
    plan.session(commune_id=KONE)
    page = read("/ateliers/?commune=la-foa")
    assert "Aucun atelier ne répond à tous ces choix." in page.words
    assert "Commune\u00a0: La Foa" in page.html
    assert "/etre-contacte/" in page.links


@pytest.mark.parametrize(
    "query", ["commune=nulle-part", "ligne=9", "mois=hier", "mois=2026-13", "acces=tout", "quand=demain", "page=zero"]
)
def test_what_an_address_cannot_mean_is_left_out(query: str, plan: Planner, read: Reading) -> None:
    plan.session()
    page = read(f"/ateliers/?{query}")
    assert (page.status, "1 atelier à venir" in page.words, "Vos choix" in page.words) == (200, True, False)


def test_past_ones_on_demand(plan: Planner, read: Reading) -> None:
    plan.session(-5, title="Hier encore")
    plan.session(5, title="Demain déjà")
    page = read("/ateliers/?quand=passes")
    assert "1 atelier passé" in page.words
    assert ("Hier encore" in page.words, "Demain déjà" in page.words) == (True, False)
    assert "terminé" in page.words


def test_a_cancelled_session_stays_in_the_list_and_says_so(plan: Planner, read: Reading) -> None:
    plan.cancel(plan.session(title="Les arnaques"))
    assert "annulé" in read("/ateliers/").words


def test_more_than_thirty_are_read_page_by_page(plan: Planner, read: Reading) -> None:
    plan.many(33)
    first = read("/ateliers/?ligne=2&page=1")
    assert "Page" not in first.words
    assert "/ateliers/?page=2".removeprefix("/ateliers/") in read("/ateliers/").links
    assert read("/ateliers/?page=2").html.count('class="seats"') == 3


def test_a_session_without_a_theme_is_listed(plan: Planner, read: Reading) -> None:
    plan.session(line="", title="", commune_id=None, place="", capacity=None, starts_at=None, ends_at=None)
    words = read("/ateliers/").words
    for said in ("Atelier numérique", "lieu à préciser", "heure à préciser", "places à préciser"):
        assert said in words


def test_the_count_says_how_many_were_cancelled(plan: Planner, read: Reading) -> None:
    plan.cancel(plan.session(-3))
    assert "1 atelier annulé" in read("/ateliers/?quand=passes").words
    plan.session(-4)
    plan.session(-5)
    assert "3 ateliers passés, dont 1 annulé" in read("/ateliers/?quand=passes").words
