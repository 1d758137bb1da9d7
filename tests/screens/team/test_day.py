"""The first page: what is to be done today; tasks are ticked without « are you sure », and unticked."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from numerai.base.backup_files import BackupState
from numerai.base.models import Programme
from numerai.programme.people.models import Account, Membership
from numerai.programme.people.rules import Role
from numerai.programme.workshops.models import Task
from tests.screens.team.reading import get, post, words
from tests.screens.team.stage import Furnisher, Stage, staff

QUERIES = 12


def test_an_empty_programme_has_an_empty_day(team: Client, clock: datetime) -> None:
    page = words(get(team, "team:day"))
    assert "Personne n’attend un appel" in page
    assert "Aucune séance n’est prévue" in page
    assert "Doublons" not in page
    assert "Présences à noter" not in page


def test_the_day_says_what_is_to_be_done(team: Client, stage: Stage) -> None:
    page = words(get(team, "team:day"))
    for said in (
        "Rappeler Pétrel Exemple",
        "Parler de ses besoins avec Corail Exemple",
        "Dire à Kaori Exemple que l’atelier est annulé",
        "Présences à noter",
        "1 paire de dossiers est peut-être une seule personne",
        "2 inscrits pour 2 places, 1 en attente",
    ):
        assert said in page


def test_the_first_morning_says_where_to_begin(team: Client, furnisher: Furnisher) -> None:
    """Each step is ticked once done; the card goes when all are, or when somebody has a file."""
    assert queries_of_the_day(team) <= QUERIES
    empty = words(get(team, "team:day"))
    assert "Pour commencer Inviter quelqu’un dans l’équipe Nommer les personnes référentes" in empty
    furnisher.plan(9)
    assert "Fait Prévoir une séance" in words(get(team, "team:day"))
    staff(furnisher.programme, Role.REFERENT)
    assert "Fait Nommer les personnes référentes Ajouter un lieu" in words(get(team, "team:day"))
    furnisher.commons()
    assert "Pour commencer" not in words(get(team, "team:day"))


def queries_of_the_day(team: Client) -> int:
    get(team, "team:day")
    with CaptureQueriesContext(connection) as captured:
        get(team, "team:day")
    return len(captured)


def test_few_queries_however_much_there_is(team: Client, furnisher: Furnisher) -> None:
    for _ in range(3):
        furnisher.furnish()
    few = queries_of_the_day(team)
    for _ in range(12):
        furnisher.furnish()
    assert queries_of_the_day(team) == few == QUERIES


def test_as_many_queries_with_three_hundred_sessions(team: Client, furnisher: Furnisher) -> None:
    furnisher.furnish()
    for rank in range(300):
        furnisher.plan(rank - 150)
    for rank in range(150):
        furnisher.file(furnisher.someone(f"Cagou{rank}"))
    assert queries_of_the_day(team) == QUERIES


def test_as_many_queries_for_a_trainer_and_for_a_relay(
    signed_in: Callable[..., Client], programme: Programme, furnisher: Furnisher
) -> None:
    client = signed_in(Role.TRAINER)
    account = Account.objects.get()
    Membership.objects.create(account=account, programme=programme, role=Role.RELAY)
    furnisher.by(account).furnish()
    few = queries_of_the_day(client)
    for _ in range(9):
        furnisher.furnish()
    assert queries_of_the_day(client) == few


def test_a_trainer_sees_sessions_and_no_way_to_reach_anyone(signed_in: Callable[..., Client], stage: Stage) -> None:
    page = words(get(signed_in(Role.TRAINER, stage.full), "team:day"))
    assert "Mes prochaines séances" in page
    assert "Rappeler" not in page
    assert "74.10" not in page


def test_done_leaves_the_list_and_comes_back(team: Client, stage: Stage) -> None:
    done = post(team, "team:task_tick", stage.task, here="day")
    assert done.request["PATH_INFO"] == "/equipe/"
    assert "Fait depuis hier" in words(done)
    assert Task.objects.get(id=stage.task).done_at is not None
    post(team, "team:task_untick", stage.task, here="day")
    assert Task.objects.get(id=stage.task).done_at is None


def test_ticking_comes_back_to_the_page_of_the_button(team: Client, stage: Stage) -> None:
    for here, path in (("tasks", "/equipe/taches/"), ("https://ailleurs.example", "/equipe/taches/")):
        assert post(team, "team:task_tick", stage.task, follow=False, here=here).url == path


def test_pas_d_appel_is_respected(team: Client, furnisher: Furnisher) -> None:
    session = furnisher.plan(3)
    furnisher.enrol(session, furnisher.someone("Cagou", no_call=True, contact_way="sms"))
    page = get(team, "team:session", session)
    assert "Pas d’appel" in words(page)
    assert "tel:" not in page.content.decode()


def backup(**state: Any) -> Callable[[], BackupState]:
    return lambda: BackupState(**state)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ({}, "Aucune sauvegarde encore."),
        ({"last_success": "now"}, "Dernière sauvegarde réussie : lundi 23 novembre 2026 à 9 h."),
        ({"last_failure": "now"}, "Aucune sauvegarde encore. La dernière tentative a échoué."),
    ],
)
def test_the_backup_is_said_as_it_is(
    team: Client, clock: datetime, monkeypatch: pytest.MonkeyPatch, state: dict[str, str], said: str
) -> None:
    known = {name: clock for name in state}
    monkeypatch.setattr("numerai.screens.team.day.last_backup", backup(**known))
    assert said in words(get(team, "team:day"))


def test_reference_data_alone_makes_no_task(programme: Programme) -> None:
    assert not Task.objects.of(programme).exists()
