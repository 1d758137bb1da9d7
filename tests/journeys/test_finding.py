"""Finding a workshop by keyboard alone, without any script, on a telephone and at a desk: by its commune, then by its
theme; choices that nothing answers are said, and taken away again."""

from collections.abc import Callable

import pytest

from tests.journeys.hands import Hands
from tests.support.browser import DESK, PHONE
from tests.support.servers import Server

pytestmark = pytest.mark.server
WORKSHOP = "Je découvre Internet"


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_workshop_is_found_by_choosing(site: Server, hands: Callable[..., Hands], width: int) -> None:
    me = hands(site / "/", width=width)
    me.follow("Trouver un atelier")
    assert me.heading == "1 atelier à venir"
    me.follow("Se protéger")
    assert "Aucun atelier ne répond à tous ces choix." in me.words_of("main")
    me.follow("Enlever ces choix")
    me.follow("Naviguer")
    assert "Thème : Naviguer" in me.words_of("main")
    me.follow(WORKSHOP)
    assert me.heading == WORKSHOP
    me.reach("Je m’inscris")
