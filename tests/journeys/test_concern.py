"""A complaint about a trainer, by keyboard alone and without any script: the trainer never sees it, another answers."""

import re
from collections.abc import Callable

import pytest

from tests.journeys.hands import Hands
from tests.journeys.test_team import PASSWORD
from tests.support.browser import DESK, PHONE
from tests.support.servers import Server

pytestmark = pytest.mark.server
WORDS = "Notou a crié très fort"
ANSWER = "Nous sommes désolés. Nous changeons l’animation."
DECISION = "Vous avez raison. Une autre personne viendra."


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_trainer_never_reads_what_is_said_about_them(
    numerai_server: Callable[..., Server], hands: Callable[..., Hands], width: int
) -> None:
    server = numerai_server()
    trainer = enter(server, hands, "Notou Exemple", "trainer", "referent", width=width)
    other = enter(server, hands, "Pétrel Modèle", "referent", width=width)
    third = enter(server, hands, "Kaori Modèle", "referent", width=width)
    assert "ajoutez un code de sécurité" in open_register(trainer, server)
    server.python("-m", "tests.journeys.scenes", "coded", "everyone")
    person = hands(server / "/", width=width)
    number = complain(person)
    said = re.sub(r"\D", "", number)
    assert number not in open_register(trainer, server)
    assert number in open_register(other, server)
    answer(other, number)
    person.follow("Suivre mon message")
    person.write("numéro de suivi", said)
    person.follow("Voir la réponse")
    assert ANSWER in person.words_of("main")
    assert WORDS not in person.words_of("main")
    person.follow("Je ne suis pas d’accord")
    person.write("Pourquoi", "Il crie encore")
    person.follow("Je ne suis pas d’accord")
    assert "c’est noté" in person.heading
    decide(third, server, number)
    person.page.reload()
    assert DECISION in person.words_of("main")


def enter(server: Server, hands: Callable[..., Hands], name: str, *roles: str, width: int) -> Hands:
    """Invited with each role, signed in by the last link."""
    links = [server.command("invite", name, "--role", role).stdout.strip().splitlines()[-1] for role in roles]
    team = hands(server / re.sub(r"^http://[^/]+", "", links[-1]), width=width)
    team.follow("Entrer")
    team.write("Nouveau mot de passe", PASSWORD)
    team.write("Le même, encore une fois", PASSWORD)
    team.follow("Garder ce mot de passe")
    return team


def complain(person: Hands) -> str:
    person.follow("Dire un problème")
    person.choose("Je ne suis pas content", group="Quel est le problème")
    person.go_on()
    person.choose("Une personne de l’équipe", group="à propos de quoi")
    person.go_on()
    person.write("Que s’est-il passé", WORDS)
    person.go_on()
    person.write("La personne", "le formateur Notou")
    person.go_on()
    person.choose("Pour moi", group="Vous parlez pour qui")
    person.go_on()
    person.choose("avec mon numéro", group="Comment voulez-vous la réponse")
    person.go_on()
    assert WORDS in person.words_of("main")
    person.follow("Envoyer mon message")
    assert person.heading == "Votre message est parti"
    return person.words_of(".code")


def open_register(team: Hands, server: Server) -> str:
    team.page.goto(account_page(server))
    team.follow("Ouvrir les signalements")
    return team.words_of("main")


def account_page(server: Server) -> str:
    from django.urls import reverse

    return server / reverse("mfa_index")


def answer(team: Hands, number: str) -> None:
    team.follow(number)
    team.follow("Lire le texte")
    assert WORDS in team.words_of("main")
    team.follow("Répondre")
    team.write("Votre réponse", ANSWER)
    team.follow("Garder la réponse")
    assert "La réponse est gardée" in team.words_of("main")


def decide(team: Hands, server: Server, number: str) -> None:
    open_register(team, server)
    team.follow(number)
    team.follow("Relire et décider")
    team.write("La décision", DECISION)
    team.follow("Garder la décision")
    assert "Le signalement est terminé" in team.words_of("main")
