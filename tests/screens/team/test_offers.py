"""The inbox of offers: the oldest waits first, an answer is noted with how, and everything is read in its history."""

from datetime import timedelta
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from numerai.base.models import Programme
from numerai.programme.support.models import Offer
from numerai.programme.support.rules import Way
from tests.screens.team.reading import get, post, title, words
from tests.screens.team.stage import Furnisher, Stage


def said(response: Any) -> str:
    return words(response).replace("\u00a0", " ")


def test_the_inbox_tells_who_what_and_by_when(team: Client, stage: Stage) -> None:
    page = said(get(team, "team:offers"))
    for told in (
        "Niaouli Exemple, Mairie Exemple",
        "Prêter ou donner : Une salle, Du matériel · Koné",
        "Reçue le lundi 23 novembre 2026",
        "Réponse promise pour le lundi 30 novembre",
    ):
        assert told in page


def test_what_waits_too_long_is_said(team: Client, furnisher: Furnisher) -> None:
    early = Furnisher(furnisher.programme, furnisher.now - timedelta(days=8), "Exemple")
    (late, fresh) = early.offer(), furnisher.offer(Way.TEACH)
    lines = get(team, "team:offers").context["lines"]
    assert [(line.id, line.is_late) for line in lines] == [(late, True), (fresh, False)]


def test_an_answer_is_noted_and_read_again(team: Client, stage: Stage) -> None:
    page = post(team, "team:offer_answer", stage.offer, how="call", note="Elle ouvre le samedi.")
    for told in (
        "La réponse est notée.",
        "Réponse donnée : Par téléphone",
        "Elle ouvre le samedi.",
        "Compte coordinator",
    ):
        assert told in said(page)
    assert get(team, "team:offers").context["lines"] == []
    assert "Niaouli Exemple" in said(get(team, "team:offers", query={"etat": "repondues"}))


def test_how_is_asked_and_the_note_is_kept(team: Client, stage: Stage) -> None:
    page = post(team, "team:offer_answer", stage.offer, note="Elle ouvre le samedi.")
    assert title(page).startswith("Erreur : ")
    assert "Elle ouvre le samedi." in said(page)
    assert Offer.objects.get(id=stage.offer).state == "new"


def test_closed_then_reopened(team: Client, stage: Stage) -> None:
    assert "La proposition est fermée." in said(post(team, "team:offer_close", stage.offer))
    assert "Rien n’a changé" in said(post(team, "team:offer_close", stage.offer))
    assert "Niaouli Exemple" in said(get(team, "team:offers", query={"etat": "fermees"}))
    assert "de nouveau à répondre" in said(post(team, "team:offer_reopen", stage.offer))
    assert Offer.objects.get(id=stage.offer).state == "new"


def test_erased_for_good(team: Client, stage: Stage) -> None:
    assert "Effacer la proposition de Niaouli Exemple ?" in said(get(team, "team:offer_erase", stage.offer))
    post(team, "team:offer_erase", stage.offer)
    page = said(get(team, "team:offer", stage.offer))
    assert "Niaouli" not in page
    assert "Cette proposition est effacée." in page
    for name in ("team:offer_erase", "team:offer_answer"):
        assert get(team, name, stage.offer).status_code == 410
    assert post(team, "team:offer_reopen", stage.offer).status_code == 410


def test_the_tasks_lead_there_with_their_number(team: Client, stage: Stage, furnisher: Furnisher) -> None:
    assert "1 proposition attend une réponse" in said(get(team, "team:tasks"))
    furnisher.offer(Way.FUND)
    assert "2 propositions attendent une réponse" in said(get(team, "team:tasks"))


def test_no_title_names_anyone(team: Client, stage: Stage) -> None:
    for name in ("team:offer", "team:offer_answer", "team:offer_erase"):
        assert "Niaouli" not in title(get(team, name, stage.offer))


def test_as_many_queries_for_one_as_for_thirty(team: Client, furnisher: Furnisher, programme: Programme) -> None:
    counts = []
    for more in (1, 40):
        for _ in range(more):
            furnisher.offer()
        with CaptureQueriesContext(connection) as queries:
            page = get(team, "team:offers")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12
    assert len(page.context["lines"]) == 30
    assert "page=2" in page.content.decode()
