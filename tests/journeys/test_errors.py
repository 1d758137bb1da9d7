"""A mistake in a form: said first, above the question; the link leads to the field; nothing typed is lost."""

from collections.abc import Callable

import pytest

from tests.journeys.hands import Hands
from tests.support.browser import DESK, PHONE
from tests.support.servers import Server

pytestmark = pytest.mark.server
MISSING = "Écrivez votre prénom."
WRONG = "Écrivez un numéro à 6 chiffres. Pour un autre pays, commencez par +."


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_mistake_is_said_reached_and_corrected(site: Server, hands: Callable[..., Hands], width: int) -> None:
    me = hands(site / "/ateliers/", width=width)
    me.follow("Je découvre Internet")
    me.follow("Je m’inscris")
    me.choose("Je m’inscris ici")
    me.go_on()
    me.write("Votre nom de famille", "Exemple")
    me.go_on()
    said_and_reached(me, "Comment vous appelez-vous ?", MISSING, "Votre prénom")
    me.page.keyboard.type("Corail")
    me.reach("Votre nom de famille")
    assert typed_in(me) == "Exemple"
    me.go_on()
    me.choose("Par un appel")
    me.go_on()
    me.write("À quel numéro vous appeler ?", "73 11")
    me.go_on()
    said_and_reached(me, "À quel numéro vous appeler ?", WRONG, "À quel numéro vous appeler ?")
    assert typed_in(me) == "73 11"
    me.page.keyboard.press("End")
    me.page.keyboard.type(" 60")
    me.go_on()
    assert not me.page.title().startswith("Erreur")
    assert me.heading == "Dans quelle commune habitez-vous ?"


def said_and_reached(me: Hands, question: str, sentence: str, label: str) -> None:
    assert me.page.title().startswith(f"Erreur\u00a0: {question.replace(' ?', chr(0xA0) + '?')}")
    assert me.focus.words.startswith("Une chose à corriger")
    assert sentence in me.words_of(".err")
    me.reach(sentence)
    me.page.keyboard.press("Enter")
    assert label in me.focus.words


def typed_in(me: Hands) -> str:
    return str(me.page.locator(":focus").input_value())
