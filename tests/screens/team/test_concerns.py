"""The register of referents: what is owed, the words behind a button, and nothing for whoever is named."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from numerai.base.ids import say_code, uuid7
from numerai.base.journal.models import Event
from numerai.base.models import Programme
from numerai.programme.concerns import actions, queries
from numerai.programme.concerns.models import Concern, ConcernNamed
from numerai.programme.concerns.rules import Status
from numerai.programme.people.models import Account
from numerai.programme.people.rules import Role
from tests.screens.team.reading import get, post, title, words
from tests.screens.team.stage import Furnisher, staff
from tests.screens.test_permission_matrix import ALL, url_of

PAGES = [address for address in ALL if "concern_id" in address.arguments]


@pytest.fixture
def notou(programme: Programme) -> Account:
    """Trains, and is a referent too."""
    account = staff(programme, Role.REFERENT, "notou")
    account.display_name = "Notou Exemple"
    account.save()
    account.memberships.create(programme=programme, role=Role.TRAINER)
    return account


@pytest.fixture
def petrel(programme: Programme) -> Account:
    account = staff(programme, Role.REFERENT, "petrel")
    account.display_name = "Pétrel Modèle"
    account.save()
    return account


def signed(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def named_concern(furnisher: Furnisher) -> Concern:
    return Concern.objects.get(id=furnisher.concern(who="notou, la formatrice"))


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_whoever_is_named_finds_nothing(method: str, furnisher: Furnisher, notou: Account, petrel: Account) -> None:
    concern = named_concern(furnisher)
    for address in PAGES:
        answer = signed(notou).generic(method, url_of(address, {"concern_id": concern.id}))
        assert answer.status_code in ((404, 405) if method == "GET" else (404,)), address.name
    for name in ("team:concerns", "team:day"):
        assert say_code(concern.code) not in get(signed(notou), name).content.decode()
        assert say_code(concern.code) in get(signed(petrel), name).content.decode()


def test_the_same_referent_opens_it_when_it_does_not_name_them(furnisher: Furnisher, notou: Account) -> None:
    """Negative control of the test above."""
    concern = named_concern(furnisher)
    ConcernNamed.objects.filter(concern=concern).delete()
    assert get(signed(notou), "team:concern", concern.id).status_code == 200


def test_words_are_behind_a_button_that_leaves_a_line(furnisher: Furnisher, petrel: Account) -> None:
    concern = named_concern(furnisher)
    page = get(signed(petrel), "team:concern", concern.id)
    assert "Mots de Exemple" not in words(page)
    opened = post(signed(petrel), "team:concern", concern.id)
    assert "Mots de Exemple" in words(opened)
    assert "Mots" not in title(opened)
    assert Event.objects.get(kind="concern.read").actor == f"account:{petrel.id}"


def test_acknowledge_answer_and_a_decision_by_someone_else(
    furnisher: Furnisher, programme: Programme, petrel: Account, now: datetime
) -> None:
    other = staff(programme, Role.REFERENT, "kaori")
    concern = named_concern(furnisher)
    post(signed(petrel), "team:concern_acknowledge", concern.id)
    post(signed(petrel), "team:concern_answer", concern.id, text="Nous regrettons.")
    actions.appeal(programme, actor="public", now=now, concern_id=concern.id, text="Non.")
    page = words(get(signed(petrel), "team:concern", concern.id))
    assert "Une autre personne référente décide" in page
    post(signed(petrel), "team:concern_decide", concern.id, text="Je décide.")
    concern.refresh_from_db()
    assert concern.status == Status.APPEALED
    post(signed(other), "team:concern_decide", concern.id, text="Vous avez raison.")
    concern.refresh_from_db()
    assert (concern.status, queries.said(concern).decision) == (Status.CLOSED, "Vous avez raison.")


def test_lateness_is_said_and_nearest_deadline_comes_first(
    programme: Programme, clock: datetime, petrel: Account
) -> None:
    Furnisher(programme, clock, "Exemple").concern()
    Furnisher(programme, clock - timedelta(days=12), "Exemple").concern()
    lines = get(signed(petrel), "team:concerns").context["owed"]
    assert [line.late for line in lines] == ["5 jours de retard", ""]


def test_naming_oneself_closes_the_door(furnisher: Furnisher, petrel: Account) -> None:
    concern = Concern.objects.get(id=furnisher.concern())
    answer = post(signed(petrel), "team:concern_name", concern.id, accounts=[str(petrel.id)], session="none")
    assert answer.redirect_chain[-1][0] == reverse("team:concerns")
    assert get(signed(petrel), "team:concern", concern.id).status_code == 404


def paper(**more: Any) -> dict[str, Any]:
    day = {"received_on_day": "20", "received_on_month": "11", "received_on_year": "2026"}
    said = {"said_by": "paper", "kind": "complaint", "about": "person", "words": "Il crie.", "answer_way": "number"}
    said["for_whom"] = "helper"
    return {**day, **said, **more}


def test_a_sheet_of_paper_counts_from_its_own_day(petrel: Account, notou: Account, clock: datetime) -> None:
    answer = signed(petrel).post(reverse("team:concern_new"), paper(accounts=[str(notou.id)]), follow=True)
    concern = Concern.objects.get()
    assert say_code(concern.code) in answer.content.decode()
    assert (concern.said_by, concern.received_on.day, concern.answer_by.day) == ("paper", 20, 20)
    assert queries.named_accounts(concern.id) == {notou.id}


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ({"received_on_day": "25"}, "received_on"),
        ({"answer_way": "call"}, "phone"),
        ({"answer_way": "email"}, "email"),
        ({"words": ""}, "words"),
    ],
)
def test_a_sheet_with_a_mistake(petrel: Account, clock: datetime, more: dict[str, str], wrong: str) -> None:
    answer = signed(petrel).post(reverse("team:concern_new"), paper(**more))
    assert list(answer.context["form"].errors) == [wrong]
    assert not Concern.objects.exists()


def test_the_account_page_leads_referents_there(petrel: Account, signed_in: Callable[[Role], Client]) -> None:
    link = reverse("team:concerns")
    assert link in get(signed(petrel), "mfa_index").content.decode()
    assert link not in get(signed_in(Role.TRAINER), "mfa_index").content.decode()


def test_naming_the_others_to_stay_alone_is_refused_and_history_says_whom(
    furnisher: Furnisher, petrel: Account, notou: Account
) -> None:
    concern = Concern.objects.get(id=furnisher.concern(words="Il crie"))
    page = post(signed(petrel), "team:concern_name", concern.id, accounts=[str(notou.id)], session="none")
    assert "Il ne resterait que vous" in words(page)
    assert queries.noted_accounts(concern.id) == set()
    staff(furnisher.programme, Role.REFERENT, "kaori")
    page = post(signed(petrel), "team:concern_name", concern.id, accounts=[str(notou.id)], session="none")
    assert "Noté comme visé : Notou Exemple." in words(page)
    assert "Notou Exemple : noté par Pétrel Modèle" in words(page)
    page = post(signed(petrel), "team:concern_name", concern.id, session="none")
    assert "N’est plus noté : Notou Exemple." in words(page)


def test_who_left_stays_named_when_someone_else_corrects(furnisher: Furnisher, notou: Account, petrel: Account) -> None:
    concern = named_concern(furnisher)
    roles = list(notou.memberships.values_list("role", flat=True))
    notou.memberships.all().delete()
    form = get(signed(petrel), "team:concern_name", concern.id).context["form"]
    post(signed(petrel), "team:concern_name", concern.id, accounts=form["accounts"].value(), session="none")
    for role in roles:
        notou.memberships.create(programme=furnisher.programme, role=role)
    assert get(signed(notou), "team:concern", concern.id).status_code == 404


def test_whoever_a_sheet_names_is_never_told_its_number(petrel: Account, notou: Account, clock: datetime) -> None:
    client, identifier = signed(notou), str(uuid7())
    answers = [
        client.post(reverse("team:concern_new"), paper(who="Notou", concern_id=identifier)),
        client.post(reverse("team:concern_new"), paper(who="Notou", concern_id=identifier)),
        client.get(reverse("team:concerns")),
    ]
    concern = Concern.objects.get()
    for answer in answers:
        told = answer.content.decode() + str(answer.cookies)
        assert say_code(concern.code) not in told
        assert concern.code not in told
    assert "a déjà servi" in words(answers[1])


def test_the_number_is_on_the_page_never_in_a_cookie(petrel: Account, clock: datetime) -> None:
    client = signed(petrel)
    sent = client.post(reverse("team:concern_new"), paper())
    code, page = say_code(Concern.objects.get().code), client.get(sent.headers["Location"])
    assert not [message for message in page.context["messages"] if code in str(message)]
    assert "Numéro à donner à la personne" in words(page)
    assert code in page.content.decode()


def test_a_sheet_is_not_written_on_the_file_of_a_person(petrel: Account, furnisher: Furnisher, clock: datetime) -> None:
    person = furnisher.file(furnisher.someone("Niaouli"))
    answer = signed(petrel).post(reverse("team:concern_new"), paper(concern_id=str(person)))
    assert not Concern.objects.filter(id=person).exists()
    assert answer.status_code in (200, 302)


def test_coordination_is_told_that_nobody_reads_and_nothing_else(
    furnisher: Furnisher, signed_in: Callable[[Role], Client], programme: Programme
) -> None:
    client, nobody = signed_in(Role.COORDINATOR), "Personne ne lit les signalements"
    assert nobody in words(get(client, "team:day"))
    code = say_code(Concern.objects.get(id=furnisher.concern()).code)
    for name in ("team:day", "team:colleagues"):
        page = get(client, name)
        assert "1 signalement sans lecteur" in words(page)
        assert code not in page.content.decode()
        assert "Mots de" not in words(page)
    staff(programme, Role.REFERENT, "kaori")
    for name in ("team:day", "team:colleagues"):
        assert "signalement" not in words(get(client, name)).replace("Signalements", "")


def test_a_sheet_is_copied_with_its_own_questions_numbers_and_words(petrel: Account, clock: datetime) -> None:
    client = signed(petrel)
    sheet = client.get(reverse("participant:concern_paper")).content.decode()
    copied = words(client.get(reverse("team:concern_new")))
    questions = re.findall(r"<li><h2>(.*?)</h2>(.*?)</li>\n?(?=<li><h2>|</ol>)", sheet, re.S)
    assert len(questions) == 7
    for number, (heading, boxes) in enumerate(questions, start=1):
        assert f"{number}. {heading}".replace("\u00a0", " ") in copied
        for choice in re.findall(r"<li>(.*?)</li>", boxes):
            assert choice.replace("\u00a0", " ") in copied
    client.post(reverse("team:concern_new"), paper())
    opened = post(client, "team:concern", Concern.objects.get().id)
    assert "Pour une personne que j’aide" in words(opened)


@pytest.mark.parametrize("name", ["team:concern_answer", "team:concern_decide"])
def test_the_words_are_at_hand_where_one_answers(
    name: str, furnisher: Furnisher, programme: Programme, petrel: Account, now: datetime
) -> None:
    concern = Concern.objects.get(id=furnisher.concern())
    if name == "team:concern_decide":
        other = staff(programme, Role.REFERENT, "kaori")
        who = {"actor": f"account:{other.id}", "now": now, "concern_id": concern.id}
        actions.answer(programme, **who, by=other.id, text="Voici.")
        actions.appeal(programme, actor="public", now=now, concern_id=concern.id, text="Non, dit-elle.")
    client = signed(petrel)
    assert "Mots de Exemple" not in words(get(client, name, concern.id))
    assert not Event.objects.filter(kind="concern.read").exists()
    for _ in range(2):
        assert "Mots de Exemple" in words(post(client, name, concern.id, lire="1"))
    page = words(get(client, name, concern.id))
    assert "Mots de Exemple" in page
    assert ("Non, dit-elle" in page) == (name == "team:concern_decide")
    assert Event.objects.filter(kind="concern.read").count() == 1
    assert "Mots de Exemple" not in words(get(signed(staff(programme, Role.REFERENT, "notou")), name, concern.id))
