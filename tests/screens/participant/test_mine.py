"""« Mon inscription »: the code alone shows the workshop and the place, and replaces answers without showing them."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client

from numerai.base.ids import check_digit
from numerai.base.models import Attempt, Programme
from numerai.programme.people.queries import all_people
from numerai.programme.workshops.actions.erasure import erase_person
from numerai.programme.workshops.models import Enrolment, Session
from numerai.programme.workshops.rules import NeedKind
from numerai.screens.participant import limits
from tests.screens.participant.reading import needs_of
from tests.screens.participant.walking import LIFOU, SELF, Walk, html, planned, text, title, where

MINE = "/mon-inscription/"
PERSONAL = ("Corail", "Exemple", "75.12.34", "75 12 34", "751234", "Une chaise", "sans marche", "SMS", "60")
UNKNOWN = "10000000" + check_digit("10000000")


@pytest.fixture
def code(walk: Walk) -> str:
    return walk.enrol()


@pytest.fixture
def phone(code: str) -> Client:
    """Another telephone, where the code was typed."""
    client = Client()
    assert client.post(MINE, {"code": code})["Location"] == MINE
    return client


def test_the_code_shows_the_workshop_and_the_place(phone: Client, code: str) -> None:
    page = text(phone.get(MINE))
    for said in ("Nous gardons votre place", "Je protège mon téléphone", "mardi 8 décembre 2026", "Koné", "Numéro 1"):
        assert said in page
    assert code.replace("\u00a0", " ") in page


@pytest.mark.parametrize("path", ["", "billet/", "besoins/", "joindre/", "joindre/sms/", "joindre/trusted/"])
def test_the_code_never_shows_a_name_a_need_or_a_number(path: str, phone: Client) -> None:
    """Whoever finds a ticket learns where a workshop is, and nothing about anyone."""
    page = phone.get(MINE + path)
    assert page.status_code == 200
    values = re.findall(r'<(?:input|textarea)[^>]*(?:value="[^"]*"[^>]*checked|type="text" value="[^"]+")', html(page))
    assert values == []
    body = html(page).partition("</head>")[2]
    shown = [word for word in ("Corail", "Exemple", "75.12.34", "751234", "Une chaise") if word in body]
    assert shown == []


@pytest.mark.parametrize("path", ["billet/", "besoins/", "joindre/", "joindre/sms/", "je-ne-viens-plus/", "je-viens/"])
def test_without_the_code_nothing_opens(path: str, code: str) -> None:
    stranger = Client()
    assert stranger.get(MINE + path)["Location"] == MINE
    assert stranger.post(MINE + path)["Location"] == MINE
    assert "Quel est votre code ?" in text(stranger.get(MINE))
    assert Enrolment.objects.get().status == "enrolled"


@pytest.mark.parametrize("spoilt", ["", "x", "signed:wrong"])
def test_a_cookie_that_was_not_signed_here_opens_nothing(spoilt: str, code: str) -> None:
    client = Client()
    client.cookies["billet"] = spoilt or Enrolment.objects.get().id.hex
    assert "Quel est votre code ?" in text(client.get(MINE))


def test_the_cookie_holds_no_code_and_stays_on_its_pages(phone: Client, code: str) -> None:
    cookie = phone.cookies["billet"]
    assert code.replace("\u00a0", "") not in cookie.value
    assert (cookie["path"], cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (MINE, True, "Lax", 43_200)


def test_half_a_day_later_the_code_is_asked_again(phone: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    later = time.time() + 12 * 3600 + 1
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert "Quel est votre code ?" in text(phone.get(MINE))


def test_closing_leaves_nothing_on_a_shared_telephone(phone: Client) -> None:
    assert phone.get(MINE + "fermer/")["Location"] == MINE  # not closed yet: never said
    said = phone.post(MINE + "fermer/", follow=True)
    assert "C’est fermé Ce téléphone ne montre plus votre inscription." in text(said)
    assert "Quel est votre code ?" in text(phone.get(MINE))


def test_closing_after_enrolling_leaves_nothing_either(walk: Walk) -> None:
    walk.enrol()
    said = walk.client.post(walk.url("fermer"), follow=True)
    assert "Ce téléphone ne montre plus votre inscription." in text(said)
    assert where(walk.see("confirmation")) == "comment"
    assert "Quel est votre code ?" in text(walk.client.get(MINE))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Écrivez les 9 chiffres de votre code."),
        ("482 137", "Écrivez les 9 chiffres de votre code."),
        ("482 137 909", "Vérifiez votre code : un chiffre n’est pas le bon."),
        (UNKNOWN, "Vérifiez chaque chiffre : nous ne trouvons pas ce code."),
    ],
)
def test_a_wrong_code_is_said_gently_and_kept(typed: str, said: str, client: Client) -> None:
    page = client.post(MINE, {"code": typed})
    assert text(page).count(said) == 2  # in the summary, and at the box
    assert title(page) == "Erreur : Quel est votre code ? – Mon inscription – Numé-Raï"
    assert f'value="{typed}"' in html(page) or not typed


def test_a_mistyped_code_costs_no_try(client: Client) -> None:
    for _ in range(limits.CODE.by_visitor + 5):
        assert client.post(MINE, {"code": "482137909"}).status_code == 200
    assert not Attempt.objects.exists()


def test_guessing_stops(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    client.get(MINE)
    answers = [client.post(MINE, {"code": UNKNOWN}).status_code for _ in range(limits.CODE.by_visitor + 1)]
    assert answers == [200] * limits.CODE.by_visitor + [429]
    # Negative control: without the limit, the same tries go on.
    monkeypatch.setattr(limits, "allowed", lambda *_: True)
    assert client.post(MINE, {"code": UNKNOWN}).status_code == 200


def test_guessing_from_many_places_stops_too(code: str) -> None:
    answers = {
        Client(REMOTE_ADDR=f"203.0.{n}.1", headers={"user-agent": f"{n}"}).post(MINE, {"code": UNKNOWN}).status_code
        for n in range(limits.CODE.in_all + 1)
    }
    assert answers == {200, 429}


def test_right_codes_are_never_counted(code: str) -> None:
    client = Client()
    for _ in range(limits.CODE.by_visitor * 3):
        assert client.post(MINE, {"code": code}).status_code == 302


def test_leaving_and_coming_back(phone: Client, code: str) -> None:
    phone.post(MINE + "je-ne-viens-plus/")
    page = text(phone.get(MINE))
    assert "vous ne venez plus" in page
    assert "Il reste de la place" in page
    phone.post(MINE + "je-viens/")
    assert "Voici votre nouveau code" in text(phone.get(MINE))
    assert sorted(Enrolment.objects.values_list("status", flat=True)) == ["cancelled", "enrolled"]
    # The former code, on a ticket already printed, leads to the new place.
    other = Client()
    other.post(MINE, {"code": code})
    assert "Nous gardons votre place" in text(other.get(MINE))


def test_coming_back_twice_takes_one_place(phone: Client) -> None:
    phone.post(MINE + "je-ne-viens-plus/")
    before = phone.cookies["billet"].value
    phone.post(MINE + "je-viens/")
    phone.cookies["billet"] = before
    phone.post(MINE + "je-viens/")
    assert Enrolment.objects.filter(status="enrolled").count() == 1


def test_coming_back_to_a_full_workshop_says_the_rank_first(session: Session, phone: Client) -> None:
    for _ in range(2):
        Walk(session).enrol()
    assert "Quelqu’un attend" in text(phone.get(MINE))
    phone.post(MINE + "je-ne-viens-plus/")
    assert "Vous serez numéro 1 sur la liste d’attente" in text(phone.get(MINE))
    phone.post(MINE + "je-viens/")
    assert "Vous êtes numéro 1 sur la liste d’attente" in text(phone.get(MINE))


def test_new_needs_replace_the_former_ones(phone: Client) -> None:
    assert phone.post(MINE + "besoins/", {"needs": ["braille"], "words": ""}).status_code == 302
    assert needs_of(Enrolment.objects.get()) == {(NeedKind.BRAILLE, "")}


def test_needs_are_never_emptied_by_mistake(phone: Client) -> None:
    page = phone.post(MINE + "besoins/")
    assert title(page).startswith("Erreur : ")
    assert len(needs_of(Enrolment.objects.get())) == 2
    assert title(phone.post(MINE + "besoins/", {"needs": ["nothing", "braille"]})).startswith("Erreur : ")
    phone.post(MINE + "besoins/", {"needs": ["nothing"]})
    assert needs_of(Enrolment.objects.get()) == set()


def test_another_way_to_be_reached_replaces_the_former_one(phone: Client, programme: Programme) -> None:
    assert phone.post(MINE + "joindre/", {"way": "trusted"})["Location"] == MINE + "joindre/trusted/"
    phone.post(MINE + "joindre/trusted/", {"trusted_name": "Banian", "trusted_phone": "75 12 35"})
    identity = all_people(programme)[0].identity
    assert (identity.contact_way, identity.trusted_phone, identity.phone) == ("trusted", "+687751235", None)
    phone.post(MINE + "joindre/", {"way": "none"})
    identity = all_people(programme)[0].identity
    assert (identity.contact_way, identity.trusted_name, identity.given_name) == (None, "", "Corail")


def test_the_ticket_carries_the_code_as_digits_and_as_a_drawing(phone: Client, code: str) -> None:
    page = html(phone.get(MINE + "billet/"))
    assert code in page
    assert '<div class="qr" aria-hidden="true"><svg' in page
    assert "style=" not in page.partition("</head>")[2]


def test_the_ticket_says_where_to_change_it(phone: Client) -> None:
    assert "Pour changer ou annuler : http://testserver/mon-inscription/ , puis ce code." in text(
        phone.get(MINE + "billet/")
    )


def test_once_the_workshop_is_past_nothing_changes_any_more(
    phone: Client, session: Session, monkeypatch: pytest.MonkeyPatch, now: datetime
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: now.replace(year=2027))
    page = phone.get(MINE)
    assert "Cet atelier est passé" in text(page)
    assert "Je ne viens plus" not in text(page)
    phone.post(MINE + "je-ne-viens-plus/")
    assert Enrolment.objects.get().status == "enrolled"


def test_a_code_closes_a_month_after_its_workshop(
    code: str, session: Session, monkeypatch: pytest.MonkeyPatch, now: datetime
) -> None:
    for days, said in ((45, "Cet atelier est passé"), (47, "nous ne trouvons pas ce code")):
        monkeypatch.setattr("django.utils.timezone.now", lambda days=days: now + timedelta(days=days))
        assert said in text(Client().post(MINE, {"code": code}, follow=True))


def test_the_code_of_someone_erased_opens_nothing(
    phone: Client, code: str, programme: Programme, now: datetime
) -> None:
    erase_person(programme, actor="test", now=now, participant_id=Enrolment.objects.get().participant_id)
    assert "Quel est votre code ?" in text(phone.get(MINE))
    assert "nous ne trouvons pas ce code" in text(Client().post(MINE, {"code": code}))


def test_the_code_of_another_programme_opens_nothing(code: str, other_programme: Programme, clock: datetime) -> None:
    elsewhere = Client(SERVER_NAME="ailleurs.example")
    assert "nous ne trouvons pas ce code" in text(elsewhere.post(MINE, {"code": code}))
    enrolled = Client()
    enrolled.post(MINE, {"code": code})
    elsewhere.cookies = enrolled.cookies
    assert "Quel est votre code ?" in text(elsewhere.get(MINE))


def test_the_workshop_of_another_programme_does_not_exist_here(other_programme: Programme, clock: datetime) -> None:
    walk = Walk(planned(other_programme, clock, commune_id=LIFOU))
    assert walk.see().status_code == 404
    assert walk.answer("comment", **SELF["comment"]).status_code == 404
    at_home = Walk(walk.session, Client(SERVER_NAME="ailleurs.example"))
    at_home.enrol({**SELF, "commune": {"commune_typed": "Ailleurs"}, "brousse": {}})
    assert Enrolment.objects.get().programme_id == other_programme.id
