"""« Je préfère laisser mon numéro »: one number is enough, and one call is to be made."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client

from numerai.base.models import Programme
from numerai.programme.people.models import Consent
from numerai.programme.people.queries import all_people
from numerai.programme.workshops.models import Enrolment, Session, Task
from tests.screens.participant.walking import Walk, html, text, title

PATH = "/etre-contacte/"


def request_id(client: Client, path: str = PATH) -> str:
    return re.findall(r'name="request_id" value="([^"]+)"', html(client.get(path)))[0]


def test_one_number_opens_one_call(client: Client, programme: Programme) -> None:
    response = client.post(PATH, {"phone": "75-12-34", "request_id": request_id(client)})
    assert response["Location"] == PATH + "merci/"
    task = Task.objects.get()
    assert (task.kind, task.session_id) == ("call_back", None)
    identity = all_people(programme)[0].identity
    assert (identity.phone, identity.contact_way, identity.no_call) == ("+687751234", "call", False)
    assert not Consent.objects.exists()
    assert not Enrolment.objects.exists()


def test_the_first_choice_leads_there_with_its_workshop(walk: Walk, session: Session) -> None:
    response = walk.answer("comment", who="contact")
    assert response["Location"] == f"{PATH}?atelier={session.slug}"
    page = walk.client.get(response["Location"])
    assert "mardi 8 décembre, Koné" in text(page)
    walk.client.post(response["Location"], {"phone": "751234", "given_name": "Corail"})
    assert Task.objects.get().session_id == session.id


def test_a_change_of_mind_finds_the_journey_again(walk: Walk) -> None:
    walk.until("commune")
    walk.answer("comment", who="contact")
    walk.answer("comment", who="self")
    assert 'value="Corail"' in html(walk.see("nom"))


def test_sending_twice_opens_one_call(client: Client) -> None:
    values = {"phone": "751234", "request_id": request_id(client)}
    for _ in range(2):
        assert client.post(PATH, values).status_code == 302
    assert Task.objects.count() == 1


def test_an_identifier_made_up_by_someone_is_not_used(client: Client) -> None:
    client.post(PATH, {"phone": "751234", "request_id": "019cb0c4-0000-7000-8000-000000000000"})
    assert str(Task.objects.get().participant_id) != "019cb0c4-0000-7000-8000-000000000000"


def test_who_cannot_hear_asks_for_an_sms(client: Client, programme: Programme) -> None:
    client.post(PATH, {"phone": "751234", "no_call": "on"})
    identity = all_people(programme)[0].identity
    assert (identity.contact_way, identity.no_call) == ("sms", True)


@pytest.mark.parametrize("typed", ["", "75 12", "bonjour"])
def test_a_number_that_cannot_be_one_stays_in_its_box(typed: str, client: Client) -> None:
    page = client.post(PATH, {"phone": typed, "given_name": "Corail"})
    assert title(page).startswith("Erreur : À quel numéro vous joindre ?")
    assert 'value="Corail"' in html(page)
    assert not Task.objects.exists()


def test_an_unknown_workshop_is_simply_not_named(client: Client) -> None:
    assert client.get(PATH, {"atelier": "inconnu"}).status_code == 200


def test_the_number_is_said_again_and_can_be_corrected(client: Client, session: Session, programme: Programme) -> None:
    about = f"{PATH}?atelier={session.slug}"
    thanks = client.post(about, {"phone": "75 12 34", "given_name": "Corail"}, follow=True)
    assert "Nous vous appelons au 75.12.34 ." in text(thanks)
    assert "Je protège mon téléphone, mardi 8 décembre, Koné." in text(thanks)
    again = re.findall(r'href="([^"]+corriger[^"]+)"', html(thanks))[0].replace("&amp;", "&")
    assert 'value="75.12.34"' in html(client.get(again))
    thanks = client.post(again, {"phone": "75 12 35", "no_call": "on"}, follow=True)
    assert "Nous vous écrivons un SMS au 75.12.35 ." in text(thanks)
    assert Task.objects.get().session_id == session.id
    identity = all_people(programme)[0].identity
    assert (identity.phone, identity.contact_way, identity.given_name) == ("+687751235", "sms", "Corail")


def test_the_number_is_said_to_nobody_else(client: Client, monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    client.post(PATH, {"phone": "75 12 34"})
    for path in (PATH, f"{PATH}merci/", f"{PATH}?corriger=1"):
        assert "75.12.34" not in html(Client().get(path))
    assert "75.12.34" not in html(client.get(PATH))  # the next person on a shared telephone
    monkeypatch.setattr("django.utils.timezone.now", lambda: now + timedelta(minutes=16))
    for path in (f"{PATH}merci/", f"{PATH}?corriger=1"):
        assert "75.12.34" not in html(client.get(path))
