"""Enrolling by keyboard alone, without any script: for oneself on a telephone, for someone else at a desk."""

from collections.abc import Callable

import pytest

from tests.journeys.hands import Hands
from tests.support.browser import DESK
from tests.support.people import BANIAN, CORAIL
from tests.support.servers import Server

pytestmark = pytest.mark.server
WORKSHOP = "Je découvre Internet"
Arrive = Callable[..., Hands]


def test_for_oneself_from_the_home_page_to_the_ticket_and_back(site: Server, hands: Arrive) -> None:
    me = hands(site / "/")
    me.follow(WORKSHOP)
    me.follow("Je m’inscris")
    answer_for_oneself(me)
    assert me.heading == "Vérifiez vos réponses"
    assert "73.11.60" not in me.words_of("dl.summary")
    me.follow("Envoyer mon inscription")
    assert me.heading == "C’est fait : nous gardons la place"
    code = me.words_of(".ticket .code")
    me.follow("Fermer")
    find_again_and_leave(me, code)


def answer_for_oneself(me: Hands) -> None:
    me.choose("Je m’inscris ici")
    me.go_on()
    me.write("Votre prénom", CORAIL.given_name)
    me.write("Votre nom de famille", CORAIL.family_name)
    me.go_on()
    me.choose("Par SMS")
    me.go_on()
    me.write("Numéro de téléphone pour les SMS", "75.12.34")
    me.tick("Pas d’appel")
    me.go_on()
    me.choose("Une autre commune")
    me.write("Nom de l’autre commune", "Poya")
    me.go_on()
    assert me.heading == "Êtes-vous en situation de handicap ?"
    me.follow("Passer ces questions")
    me.tick("Une salle sans marche")
    me.write("Autre chose ?", "Une chaise haute")
    me.go_on()
    me.choose("Oui, je suis d’accord")
    me.go_on()
    me.choose("Non")
    me.go_on()


def find_again_and_leave(me: Hands, code: str) -> None:
    """The telephone remembers nothing: the code alone opens the ticket."""
    me.follow("Mon inscription")
    assert me.heading == "Quel est votre code ?"
    me.write("Quel est votre code ?", code)
    me.follow("Voir mon inscription")
    assert me.heading == "Nous gardons votre place"
    assert CORAIL.given_name not in me.page.content()
    me.follow("Je ne viens plus")
    assert me.heading == "C’est noté : vous ne venez plus"


def test_for_someone_else_at_a_desk(site: Server, hands: Arrive) -> None:
    helper = hands(site / "/ateliers/", width=DESK)
    helper.follow(WORKSHOP)
    helper.follow("J’inscris quelqu’un")
    helper.go_on()  # « J’aide quelqu’un » is chosen already
    helper.write("Votre nom", BANIAN.full_name)
    helper.write("Votre téléphone", "75 12 35")
    helper.go_on()
    answer_about_someone(helper)
    assert helper.heading == "Vérifiez les réponses"
    assert BANIAN.full_name in helper.words_of("dl.summary")
    helper.follow("Envoyer l’inscription")
    assert helper.heading == "C’est fait : nous gardons la place"
    assert "Donnez-le à la personne" in helper.words_of("main")


def answer_about_someone(helper: Hands) -> None:
    helper.write("Son prénom", "Kaori")
    helper.go_on()
    helper.choose("Par moi, qui aide cette personne")
    helper.go_on()
    helper.choose("Nouméa")
    helper.go_on()
    for question, said in (
        ("La personne est-elle en situation de handicap ?", "Oui"),
        ("La personne cherche-t-elle un travail", "Non"),
        ("La personne habite-t-elle en brousse", "Je ne réponds pas"),
        ("Quel âge a la personne ?", "75 ans ou plus"),
        ("La personne est-elle une femme ou un homme ?", "Une femme"),
    ):
        assert helper.heading.startswith(question)
        helper.choose(said)
        helper.go_on()
    helper.go_on()  # nothing needed
    helper.choose("Oui, elle me l’a dit")
    helper.go_on()
    helper.choose("Oui")
    helper.go_on()
