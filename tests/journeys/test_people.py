"""Files of people by keyboard alone, without any script, on a telephone and at a desk: two files become one and two
again; someone is given their data; a file is erased in front of the person."""

import json
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from tests.journeys.hands import Hands
from tests.support.browser import DESK, PHONE
from tests.support.servers import Server

pytestmark = pytest.mark.server
PASSWORD = "corail banian notou kaori"
Arrive = Callable[..., Hands]


@pytest.fixture
def team(site: Server, hands: Arrive) -> Callable[[int, str], Hands]:
    """A coordinator of their own for each journey, at the list of people, and two files of that family name."""

    def enter(width: int, family: str) -> Hands:
        site.python("-m", "tests.journeys.scenes", "twice", family)
        told = site.command("invite", f"Notou {family}", "--role", "coordinator", "--format", "json").stdout
        link = urlsplit(json.loads(told)["link"]).path
        person = hands(site / link, width=width)
        person.follow("Entrer")
        person.write("Nouveau mot de passe", PASSWORD)
        person.write("Le même, encore une fois", PASSWORD)
        person.follow("Garder ce mot de passe")
        person.follow("Plus tard : ma journée")
        person.follow("Personnes")
        return person

    return enter


@pytest.mark.parametrize(("width", "family"), [(PHONE, "Petit"), (DESK, "Grand")])
def test_two_files_become_one_and_two_again(team: Callable[[int, str], Hands], width: int, family: str) -> None:
    me = team(width, family)
    me.follow("doublon")
    assert me.heading == "Est-ce la même personne ?"
    assert f"Koraille {family}" in me.words_of("main")
    me.follow("C’est la même personne")
    assert "Les deux dossiers sont réunis." in me.words_of("[role=status]")
    me.follow("Annuler : ce sont deux personnes")
    assert "Les dossiers sont de nouveau séparés." in me.words_of("[role=status]")
    me.follow("C’est la même personne")
    me.follow(f"Corail {family}")
    assert me.heading == f"Corail {family}"
    me.follow("Séparer : ce sont deux personnes")
    assert "Les dossiers sont de nouveau séparés." in me.words_of("[role=status]")
    me.follow("Ce sont deux personnes")
    assert "Rien à trancher." in me.words_of("main")


@pytest.mark.parametrize(("width", "family"), [(PHONE, "Étroit"), (DESK, "Large")])
def test_someone_reads_their_data_then_is_erased_in_front_of_them(
    team: Callable[[int, str], Hands], width: int, family: str
) -> None:
    me = team(width, family)
    find(me, f"koraye {family}")
    me.follow("Koraille")
    me.follow("Donner à cette personne ses données")
    me.follow("Ouvrir la page à lire ou à imprimer")
    assert me.heading == f"Ce que nous savons de Koraille {family}"
    assert "75.12.34" in me.words_of("main")
    me.follow("Le dossier")
    assert "Ses données lui ont été données" in me.words_of(".history")
    me.follow("Effacer ce dossier")
    assert me.heading == f"Effacer le dossier de Koraille {family} ?"
    me.follow("Ne rien effacer")
    assert me.heading == f"Koraille {family}"
    me.follow("Effacer ce dossier")
    me.follow("Effacer ce dossier pour toujours")
    assert "Le dossier est effacé." in me.words_of("[role=status]")
    find(me, "Koraille")
    assert f"Koraille {family}" not in me.words_of("main")


def find(me: Hands, asked: str) -> None:
    me.write("Nom ou téléphone", asked)
    me.follow("Chercher")
