"""The three ways to join: a short form each, nothing typed is lost, and what happens next is said with its date."""

import re
from typing import Any

import pytest
from django.test import Client

from numerai.base.models import Programme
from numerai.programme.support.models import Offer
from numerai.programme.support.queries import open_offers
from numerai.programme.support.rules import Gift, Way

pytestmark = pytest.mark.usefixtures("clock", "programme")
ROOM = {
    "gifts": ["room", "seats"],
    "communes": ["98811", "98814"],
    "words": "Une salle le samedi.",
    "name": "Corail Exemple",
    "organisation": "Mairie Exemple",
    "phone": "75 12 34",
}


def path(way: str = "preter") -> str:
    return f"/nous-rejoindre/{way}/"


def html(response: Any) -> str:
    return str(response.content.decode())


def offer_id(client: Client) -> str:
    return re.findall(r'name="offer_id" value="([^"]+)"', html(client.get(path())))[0]


def test_a_room_is_offered(client: Client) -> None:
    done = client.post(path(), ROOM, follow=True)
    assert done.redirect_chain == [("/nous-rejoindre/merci/", 302)]
    (found,) = open_offers(Offer.objects.all())
    assert (found.way, found.gifts) == (Way.LEND, (Gift.ROOM, Gift.SEATS))
    assert set(found.communes) == {"Koné", "Lifou"}
    assert (found.proposal.name, found.proposal.phone) == ("Corail Exemple", "+687751234")
    assert "au plus tard le lundi\u00a030\u00a0novembre 2026" in html(done)
    assert not [typed for typed in ("Corail", "751234", "75.12.34", "samedi") if typed in html(done)]


@pytest.mark.parametrize(("slug", "way"), [("animer", Way.TEACH), ("financer", Way.FUND)])
def test_the_other_ways_ask_less(slug: str, way: Way, client: Client) -> None:
    page = html(client.get(path(slug)))
    assert 'name="gifts"' not in page
    assert ('name="communes"' in page) == (way == Way.TEACH)
    client.post(path(slug), {"words": "Je peux aider.", "name": "Banian", "email": "b@exemple.invalid"})
    assert Offer.objects.get().way == way


def test_all_that_was_typed_stays_beside_what_is_to_correct(client: Client) -> None:
    page = client.post(path(), {**ROOM, "phone": "bonjour"})
    said = html(page)
    assert said.partition("<title>")[2].startswith("Erreur\u00a0: ")
    assert "Écrivez un numéro à 6 chiffres." in said
    assert "pour notre réponse" not in said  # mistyped is not missing
    for kept in ("bonjour", "Corail Exemple", "Mairie Exemple", "Une salle le samedi."):
        assert kept in said
    assert len(re.findall(r"<input[^>]* checked", said)) == 4
    assert not Offer.objects.exists()


@pytest.mark.parametrize(
    ("without", "sentence"),
    [
        ("gifts", "Choisissez ce que vous pouvez prêter ou donner."),
        ("words", "Écrivez ce que vous proposez."),
        ("name", "Écrivez votre nom."),
        ("phone", "Écrivez un téléphone ou un e-mail, pour notre réponse."),
    ],
)
def test_what_is_missing_is_asked(without: str, sentence: str, client: Client) -> None:
    page = client.post(path(), {name: value for name, value in ROOM.items() if name != without})
    assert html(page).count(sentence) == 2  # in the summary, and at the field
    assert not Offer.objects.exists()


def test_communes_and_organisation_may_be_passed(client: Client) -> None:
    client.post(path(), {name: value for name, value in ROOM.items() if name not in ("communes", "organisation")})
    assert open_offers(Offer.objects.all())[0].communes == ()


def test_sending_twice_offers_once(client: Client) -> None:
    values = {**ROOM, "offer_id": offer_id(client)}
    for _ in range(2):
        assert client.post(path(), values).status_code == 302
    assert Offer.objects.count() == 1


def test_an_identifier_made_up_by_someone_is_not_used(client: Client) -> None:
    client.post(path(), {**ROOM, "offer_id": "019cb0c4-0000-7000-8000-000000000000"})
    assert str(Offer.objects.get().id) != "019cb0c4-0000-7000-8000-000000000000"


def test_too_many_keep_what_was_typed(client: Client) -> None:
    answers = [client.post(path(), ROOM) for _ in range(7)]
    assert [answer.status_code for answer in answers] == [302] * 6 + [429]
    assert "Attendez un quart d’heure" in html(answers[-1])
    assert "Une salle le samedi." in html(answers[-1])
    assert Offer.objects.count() == 6


def test_mistakes_are_not_counted(client: Client) -> None:
    for _ in range(10):
        assert client.post(path(), {**ROOM, "name": ""}).status_code == 200
    assert client.post(path(), ROOM).status_code == 302


def test_no_page_with_words_of_someone_is_kept(client: Client) -> None:
    for answer in (client.get(path()), client.post(path(), {**ROOM, "name": ""}), client.get("/nous-rejoindre/merci/")):
        assert "no-store" in answer["Cache-Control"]


def test_an_unknown_way_is_not_found(client: Client) -> None:
    assert client.get(path("vendre")).status_code == 404


def test_a_programme_without_facts_promises_no_day(client: Client, other_programme: Programme) -> None:
    elsewhere = Client(headers={"host": "ailleurs.example"})
    assert 'name="communes"' not in html(elsewhere.get(path()))
    done = elsewhere.post(path(), {**ROOM, "communes": []}, follow=True)
    assert "par téléphone ou par e-mail" in html(done)
    assert Offer.objects.get().programme == other_programme


def test_the_programme_says_its_award_its_carriers_and_its_promises(client: Client, programme: Programme) -> None:
    page = html(client.get("/programme/"))
    facts = programme.facts
    for words in (
        facts["about"]["award"],
        *facts["about"]["publics"],
        *facts["about"]["aims"],
        *facts["about"]["steps"],
    ):
        assert words in page
    for partner in facts["partners"]:
        assert f"<b>{partner['name']}</b>" in page
    for target in facts["targets"]:
        assert target["words"][1:] in page
        assert target["source"] in page
    assert "février 2026" in page
    assert "mai 2027" in page


def test_how_we_count_tells_three_units_apart(client: Client) -> None:
    page = html(client.get("/comment-nous-comptons/"))
    for said in ("Les ateliers", "Les présences", "Les personnes", "Inconnu n’est pas zéro", "plus de 110"):
        assert said in page
