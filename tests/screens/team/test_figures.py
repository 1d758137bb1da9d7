"""The figures for the team: unknown is said, each has its target and its rows, and only some may open the names."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from numerai.programme.people.rules import Role
from numerai.programme.reporting.rules import SMALL, Key
from numerai.programme.workshops.actions import presence
from numerai.programme.workshops.rules import Presence
from tests.screens.team.reading import get, words
from tests.screens.team.stage import Furnisher, Stage


def test_an_empty_programme_knows_little_and_says_so(team: Client, clock: datetime) -> None:
    page = words(get(team, "team:figures"))
    assert "pas encore connu" in page
    assert "Objectif : plus de 500 personnes accompagnées Source : présentation du programme, 2025" in page


def test_what_happened_is_counted(team: Client, stage: Stage) -> None:
    page = words(get(team, "team:figures"))
    assert "Participations 4" in page
    assert "Participations avec un nom 1" in page
    assert "Séances annulées 1 Cyclone 1" in page


@pytest.mark.parametrize("key", list(Key))
def test_each_figure_opens_its_rows(team: Client, stage: Stage, key: Key) -> None:
    page = get(team, "team:figure_rows", key.value)
    assert page.status_code == 200
    assert "Total connu" in words(page)


def test_rows_open_the_session_and_the_person(team: Client, stage: Stage) -> None:
    assert f"/equipe/ateliers/{stage.held}/" in get(team, "team:figure_rows", "attendances").content.decode()
    assert f"/equipe/personnes/{stage.unlike}/" in get(team, "team:figure_rows", "people_distinct").content.decode()


def test_people_perhaps_the_same_make_a_range(team: Client, stage: Stage, furnisher: Furnisher) -> None:
    twins = [furnisher.file(furnisher.someone(name, birth_year=1960)) for name in ("Cagou", "Câgou")]
    marks = dict.fromkeys(twins, Presence.PRESENT)
    presence.mark_presence(furnisher.programme, **furnisher.who, session_id=stage.held, marks=marks)
    assert "Personnes différentes entre 2 et 3" in words(get(team, "team:figures"))
    assert "Total connu entre 2 et 3" in words(get(team, "team:figure_rows", "people_distinct"))


def test_an_unknown_figure_is_not_found(team: Client, stage: Stage) -> None:
    assert get(team, "team:figure_rows", "autre-chose").status_code == 404


def test_a_reader_reads_figures_without_a_way_to_names(signed_in: Callable[..., Client], stage: Stage) -> None:
    page = get(signed_in(Role.READER), "team:figures")
    assert page.status_code == 200
    assert "Voir les lignes" not in words(page)


def test_a_small_count_of_people_as_they_are_is_told_to_nobody_without_its_rows(
    signed_in: Callable[..., Client], team: Client, stage: Stage, furnisher: Furnisher
) -> None:
    """From one day to the next, an exact small number tells who came. Above it, the number is told."""

    def said(client: Client) -> str:
        page = get(client, "team:figures")
        rows = [*page.context["aimed"], *page.context["others"]]
        return str(next(row["value"] for row in rows if "handicap" in row["label"] and row["target"]))

    def come(name: str, count: int) -> None:
        for rank in range(count):
            person = furnisher.enrol(session, furnisher.someone(f"{name}{rank}", with_disability=True)).participant_id
            presence.mark_presence(
                furnisher.programme, **furnisher.who, session_id=session, marks={person: Presence.PRESENT}
            )

    reader, session = signed_in(Role.READER), furnisher.plan(-1, capacity=20)
    come("Cagou", 1)
    exact = int(said(team))
    assert 0 < exact < SMALL
    assert said(reader) == "moins de 5"
    come("Notou", SMALL)
    assert said(reader) == said(team) == str(exact + SMALL)
