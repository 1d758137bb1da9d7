"""Sessions held in the columns of La Coop: totals, never an invented person, and what has no value there is said."""

from collections.abc import Callable
from datetime import time

import pytest
from django.test import Client

from numerai.base.models import Programme
from numerai.programme.people.rules import Role
from numerai.programme.reporting import coop
from numerai.programme.reporting.activities import activities, minutes, themes
from numerai.programme.reporting.queries import indicators
from numerai.programme.workshops.rules import Line
from tests.screens.team.reading import get, words
from tests.screens.team.stage import TODAY, Stage
from tests.screens.team.test_exports import imported as imported
from tests.screens.team.test_exports import lines


@pytest.mark.usefixtures("stage", "imported")
def test_one_row_for_each_session_held_and_the_same_total_as_the_figures(programme: Programme) -> None:
    rows = activities(programme, today=TODAY)
    figures = indicators(programme, today=TODAY)
    people = coop.COLUMNS.index("Participants")
    assert len(rows) == figures["sessions_held"] > 10
    assert sum(int(str(row[people])) for row in rows) == figures["attendances"]


@pytest.mark.usefixtures("imported")
def test_the_file_has_the_columns_of_la_coop_and_invents_nobody(team: Client) -> None:
    scope, head, *found = lines(get(team, "team:activities_export"))
    assert tuple(head) == coop.COLUMNS
    row = dict(zip(head, found[0], strict=True))
    assert (row["Date"], row["Type"], row["Participants"]) == ("12/02/2026", "Atelier collectif", "9")
    assert (row["Commune"], row["Code postal"], row["Code Insee"]) == ("Nouméa", "98800", "98818")
    assert (row["Durée (min)"], row["Thématique(s) d’accompagnement"]) == ("150", "Navigation sur internet")
    assert {line[head.index("Bénéficiaire")] for line in found} == {""}
    assert {line[head.index("Genre du bénéficiaire")] for line in found} == {"Non communiqué"}
    said = scope[0].replace("\u00a0", " ")
    assert "46aa33bd" in said
    assert "n’a pas de valeur pour les outils collaboratifs" in said
    assert "Wassissi" not in str(found)


@pytest.mark.usefixtures("imported")
def test_insee_and_postal_codes_are_never_exchanged(team: Client) -> None:
    """98814 is Lifou's INSEE code and Ouvéa's postal code."""
    _scope, head, *found = lines(get(team, "team:activities_export"))
    codes = {
        line[head.index("Commune")]: (line[head.index("Code postal")], line[head.index("Code Insee")]) for line in found
    }
    assert codes["Lifou"] == ("98820", "98814")
    assert codes["Ouvéa"] == ("98814", "98820")


def test_every_theme_of_ours_has_its_words_there() -> None:
    assert set(coop.THEMES_OF_LINE) == set(Line)
    assert {value for values in coop.THEMES_OF_LINE.values() for value in values} <= set(coop.THEMES)
    assert themes(Line.COLLABORATION) == "Gérer ses contenus numériques\nRéseaux sociaux communication"
    assert {line for line in Line if len(coop.THEMES_OF_LINE[line]) > 1} == coop.WITHOUT_VALUE
    assert themes("") is None


def test_an_unknown_duration_stays_unknown() -> None:
    assert minutes(time(9), time(11, 30)) == 150
    assert minutes(time(9), None) is None
    assert minutes(None, time(11)) is None


def test_whoever_reads_the_figures_takes_the_activities(signed_in: Callable[[Role], Client], stage: Stage) -> None:
    assert get(signed_in(Role.READER), "team:activities_export").status_code == 200
    assert get(signed_in(Role.TRAINER), "team:activities_export").status_code == 403


def test_the_page_of_figures_offers_it(team: Client, stage: Stage) -> None:
    assert "Activités en XLSX" in words(get(team, "team:figures"))
