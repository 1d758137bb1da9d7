"""By keyboard alone, without any script, on a telephone and at a desk: a trainer's day from the sheet to the presences;
a refused row corrected in place; a list exported and imported again, unchanged."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.journeys.hands import Hands
from tests.support.browser import DESK, PHONE
from tests.support.servers import Server, Servers

pytestmark = pytest.mark.server
PASSWORD = "corail banian notou kaori"
BOTH = pytest.mark.parametrize(("width", "name"), [(PHONE, "Corail Petit"), (DESK, "Corail Grand")])
Enter = Callable[..., Hands]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Shared: each journey has a colleague and a workshop of its own."""
    with Servers(tmp_path_factory.mktemp("office")) as servers:
        yield servers.start()


@pytest.fixture
def enter(office: Server, hands: Callable[..., Hands]) -> Enter:
    def sign_in(name: str, role: str, width: int) -> Hands:
        told = office.command("invite", name, "--role", role, "--format", "json").stdout
        me = hands(office / re.sub(r"^http://[^/]+", "", json.loads(told)["link"]), width=width)
        me.follow("Entrer")
        me.write("Nouveau mot de passe", PASSWORD)
        me.write("Le même, encore une fois", PASSWORD)
        me.follow("Garder ce mot de passe")
        me.follow("Plus tard : ma journée")
        return me

    return sign_in


def ready_for(office: Server, name: str) -> None:
    """A workshop of today; whoever animates it is known already."""
    office.python("-m", "tests.journeys.scenes", "today", name)


def come_back(me: Hands, name: str) -> None:
    """Another day: the name of the account and the password, instead of the first link."""
    me.follow("Se déconnecter")
    me.follow("Espace équipe")
    assert me.heading == "Se connecter"
    me.write("Nom de connexion", name)
    me.write("Mot de passe", PASSWORD)
    me.follow("Se connecter")
    assert me.heading == "Ma journée"


@BOTH
def test_the_day_of_a_trainer(office: Server, enter: Enter, width: int, name: str) -> None:
    me = enter(f"{name} anime", "trainer", width)
    assert "Vous n’animez pas de séance à venir" in me.words_of("main")
    come_back(me, f"{name} anime".lower().replace(" ", "."))
    ready_for(office, f"{name} anime")
    me.follow("Ma journée")
    assert "De gros caractères" in me.words_of("main")
    assert "Pas celui de" not in me.words_of("main")
    me.follow(f"Atelier de {name} anime")
    sheet = me.take("Feuille de présence")
    assert sheet.read_bytes().startswith(b"%PDF")
    me.follow("Noter les présences")
    me.choose("Présent", group="Kaori")
    me.choose("Absent", group="Santal")
    me.follow("Garder les présences")
    assert "2 présences changées" in me.words_of("[role=status]")
    me.follow("La séance")
    me.follow("Séances")
    assert "Pas celui de" not in me.words_of("main")


@BOTH
def test_a_refused_row_is_corrected_in_place(enter: Enter, tmp_path: Path, width: int, name: str) -> None:
    me = enter(f"{name} importe", "coordinator", width)
    day = 10 + width % 7
    file = tmp_path / "seances.csv"
    file.write_text(
        f"Date;Commune;Thème;Lieu;Présents\n{day}/02/2026;Koné;cyber;Mairie;9\n{day}/13/2026;Lifou;cyber;Wé;8\n",
        encoding="utf-8",
    )
    preview(me, "Des séances", file)
    assert "1 ligne ne peut pas être lue." in me.words_of("main")
    me.follow("Corriger cette ligne : 3")
    assert me.page.title().startswith("Erreur")
    assert me.focus.words.startswith("Une chose à corriger")
    retype(me, "ce mois n’existe pas", "Date", f"{day}/03/2026")
    me.follow("Vérifier encore")
    assert "La ligne 3 est corrigée." in me.focus.words
    me.follow("Importer les 2 lignes acceptées")
    assert "2 lignes acceptées, 0 à vérifier, 0 refusée." in me.words_of("[role=status]")
    me.follow("Voir les séances tenues")
    assert "Lifou" in me.words_of("main")


def test_a_refused_row_is_corrected_later(enter: Enter, tmp_path: Path) -> None:
    me = enter("Corail corrige", "coordinator", PHONE)
    file = tmp_path / "seances.csv"
    file.write_text("Date;Commune;Thème;Présents\n22/04/2026;Poindimier;cyber;8\n", encoding="utf-8")
    preview(me, "Des séances", file)
    me.follow("Garder ces lignes, à corriger plus tard")
    me.follow("Ma journée")
    me.follow("à corriger")
    me.follow("Corriger la ligne 2")
    retype(me, "Est-ce « Poindimié »", "Commune", "Poindimié")
    me.follow("Vérifier encore")
    assert me.focus.words.startswith("Cette ligne peut être importée.")
    me.follow("Importer cette ligne")
    assert "La ligne 2 est importée." in me.words_of("[role=status]")
    assert "Aucune ligne à corriger." in me.words_of("main")


@BOTH
def test_a_list_sent_back_changes_nothing(office: Server, enter: Enter, width: int, name: str) -> None:
    me = enter(f"{name} exporte", "coordinator", width)
    ready_for(office, f"{name} exporte")
    me.follow("Séances")
    again(me, "Des séances", me.take("Exporter en CSV"))
    me.follow("Séances")
    me.follow(f"Atelier de {name} exporte")
    again(me, "Des feuilles de présence", me.take("Présences en XLSX"))


def retype(me: Hands, reason: str, label: str, text: str) -> None:
    """The reason leads to the cell."""
    me.reach(reason)
    me.page.keyboard.press("Enter")
    assert me.focus.words == label
    me.page.keyboard.press("Control+A")
    me.page.keyboard.type(text)


def preview(me: Hands, kind: str, file: Path) -> None:
    me.follow("Importer")
    me.choose(kind, group="Que contient ce fichier")
    me.pick("Fichier", file)
    me.follow("Voir l’aperçu")
    assert me.heading == "Aperçu"


def again(me: Hands, kind: str, file: Path) -> None:
    preview(me, kind, file)
    assert "Ce fichier n’apporte rien de nouveau." in me.words_of("main")
    me.reach("accepté")
    with me.page.expect_navigation():
        me.page.keyboard.press("Enter")
    assert "rien n’a changé" in me.words_of("[role=status]")
