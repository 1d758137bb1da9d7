"""The call list: one line per person, by commune, with a number unless they said « pas d’appel », and no need in it."""

from typing import Any

import pytest
from django.test import Client

from numerai.base.journal.work import unit_of_work
from numerai.programme.people import actions
from numerai.programme.people.rules import Identity
from numerai.programme.workshops.actions.tasks import open_task
from numerai.programme.workshops.messages import NEEDS
from numerai.programme.workshops.models import Task
from numerai.programme.workshops.rules import NeedKind, TaskKind
from numerai.screens.team.calls import REASONS, numbers_to_dial
from tests.screens.team.reading import get, post, words
from tests.screens.team.stage import TODAY, Furnisher, Stage


def to_call_back(furnisher: Furnisher, identity: Identity) -> Any:
    person = furnisher.file(identity)
    with unit_of_work(furnisher.programme, **furnisher.who) as work:
        open_task(work, kind=TaskKind.CALL_BACK, person=person, session_id=None, due_on=TODAY)
    return person


def test_nobody_to_call(team: Client, clock: Any) -> None:
    assert "Personne à appeler aujourd’hui" in words(get(team, "team:calls"))


def test_everyone_is_in_their_commune(team: Client, furnisher: Furnisher) -> None:
    for name, commune in (("Cagou", "98818"), ("Dugong", "98811"), ("Loche", None)):
        to_call_back(furnisher, furnisher.someone(name, commune=commune))
    page = words(get(team, "team:calls"))
    order = [page.index(word) for word in ("Koné", "Dugong", "Nouméa", "Cagou", "Commune pas connue", "Loche")]
    assert order == sorted(order)
    assert "3 personnes à appeler" in page
    assert "74.10.01" in page


def test_someone_is_called_once_for_all_their_files_and_tasks(team: Client, furnisher: Furnisher) -> None:
    one, other = (to_call_back(furnisher, furnisher.someone(name)) for name in ("Cagou", "Kagou"))
    actions.merge(furnisher.programme, **furnisher.who, alias=other, into=one)
    page = words(get(team, "team:calls"))
    assert "1 personne à appeler" in page
    assert page.count("Demande à être rappelée") == 1
    assert "Kagou" not in page


def test_who_wants_no_call_gets_none(team: Client, furnisher: Furnisher) -> None:
    to_call_back(furnisher, furnisher.someone("Cagou", no_call=True, email="cagou@exemple.invalid"))
    page = get(team, "team:calls")
    assert "tel:" not in page.content.decode()
    assert "0 personnes à appeler" in words(page).replace("0 personne à", "0 personnes à")
    for said in ("Sans appel", "Pas d’appel", "SMS : 74.10.01", "cagou@exemple.invalid"):
        assert said in words(page)


@pytest.mark.parametrize(
    ("identity", "dialled"),
    [
        (Identity(phone="+687741001"), ["+687741001"]),
        (Identity(phone="+687741001", no_call=True), []),
        (Identity(phone="+687741001", contact_way="trusted", trusted_phone="+687741002"), ["+687741002", "+687741001"]),
        (Identity(phone="+687741001", no_call=True, contact_way="trusted", trusted_phone="+687741002"), ["+687741002"]),
        (Identity(helper_name="Notou", helper_phone="+687741003"), ["+687741003"]),
        (Identity(phone_typed="74 20"), []),
        (Identity(), []),
    ],
)
def test_whose_number_is_dialled(identity: Identity, dialled: list[str]) -> None:
    assert [number.dial for number in numbers_to_dial(identity) if number.dial] == dialled


def test_nothing_tells_a_need(team: Client, stage: Stage, furnisher: Furnisher) -> None:
    furnisher.enrol(
        furnisher.plan(1), furnisher.someone("Cagou", with_disability=True), NeedKind.TALK, NeedKind.BRAILLE
    )
    Task.objects.get(kind=TaskKind.TALK_NEEDS, participant=stage.person)
    page = words(get(team, "team:calls")).partition("Appels du jour")[2]
    assert "Préparer sa venue" in page
    for word in ("besoin", "handicap", "mots de", *(str(need) for need in NEEDS.values())):
        assert word not in page


def test_every_kind_of_task_has_its_reason() -> None:
    assert set(REASONS) == set(TaskKind)


def test_what_is_done_or_for_another_day_is_not_there(team: Client, furnisher: Furnisher) -> None:
    person = to_call_back(furnisher, furnisher.someone("Cagou"))
    assert "Cagou" in words(get(team, "team:calls"))
    post(team, "team:task_tick", Task.objects.get(participant=person).id)
    assert "Cagou" not in words(get(team, "team:calls"))


def test_as_many_queries_however_long(team: Client, furnisher: Furnisher, django_assert_max_num_queries: Any) -> None:
    for name in ("Cagou", "Dugong", "Loche", "Roussette", "Tortue", "Picot"):
        to_call_back(furnisher, furnisher.someone(name, commune="98811"))
    with django_assert_max_num_queries(14):
        get(team, "team:calls")


def test_a_number_of_any_of_their_files_is_theirs(team: Client, furnisher: Furnisher) -> None:
    person = to_call_back(furnisher, furnisher.someone("Cagou", phone=None))
    other = furnisher.file(furnisher.someone("Kagou", phone="+687741009"))
    assert "74.10.09" not in words(get(team, "team:calls"))
    actions.merge(furnisher.programme, **furnisher.who, alias=other, into=person)
    page = words(get(team, "team:calls"))
    assert "74.10.09" in page
    assert "Kagou" not in page


def test_a_refusal_of_calls_in_any_of_their_files_holds() -> None:
    known = Identity(phone="+687741001").completed_by([Identity(phone="+687741002", no_call=True)])
    assert (known.phone, known.no_call) == ("+687741001", True)
