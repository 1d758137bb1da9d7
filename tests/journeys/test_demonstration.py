"""The demonstration says what it is on every page, and leaves nothing behind in the real programme."""

from collections.abc import Callable

import pytest

from tests.journeys.hands import Hands
from tests.support.servers import Server

pytestmark = pytest.mark.server
BANNER = "Démonstration : inscriptions inventées Commencer pour de vrai"
REAL = ("/", "/ateliers/", "/ateliers/?quand=passes", "/communes/", "/comment-nous-comptons/")


def test_its_banner_leads_to_a_real_programme_that_is_empty(
    numerai_server: Callable[..., Server], hands: Callable[..., Hands]
) -> None:
    server = numerai_server(demo=True)
    visitor = hands(server / "/")
    assert visitor.page.locator(".demo").count() == 0
    visitor.follow("Voir la démonstration")
    workshop, shown = visit(visitor, server)
    visitor.follow("Commencer pour de vrai")
    assert visitor.page.url == server / "/"
    assert "Aucune date pour l’instant." in visitor.words_of("main")
    for path in REAL:
        visitor.page.goto(server / path)
        assert visitor.page.locator(".demo").count() == 0
        assert visitor.page.locator(".board").count() == 0
        assert [title for title in shown if title in visitor.page.content()] == []
    visitor.page.goto(workshop.replace("/demonstration/", "/"))
    assert visitor.heading == "Cette page n’existe pas"


def visit(visitor: Hands, server: Server) -> tuple[str, list[str]]:
    """From page to page inside the demonstration: the address of one workshop, the titles of all that are listed."""
    marked(visitor, server)
    visitor.follow("Voir tous les ateliers")
    marked(visitor, server)
    shown = visitor.page.locator(".board .what b").all_inner_texts()
    assert len(shown) > 5
    visitor.follow(shown[0])
    marked(visitor, server)
    workshop = visitor.page.url
    visitor.follow("Je m’inscris")
    marked(visitor, server)
    visitor.go_on()
    assert visitor.page.title().startswith("Erreur")
    for link in ("Communes", "Koné", "Contact", "Données personnelles", "Réglages d’affichage", "Espace équipe"):
        marked(visitor, server)
        visitor.follow(link)
    marked(visitor, server)
    return workshop, shown


def marked(visitor: Hands, server: Server) -> None:
    assert visitor.page.url.startswith(server / "/demonstration/")
    assert visitor.words_of(".demo") == BANNER
