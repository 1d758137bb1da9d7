"""Two threads by keyboard alone, without any script: a trainer is let in, a relay enrols a whole group."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.journeys.hands import Hands
from tests.journeys.test_team import enter, first_link_of
from tests.support.browser import DESK, PHONE
from tests.support.servers import Server

pytestmark = pytest.mark.server
BOTH = pytest.mark.parametrize("width", [PHONE, DESK])
Arrive = Callable[..., Hands]
THEIRS, OTHERS = "Atelier de l’une", "Atelier de l’autre"
WORKSHOP = "Je découvre Internet"
GROUP = ("Corail", "Banian", "Notou", "Kaori", "Santal", "Niaouli", "Gaiac", "Cagou")


@BOTH
def test_a_trainer_is_let_in_and_sees_their_session_alone(
    numerai_server: Callable[..., Server], hands: Arrive, width: int
) -> None:
    coordinator = hands(first_link_of(numerai_server()), width=width)
    enter(coordinator)
    link = invite_trainer(coordinator)
    plan(coordinator, THEIRS, animated_by="Corail Exemple")
    plan(coordinator, OTHERS)
    trainer = hands(link, width=width)
    enter(trainer)
    assert THEIRS in trainer.words_of("main")
    trainer.follow("Séances")
    assert THEIRS in trainer.words_of("main")
    assert OTHERS not in trainer.words_of("main")
    assert "Personnes" not in trainer.words_of("header .menu")


def invite_trainer(coordinator: Hands) -> str:
    coordinator.reach("Importer")
    coordinator.follow("Collègues")
    assert coordinator.heading == "Collègues"
    coordinator.follow("Inviter quelqu’un")
    coordinator.write("Prénom et nom", "Corail Exemple")
    coordinator.choose("OPEN NC", group="Son organisation")
    coordinator.tick("Animation")
    coordinator.follow("Créer le lien")
    assert coordinator.heading == "Le lien de Corail Exemple"
    return coordinator.page.locator("#lien").input_value()


def plan(coordinator: Hands, title: str, *, animated_by: str = "") -> None:
    day = datetime.now(UTC).astimezone(ZoneInfo("Pacific/Noumea")) + timedelta(days=8)
    coordinator.follow("Séances")
    coordinator.follow("Prévoir une séance")
    for box, value in (("Jour", day.day), ("Mois", day.month), ("Année", day.year)):
        coordinator.write(box, str(value), group="Jour")
    coordinator.write("Titre", title)
    if animated_by:
        coordinator.tick(animated_by)
    coordinator.follow("Prévoir cette séance")
    assert coordinator.heading == title


@BOTH
def test_a_relay_enrols_eight_people_in_a_row(numerai_server: Callable[..., Server], hands: Arrive, width: int) -> None:
    server = numerai_server()
    server.python("-m", "tests.faults.scenes", "plan", "20")
    said = server.command("invite", "Relais Exemple", "--role", "relay").stdout
    relay = hands(server / said.strip().rpartition("\n")[2].partition("//")[2].partition("/")[2], width=width)
    enter(relay)
    for rank, name in enumerate(GROUP):
        relay.follow("Inscrire une autre personne dans cette séance" if rank else WORKSHOP)
        enrol(relay, name, f"75.12.{rank:02}")
    assert relay.page.locator(".day-plan li").count() == len(GROUP)
    assert "inscrit" not in relay.words_of(".day-plan")


def enrol(relay: Hands, name: str, phone: str) -> None:
    relay.write("Nom ou téléphone", f"{name} Exemple")
    relay.follow("Chercher")
    relay.follow(f"{name}, nom")
    relay.write("Téléphone", phone)
    relay.choose("Oui, elle me l’a dit", group="La personne est-elle d’accord ?")
    relay.choose("Non", group="Pouvons-nous prendre de ses nouvelles")
    relay.follow("Inscrire cette personne")
    assert f"{name} Exemple a une place." in relay.words_of("main")
