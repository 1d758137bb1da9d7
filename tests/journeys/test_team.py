"""The team's thread by keyboard alone, without any script: from the first link to a figure that changes."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.journeys.hands import Hands
from tests.support.browser import DESK
from tests.support.people import CORAIL
from tests.support.servers import Server

pytestmark = pytest.mark.server
TITLE = "Atelier de l’essai au clavier"
PASSWORD = "corail banian notou kaori"
ATTENDANCES = "Participations"


def test_from_the_first_link_to_a_figure(numerai_server: Callable[..., Server], hands: Callable[..., Hands]) -> None:
    server = numerai_server()
    team = hands(first_link_of(server), width=DESK)
    enter(team)
    assert figure(team, ATTENDANCES) == "0"
    plan_for_today(team)
    anyone = hands(server / "/")
    assert TITLE in anyone.words_of(".board")
    enrol(team)
    mark_present(team)
    assert figure(team, ATTENDANCES) == "1"


def first_link_of(server: Server) -> str:
    found: list[str] = re.findall(r"http\S+/premiere-connexion/\S+", server.log)
    return found[0]


def enter(team: Hands) -> None:
    team.follow("Entrer")
    if not team.page.get_by_label("Votre prénom et nom").input_value():
        team.write("Votre prénom et nom", "Notou Exemple")
    team.write("Nouveau mot de passe", PASSWORD)
    team.write("Le même, encore une fois", PASSWORD)
    team.follow("Garder ce mot de passe")
    assert "Votre mot de passe est gardé." in team.words_of("main")
    team.follow("Plus tard : ma journée")
    assert team.heading == "Ma journée"


def figure(team: Hands, label: str) -> str:
    team.follow("Chiffres")
    tile = team.page.locator(".tile", has=team.page.get_by_text(label, exact=True))
    return tile.locator("b, i").first.inner_text()


def plan_for_today(team: Hands) -> None:
    today = datetime.now(UTC).astimezone(ZoneInfo("Pacific/Noumea"))
    team.follow("Séances")
    team.follow("Prévoir une séance")
    for box, value in (("Jour", today.day), ("Mois", today.month), ("Année", today.year)):
        team.write(box, str(value), group="Jour")
    team.write("Heure de début", "9 h")
    team.write("Titre", TITLE)
    team.write("Nombre de places", "8")
    team.follow("Prévoir cette séance")
    assert team.heading == TITLE


def enrol(team: Hands) -> None:
    team.follow("Inscrire quelqu’un")
    team.write("Nom ou téléphone", CORAIL.full_name)
    team.follow("Chercher")
    assert "Personne ne porte un nom proche" in team.words_of("main")
    team.follow(f"{CORAIL.given_name}, nom")
    team.write("Téléphone", "75.12.34")
    team.choose("Oui, elle me l’a dit", group="La personne est-elle d’accord ?")
    team.choose("Non", group="Pouvons-nous prendre de ses nouvelles")
    team.follow("Inscrire cette personne")
    assert "a une place." in team.words_of("main")


def mark_present(team: Hands) -> None:
    team.follow("Noter les présences")
    team.choose("Présent", group=CORAIL.full_name)
    team.follow("Garder les présences")
    assert "1 présence changée" in team.words_of("main")
