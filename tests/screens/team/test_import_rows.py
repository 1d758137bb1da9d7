"""A refused row is corrected in place: in the preview before anything is written, or afterwards, for thirty days."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from numerai.base.journal.models import Event
from numerai.base.models import Draft, Programme
from numerai.cli import daily
from numerai.programme.people.models import Participant
from numerai.programme.people.rules import Role
from numerai.programme.workshops.actions import refused_rows
from numerai.programme.workshops.models import HeadCount, ImportRun, RefusedRow, Session
from numerai.programme.workshops.queries.refused import KEPT_FOR
from tests.screens.team.reading import filled, get, post, title, words
from tests.screens.team.stage import staff

HEADER = "Date;Commune;Thème;Présents;Remarques;Couleur\n"
SESSIONS = f"{HEADER}12/02/2026;Koné;cyber;9;;bleu\n31/09/2026;Lifou;cyber;huit;Kaori absente;vert\n".encode()
BAD = 3  # the line of the row whose day does not exist, and whose count is no number
CELLS = ("case_0", "case_1", "case_2", "case_3", "case_4")
GOOD_DAY, GOOD_COUNT = {"case_0": "30/09/2026"}, {"case_3": "8"}
SHEET = "Séance;Nom;Prénom;Téléphone;Présent\n12/02 Koné;Mandarine;Cagou;74.55.66;X\n".encode()


@pytest.fixture
def other(programme: Programme) -> Client:
    """Another coordinator."""
    client = Client()
    client.force_login(staff(programme, Role.COORDINATOR, "autre"))
    return client


def upload(team: Client, data: bytes, kind: str = "sessions") -> Any:
    return post(team, "team:import", kind=kind, file=SimpleUploadedFile("feuille.csv", data))


def confirm(team: Client, preview: Any) -> Any:
    return post(team, "team:import_confirm", token=preview.context["token"], keep="1")


def ask(team: Client, preview: Any, line: int = BAD) -> Any:
    return post(team, "team:import_row", token=preview.context["token"], line=line)


def check(team: Client, page: Any, **cells: str) -> Any:
    """« Vérifier encore », with these cells typed over those of the page."""
    hidden = {name: page.context[name] for name in ("token", "line", "seen")}
    return post(team, "team:import_row", **hidden, check="1", **(filled(page) | cells))


def kept(data: bytes = SESSIONS, kind: str = "sessions") -> Callable[[Client], RefusedRow]:
    def importing(team: Client) -> RefusedRow:
        confirm(team, upload(team, data, kind))
        return RefusedRow.objects.get()

    return importing


def try_row(team: Client, row: RefusedRow, **cells: str) -> Any:
    """« Vérifier encore », with these cells typed over those of the page."""
    page = get(team, "team:kept_row", row.id)
    return post(team, "team:kept_row", row.id, check="1", **(filled(page) | cells))


def import_it(team: Client, row: RefusedRow, **cells: str) -> Any:
    ready = try_row(team, row, **cells)
    return post(team, "team:kept_row", row.id, keep="1", **sent_by(ready))


def sent_by(ready: Any) -> dict[str, Any]:
    return filled(ready) | {"checked": ready.context["ready"]["checked"]}


# ── In the preview ────────────────────────────────────────────────────────────────────────────────


def test_the_preview_says_what_to_correct_first(team: Client, clock: datetime) -> None:
    page = upload(team, SESSIONS)
    assert "1 ligne ne peut pas être lue." in words(page)
    assert "Corriger cette ligne : 3" in words(page)
    assert "Importer la ligne acceptée" in words(page)


def test_the_row_is_shown_under_its_own_columns_with_its_reasons(team: Client, clock: datetime) -> None:
    page = ask(team, upload(team, SESSIONS))
    assert title(page).startswith("Erreur : Corriger la ligne 3")
    body = page.content.decode()
    for place, told in ((0, "septembre 2026 a 30 jours"), (3, "n’est pas un nombre")):
        error = re.search(rf'<p class="err" id="id_case_{place}_error">(.*?)</p>', body, re.S)
        assert error
        assert told in error[1]
        assert f'href="#id_case_{place}"' in body
    labels = [str(field.label) for field in page.context["form"]]
    assert labels == ["Date", "Présents", "Commune", "Thème", "Remarques"], "wrong ones first; what is not read is not"
    assert "no-store" in page.headers["Cache-Control"]


def test_corrected_in_two_steps_then_imported_with_the_rest(team: Client, clock: datetime) -> None:
    page = check(team, ask(team, upload(team, SESSIONS)), **GOOD_DAY, case_4="Kaori et Notou absents")
    assert title(page).startswith("Erreur")
    assert filled(page)["case_0"] == "30/09/2026", "what was typed is there"
    preview = check(team, page, **GOOD_COUNT)
    assert "La ligne 3 est corrigée." in words(preview)
    assert [row["row"].line for row in preview.context["rows"]] == [2, 3]
    assert not Session.objects.exists()
    assert "2 lignes acceptées, 0 à vérifier, 0 refusée." in words(confirm(team, preview))
    session = Session.objects.get(day="2026-09-30")
    assert (session.commune_id, session.remarks) == ("98814", "Kaori et Notou absents")
    assert HeadCount.objects.get(session=session).total == 8
    assert not RefusedRow.objects.exists()
    again = upload(team, SESSIONS.replace(b"31/09", b"30/09").replace(b"huit", b"8"))
    assert "1 ligne acceptée" not in words(confirm(team, again))
    assert Session.objects.count() == 2


def test_coming_back_to_the_preview_loses_nothing(team: Client, clock: datetime) -> None:
    page = check(team, ask(team, upload(team, SESSIONS)), **GOOD_DAY)
    back = post(team, "team:import_row", token=page.context["token"], line=BAD, back="1")
    assert "Aperçu" in title(back)
    assert filled(ask(team, back))["case_0"] == "30/09/2026"


def test_a_row_accepted_with_a_remark_may_be_corrected_too(team: Client, clock: datetime) -> None:
    preview = upload(team, SESSIONS.replace(b"cyber;9", b"jardin;9"))
    page = ask(team, preview, 2)
    assert not title(page).startswith("Erreur")
    assert "n’est pas reconnu : à choisir" in words(page)
    assert "1 à vérifier" not in words(confirm(team, check(team, page, case_2="cyber")))


def test_two_rows_corrected_in_two_windows_add_up(team: Client, clock: datetime) -> None:
    preview = upload(team, SESSIONS.replace(b"12/02", b"31/02"))
    first, second = ask(team, preview, 2), ask(team, preview, BAD)
    check(team, first, case_0="12/02/2026")
    page = check(team, second, **GOOD_DAY, **GOOD_COUNT)
    assert page.context["report"].counts["accepted"] == 2


def test_the_same_row_in_two_windows_one_wins_the_other_is_told(team: Client, clock: datetime) -> None:
    preview = upload(team, SESSIONS)
    first, second = ask(team, preview), ask(team, preview)
    assert "La ligne 3 est corrigée." in words(check(team, first, **GOOD_DAY, **GOOD_COUNT))
    told = check(team, second, case_0="29/09/2026", **GOOD_COUNT)
    assert "vient d’être corrigée dans une autre fenêtre" in words(told)
    assert "L’autre fenêtre a écrit : « 30/09/2026 »." in words(told)
    assert filled(told)["case_0"] == "29/09/2026", "and keeps what they typed"
    confirm(team, preview)
    assert Session.objects.filter(day="2026-09-30").exists()
    assert not Session.objects.filter(day="2026-09-29").exists()


def test_a_token_is_of_no_use_to_another_account(team: Client, other: Client, clock: datetime) -> None:
    preview = upload(team, SESSIONS)
    page = ask(team, preview)
    for stolen in (ask(other, preview), check(other, page, **GOOD_DAY)):
        assert "n’est plus là" in words(stolen)
        assert "Kaori" not in words(stolen)
    assert filled(ask(team, preview))["case_0"] == "31/09/2026"


def test_what_is_corrected_is_kept_sealed(team: Client, clock: datetime) -> None:
    check(team, ask(team, upload(team, SESSIONS)), case_4="Mandarine")
    kept_bytes = bytes(Draft.objects.get().sealed)
    assert b"Mandarine" not in kept_bytes
    assert b"Kaori" not in kept_bytes


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"case_1": "=HYPERLINK(1)"}, "une formule n’est jamais calculée"),
        ({"case_4": "a" * 10_000}, "dépasse 2 000 caractères"),
        ({"case_1": "Koné\0"}, "signes invisibles"),
        ({"case_9": "de plus"}, "n’a pas ces colonnes"),
        ({"case_x": "de plus"}, "n’a pas ces colonnes"),
        (dict(zip(CELLS, ("Date", "Commune", "Thème", "Présents", "Notes"), strict=True)), "En-tête répété"),
        (dict.fromkeys(CELLS, ""), "Date » est vide"),
    ],
)
def test_a_hostile_cell_is_refused_in_words(team: Client, clock: datetime, cells: dict[str, str], told: str) -> None:
    """In the preview, and afterwards."""
    row = kept()(team)
    typed = {**GOOD_DAY, **GOOD_COUNT, **cells}
    preview = upload(team, SESSIONS)
    for page in (check(team, ask(team, preview), **typed), try_row(team, row, **typed)):
        assert page.status_code == 200
        assert told in words(page)
    assert Session.objects.count() == 1
    assert RefusedRow.objects.filter(outcome="").count() == 1


@pytest.mark.parametrize("line", ["", "x", "-3", "99", "9" * 400, "²"])
def test_a_line_that_is_not_there_leads_back_to_the_preview(team: Client, clock: datetime, line: str) -> None:
    page = post(team, "team:import_row", token=upload(team, SESSIONS).context["token"], line=line)
    assert "Aperçu" in title(page)


# ── After the confirmation ────────────────────────────────────────────────────────────────────────


def test_a_refused_row_waits_where_people_look(team: Client, clock: datetime) -> None:
    kept()(team)
    for name in ("team:day", "team:import", "team:tasks"):
        assert f'href="{reverse("team:import_rows")}"' in get(team, name).content.decode(), name
    page = words(get(team, "team:import_rows"))
    assert "1 ligne d’un fichier importé n’a pas pu être lue" in page
    assert "31/09/2026 · Lifou · cyber · huit" in page
    assert "septembre 2026 a 30 jours" in page
    assert "gardée 30 jours" in page


def test_it_is_checked_then_imported_once(team: Client, clock: datetime) -> None:
    row = kept()(team)
    assert title(get(team, "team:kept_row", row.id)).startswith("Erreur : Corriger la ligne 3")
    still = try_row(team, row, **GOOD_DAY)
    assert title(still).startswith("Erreur")
    assert filled(still)["case_0"] == "30/09/2026"
    ready = try_row(team, row, **GOOD_DAY, **GOOD_COUNT)
    assert "Cette ligne peut être importée. mercredi 30 septembre 2026 · Lifou" in words(ready)
    assert Session.objects.count() == 1, "nothing is written by looking"
    form = sent_by(ready)
    again = post(team, "team:kept_row", row.id, keep="1", **(form | {"case_3": "7"}))
    assert "Cette ligne peut être importée." in words(again), "what was typed since is checked first"
    assert Session.objects.count() == 1
    done = post(team, "team:kept_row", row.id, keep="1", **form)
    assert "La ligne 3 est importée." in words(done)
    assert "Aucune ligne à corriger." in words(done)
    written = Event.objects.count()
    assert "n’est plus à corriger" in words(post(team, "team:kept_row", row.id, keep="1", **form))
    assert Event.objects.count() == written
    assert HeadCount.objects.get(session__day="2026-09-30").total == 8
    assert RefusedRow.objects.get().sealed is None


def test_two_people_correct_the_same_row_one_wins_the_other_is_told(
    team: Client, other: Client, clock: datetime
) -> None:
    row = kept()(team)
    page = sent_by(try_row(other, row, case_0="29/09/2026", **GOOD_COUNT))
    import_it(team, row, **GOOD_DAY, **GOOD_COUNT)
    late = post(other, "team:kept_row", row.id, keep="1", **page)
    assert "n’est plus à corriger" in words(late)
    assert not Session.objects.filter(day="2026-09-29").exists()
    for name in ("team:kept_row_leave", "team:kept_row_take_back"):
        assert "n’est plus à corriger" in words(post(other, name, row.id))


def test_the_lock_decides_when_both_pages_looked_at_the_same_moment(
    programme: Programme, team: Client, clock: datetime
) -> None:
    row = kept()(team)
    cells = ("30/09/2026", "Lifou", "cyber", "8", "", "")
    who: dict[str, Any] = {"actor": "test", "now": clock, "row_id": row.id, "cells": cells}
    assert refused_rows.import_row(programme, **who)
    with pytest.raises(refused_rows.RowSettled):
        refused_rows.import_row(programme, **who)


def test_a_row_left_aside_can_be_taken_back_for_a_day(team: Client, programme: Programme, clock: datetime) -> None:
    row = kept()(team)
    page = words(post(team, "team:kept_row_leave", row.id))
    assert "Aucune ligne à corriger." in page
    assert "Remettre à corriger : 3" in page
    assert "de nouveau à corriger" in words(post(team, "team:kept_row_take_back", row.id))
    post(team, "team:kept_row_leave", row.id)
    refused_rows.purge(programme, now=clock + timedelta(hours=23))
    assert RefusedRow.objects.get().sealed is not None
    refused_rows.purge(programme, now=clock + timedelta(hours=25))
    assert RefusedRow.objects.get().sealed is None


def test_each_row_is_thrown_away_after_its_days(
    team: Client, programme: Programme, clock: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    from numerai.base import backups

    monkeypatch.setattr(backups, "back_up", lambda *args, **kwargs: None)
    kept()(team)
    daily.work(clock + KEPT_FOR - timedelta(hours=1))
    assert RefusedRow.objects.exists()
    daily.work(clock + KEPT_FOR)
    assert not RefusedRow.objects.exists()
    assert Event.objects.filter(kind="rows.expired").get().facts_read() == {"rows": 1}


def test_the_same_file_again_brings_no_row_back(team: Client, clock: datetime) -> None:
    row = kept()(team)
    confirm(team, upload(team, SESSIONS))
    assert RefusedRow.objects.count() == 1
    import_it(team, row, **GOOD_DAY, **GOOD_COUNT)
    confirm(team, upload(team, SESSIONS + "14/02/2026;Koné;cyber;7;;\n".encode()))
    assert not RefusedRow.objects.filter(outcome="").exists()
    assert Session.objects.count() == 3


def test_the_corrected_file_resolves_its_rows_and_another_file_does_not(team: Client, clock: datetime) -> None:
    kept()(team)
    another = SESSIONS.replace(b"31/09", b"29/10").replace(b"huit", b"4").replace(b"Kaori", b"Notou")
    confirm(team, upload(team, another))
    assert RefusedRow.objects.get().outcome == ""
    confirm(team, upload(team, SESSIONS.replace(b"31/09", b"30/09").replace(b"huit", b"8")))
    row = RefusedRow.objects.get()
    assert (row.outcome, row.sealed) == ("resolved", None)


def test_nothing_of_a_person_is_clear(team: Client, programme: Programme, clock: datetime) -> None:
    row = kept(SHEET, "presences")(team)
    stored = bytes(row.sealed or b"") + row.key.encode() + str(ImportRun.objects.values().get()).encode()
    journal = "".join(str(event.facts_read()) for event in Event.objects.all()).encode()
    for clear in (b"Mandarine", b"Cagou", b"745566", b"74.55.66"):
        assert clear not in stored + journal
    assert "Mandarine" in words(get(team, "team:kept_row", row.id)) or "Mandarine" in str(
        filled(get(team, "team:kept_row", row.id))
    )
    assert "Mandarine" not in title(get(team, "team:kept_row", row.id))
    cells = {"case_0": "12/02/2026 Koné"}
    import_it(team, row, **cells)
    assert Participant.objects.of(programme).count() == 1
    confirm(team, upload(team, SHEET.replace(b"12/02 ", b"12/02/2026 "), "presences"))
    assert Participant.objects.of(programme).count() == 1


def test_a_line_without_a_name_is_added_to_what_its_sheet_counted(team: Client, clock: datetime) -> None:
    named = "Séance;Nom;Prénom;Présent\n" + "12/02/2026 Koné;Anonyme;;X\n" * 3 + "12/02 Koné;Anonyme;;X\n"
    row = kept(named.encode(), "presences")(team)
    assert HeadCount.objects.get().on_sheet == 3
    import_it(team, row, case_0="12/02/2026 Koné")
    assert HeadCount.objects.get().on_sheet == 4
    confirm(team, upload(team, named.replace("12/02 ", "12/02/2026 ").encode(), "presences"))
    assert HeadCount.objects.get().on_sheet == 4


def test_as_many_queries_for_many_rows(team: Client, clock: datetime) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            get(team, "team:import_rows")
        return len(captured)

    kept()(team)
    queries()
    few = queries()
    confirm(team, upload(team, SESSIONS + "".join(f"31/09/2026;Koné;cyber;{n};;\n" for n in range(80)).encode()))
    assert RefusedRow.objects.count() == 81
    assert queries() == few
