"""A sheet of paper, or a call, written down by a referent: its day, its mistakes, its number."""

import re
from datetime import datetime
from typing import Any

import pytest
from django.urls import reverse

from numerai.base.ids import say_code
from numerai.programme.concerns import queries
from numerai.programme.concerns.models import Concern
from numerai.programme.people.models import Account
from tests.screens.team.reading import filled, post, signed, words
from tests.screens.team.stage import Furnisher


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


def test_whoever_a_sheet_names_is_never_told_its_number(petrel: Account, notou: Account, clock: datetime) -> None:
    client = signed(notou)
    identifier = filled(client.get(reverse("team:concern_new")))["concern_id"]
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
