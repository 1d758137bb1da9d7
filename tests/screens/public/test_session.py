"""The page of a workshop in each of its states."""

import pytest

from numerai.programme.workshops.models import Session
from numerai.programme.workshops.rules import CancelCause
from tests.screens.public.planning import NOUMEA, Planner
from tests.screens.public.reading import Reading


def path(session: Session) -> str:
    return f"/ateliers/{session.slug}/"


def test_open(plan: Planner, read: Reading) -> None:
    session = plan.session(capacity=3, activities="Regarder.\nEssayer.", provided="Un repas", directions="Bus 3.")
    plan.enrol(session, 1)
    page = read(path(session))
    for said in ("mardi 8 décembre 2026", "de 9 h à 11 h 30", "Gratuit", "2 places", "Essayer.", "Un repas", "Bus 3."):
        assert said in page.words
    assert f"{path(session)}inscription/" in page.links
    assert f"{path(session)}inscription/?pour=autre" in page.links
    assert f"/etre-contacte/?atelier={session.slug}" in page.links
    assert f"{path(session)}calendrier.ics" in page.links
    assert "tel:+687731160" in page.links


def test_what_is_not_known_is_said(plan: Planner, read: Reading) -> None:
    session = plan.session(place="", commune_id=None, starts_at=None, ends_at=None, contact_name="")
    words = read(path(session)).words
    for said in (
        "lieu à préciser",
        "heure à préciser",
        "pas encore vérifié",
        "Le chemin n’est pas encore écrit",
    ):
        assert said in words


def test_full(plan: Planner, read: Reading) -> None:
    session = plan.session(capacity=1)
    plan.enrol(session, 2)
    page = read(path(session))
    assert "Cet atelier est complet." in page.words
    assert "complet : liste d’attente" in page.words
    assert "Je m’inscris sur la liste d’attente" in page.words
    assert f"{path(session)}inscription/" in page.links


@pytest.mark.parametrize("cause", list(CancelCause))
def test_cancelled_says_why_and_what_now(cause: CancelCause, plan: Planner, read: Reading) -> None:
    session = plan.session()
    plan.cancel(session, cause)
    page = read(path(session))
    assert "Cet atelier est annulé." in page.words
    assert ("La raison" in page.words) == (cause is not CancelCause.OTHER)
    assert "Trouver un autre atelier" in page.words
    assert f"{path(session)}inscription/" not in page.links


def test_past(plan: Planner, read: Reading) -> None:
    session = plan.session(-3)
    page = read(path(session))
    assert "Cet atelier est terminé." in page.words
    assert "Places" not in page.words
    assert not any("/inscription/" in link or link.endswith(".ics") for link in page.links)


def test_without_a_capacity_nobody_enrols_yet(plan: Planner, read: Reading) -> None:
    session = plan.session(capacity=None)
    page = read(path(session))
    assert "Les inscriptions ne sont pas encore ouvertes." in page.words
    assert f"{path(session)}inscription/" not in page.links
    assert f"/etre-contacte/?atelier={session.slug}" in page.links


def test_room_checked(plan: Planner, read: Reading) -> None:
    venue = plan.venue(step_free="yes", hearing_loop="no")
    words = read(path(plan.session(commune_id=NOUMEA, venue_id=venue.id))).words
    assert "Vérifié le lundi 12 octobre 2026 par l’équipe" in words
    assert "Boucle magnétique : non" in words
    assert "Pas encore vérifié : Bus à côté, Places de voiture" in words
    assert "Wi-Fi" in words


def test_never_the_remarks_nor_the_names_of_trainers(plan: Planner, read: Reading) -> None:
    session = plan.session(remarks="Clé chez le gardien", trainers="Notou Essai")
    html = read(path(session)).html
    assert "gardien" not in html
    assert "Notou" not in html


def test_unknown_and_provisional_are_not_found(plan: Planner, read: Reading) -> None:
    opened_by_a_sheet = plan.session(is_provisional=True)
    for address in ("/ateliers/rien/", path(opened_by_a_sheet), f"{path(opened_by_a_sheet)}calendrier.ics"):
        assert read(address).status == 404


def test_titles_differ(plan: Planner, read: Reading) -> None:
    titles = {read(path(plan.session(days))).html.partition("</title>")[0] for days in (1, 2)}
    assert len(titles) == 2


@pytest.mark.parametrize("days", [-3, 15])
def test_over_or_cancelled_shows_no_empty_block(days: int, plan: Planner, read: Reading) -> None:
    session = plan.session(days)
    if days > 0:
        assert "pas encore vérifié" in read(path(session)).words  # still to come: said
        plan.cancel(session)
    words = read(path(session)).words
    for empty in ("pas encore", "Dans la salle", "Ce que vous ferez", "Ce que nous apportons", "avant de venir"):
        assert empty not in words
    assert "Voir la page de Koné" in words


def test_over_shows_what_is_known(plan: Planner, read: Reading) -> None:
    venue = plan.venue(step_free="yes")
    words = read(path(plan.session(-3, commune_id=NOUMEA, venue_id=venue.id, activities="Essayer."))).words
    assert "Dans la salle" in words
    assert "Essayer." in words
