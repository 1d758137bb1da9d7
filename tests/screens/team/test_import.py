"""Importing from the page: a preview that writes nothing and keeps nothing clear, then a confirmation."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from numerai.base.journal.models import Event
from numerai.base.models import Draft, Programme
from numerai.base.tables import MAX_BYTES
from numerai.programme.people.models import Account, Participant
from numerai.programme.people.rules import Role
from numerai.programme.workshops.models import Session
from tests.screens.team.reading import get, post, title, words
from tests.screens.team.stage import staff

SESSIONS = "Date;Commune;Thème;Places;Présents\n12/02/2026;Koné;cyber;12;9\n31/09/2026;Lifou;cyber;10;8\n".encode()
PRESENCES = "Séance;Nom;Prénom;Téléphone;Présent\n12/02/2026 Koné;Mandarine;Cagou;74.55.66;X\n".encode()


def upload(team: Client, data: bytes, kind: str = "sessions", name: str = "feuille.csv") -> Any:
    return post(team, "team:import", kind=kind, file=SimpleUploadedFile(name, data))


def test_the_preview_shows_each_row_and_writes_nothing(team: Client, clock: datetime) -> None:
    page = upload(team, SESSIONS)
    assert "Aperçu" in title(page)
    assert [" ".join(row["about"].split()) for row in page.context["rows"]] == [
        "jeudi 12 février 2026 · Koné",
        "31/09/2026 · Lifou · cyber · 10",
    ]
    assert "septembre 2026 a 30 jours" in words(page)
    assert {row["row"].verdict for row in page.context["rows"]} == {"accepted", "refused"}
    assert not Session.objects.exists()
    assert not Event.objects.exists()


def test_confirming_imports_and_again_changes_nothing(team: Client, clock: datetime) -> None:
    page = post(team, "team:import_confirm", token=upload(team, SESSIONS).context["token"], keep="1")
    assert "1 ligne acceptée, 0 à vérifier, 1 refusée." in words(page)
    assert "Voir les séances tenues" in words(page)
    assert Session.objects.count() == 1
    events = Event.objects.count()
    preview = upload(team, SESSIONS)
    assert "n’apporte rien de nouveau" in words(preview)
    page = post(team, "team:import_confirm", token=preview.context["token"], keep="1")
    assert "rien n’a changé" in words(page)
    assert Event.objects.count() == events


def test_the_preview_keeps_nothing_clear(team: Client, clock: datetime) -> None:
    preview = upload(team, PRESENCES, "presences")
    row = Draft.objects.get()
    kept = bytes(row.sealed) + row.id.encode()
    assert b"Mandarine" not in kept
    assert b"745566" not in kept
    assert preview.context["token"] not in row.id
    assert "Mandarine" not in title(preview)
    assert "jeudi 12 février 2026 · Koné · Cagou Mandarine" in words(preview)
    assert "no-store" in preview.headers["Cache-Control"]


def test_a_token_serves_once_and_only_its_account(
    team: Client, clock: datetime, programme: Programme, signed_in: Callable[..., Client]
) -> None:
    token = upload(team, SESSIONS).context["token"]
    other = Client()
    other.force_login(staff(programme, Role.COORDINATOR, "autre"))
    assert "n’est plus là" in words(post(other, "team:import_confirm", token=token, keep="1"))
    assert "C’est importé" in words(post(team, "team:import_confirm", token=token, keep="1"))
    assert "n’est plus là" in words(post(team, "team:import_confirm", token=token, keep="1"))
    assert not Draft.objects.exists()


def test_one_preview_per_account_and_the_last_one_counts(team: Client, clock: datetime) -> None:
    first = upload(team, SESSIONS).context["token"]
    upload(team, PRESENCES, "presences")
    assert Draft.objects.count() == 1
    assert "n’est plus là" in words(post(team, "team:import_confirm", token=first, keep="1"))


def test_a_preview_of_yesterday_is_gone(team: Client, clock: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    token = upload(team, SESSIONS).context["token"]
    Draft.objects.update(updated_at=clock - timedelta(days=2))
    assert "n’est plus là" in words(post(team, "team:import_confirm", token=token, keep="1"))
    upload(team, SESSIONS)
    assert Draft.objects.count() == 1


def test_saying_no_forgets_the_file(team: Client, clock: datetime) -> None:
    token = upload(team, SESSIONS).context["token"]
    assert "Rien n’est importé" in words(post(team, "team:import_confirm", token=token))
    assert not Draft.objects.exists()
    assert not Session.objects.exists()


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (b"", "vide.csv", "Ce fichier est vide"),
        (b"%PDF-1.7 ...", "feuille.pdf", "est un PDF"),
        (b"x" * (MAX_BYTES + 1), "gros.csv", "dépasse 5 Mo"),
        (b"x" * (2 * MAX_BYTES), "enorme.csv", "dépasse 5 Mo"),
        (b"PK\x03\x04 abc", "feuille.xlsx", "abîmé"),
        (b"a;b\n1;2\n", "autre.csv", "noms des colonnes sont introuvables"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_and_nothing_is_kept(
    team: Client, clock: datetime, data: bytes, name: str, told: str
) -> None:
    page = upload(team, data, name=name)
    assert told in words(page)
    assert title(page).startswith("Erreur")
    assert not Draft.objects.exists()


def test_what_was_not_chosen_is_said(team: Client, clock: datetime) -> None:
    page = words(post(team, "team:import"))
    assert "Choisissez ce que contient le fichier" in page
    assert "Choisissez un fichier" in page


def test_the_example_files_give_what_they_should(team: Client, clock: datetime) -> None:
    folder = Path(__file__).parents[2] / "data"
    for kind, name in (("sessions", "exemple-seances.csv"), ("presences", "exemple-emargement.csv")):
        preview = upload(team, (folder / name).read_bytes(), kind)
        post(team, "team:import_confirm", token=preview.context["token"], keep="1")
    figures = words(get(team, "team:figures"))
    assert "Participations 117" in figures
    assert "Participations avec un nom 8" in figures
    assert "Participations sans nom 109" in figures


def test_the_journal_says_which_account_imported(team: Client, clock: datetime) -> None:
    post(team, "team:import_confirm", token=upload(team, SESSIONS).context["token"], keep="1")
    assert Event.objects.first().actor == f"account:{Account.objects.get().id}"
    assert not Participant.objects.exists()
