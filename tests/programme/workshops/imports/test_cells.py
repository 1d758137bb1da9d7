"""Dates, hours, communes and lists, in every way people type them."""

from datetime import date, time

import pytest

from numerai.programme.workshops.imports.cells import Unreadable, read_list
from numerai.programme.workshops.imports.communes import Gazetteer
from numerai.programme.workshops.imports.days import find_day, read_day, read_hour
from tests.programme.workshops.imports.samples import (
    COMMUNES,
    TODAY,
)


@pytest.mark.parametrize(
    "text",
    [
        "12/02/2026", "12/2/26", "12-02-2026", "12.02.2026", "2026-02-12", "2026-02-12 00:00:00", "12 février 2026",
        "12 févr. 2026", "jeudi 12 fevrier 2026", "JEUDI 12/02/2026",
    ],
)  # fmt: skip
def test_every_way_of_writing_a_date(text: str) -> None:
    assert read_day(text, TODAY) == date(2026, 2, 12)


def test_the_first_day_of_a_month() -> None:
    assert read_day("1er mars 2026", TODAY) == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("31/09/2026", "septembre 2026 a 30 jours"),
        ("29/02/2026", "février 2026 a 28 jours"),
        ("02/13/2026", "ce mois n’existe pas"),
        ("12 brumaire 2026", "ce mois n’existe pas"),
        ("00/02/2026", "n’existe pas"),
        ("12/02/2019", "avant 2020"),
        ("12/02/1926", "avant 2020"),
        ("24/11/2028", "trop loin"),
        ("mardi 12/02/2026", "ce jour est un jeudi"),
        ("12/02", "n’est pas une date"),
        ("12/02/202", "n’est pas une date"),
        ("12/02/2026 09:00", "n’est pas une date"),
        ("46065", "n’est pas une date"),
        ("=AUJOURDHUI()", "n’est pas une date"),
    ],
)
def test_a_wrong_date_is_refused_and_never_repaired(text: str, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        read_day(text, TODAY)


def test_two_years_ahead_is_the_limit() -> None:
    assert read_day("23/11/2028", TODAY) == date(2028, 11, 23)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("12/02/2026 Montravel", "Montravel"),
        ("Montravel, 12/02/2026", "Montravel"),
        ("jeudi 12 février 2026 - Montravel", "Montravel"),
        ("12/02/2026 12/02/26", ""),
        ("Montravel (12/02/2026)", "Montravel"),
    ],
)
def test_a_date_is_found_inside_a_longer_text(text: str, rest: str) -> None:
    assert (find_day(text, TODAY).day, find_day(text, TODAY).rest) == (date(2026, 2, 12), rest)


@pytest.mark.parametrize(
    ("text", "words"), [("Montravel", "pas de date"), ("12/02/2026 13/02/2026", "plusieurs dates")]
)
def test_a_session_without_one_date_is_refused(text: str, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        find_day(text, TODAY)


@pytest.mark.parametrize(
    ("text", "hour"),
    [("9h", time(9)), ("9:00", time(9)), ("9h00", time(9)), ("13h30", time(13, 30)), ("9 h 30", time(9, 30)),
     ("09:30:00", time(9, 30)), ("9H30", time(9, 30)), ("9h30 min", time(9, 30))],
)  # fmt: skip
def test_every_way_of_writing_an_hour(text: str, hour: time) -> None:
    assert read_hour(text) == hour


@pytest.mark.parametrize("text", ["25h", "9h75", "9", "matin", "9h-11h", "=9"])
def test_a_wrong_hour_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read_hour(text)


@pytest.mark.parametrize(
    ("text", "code", "precision"),
    [
        ("noumea", "98818", ""),
        ("LA FOA", "98813", ""),
        ("Lafoa", "98813", ""),
        ("ile des pins", "98809", ""),
        ("Mont Dore", "98817", ""),
        ("Lifou (Wé)", "98814", "Wé"),
        ("Tadine - Maré", "98815", "Tadine"),
        ("Lifou, Lifou", "98814", ""),
    ],
)
def test_a_commune_is_found_by_its_name(text: str, code: str, precision: str) -> None:
    found = Gazetteer(COMMUNES).find(text)
    assert (found.code, found.precision) == (code, precision)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("98814", "pas connue"),
        ("Wé", "pas connue"),
        ("Nouéma", "Est-ce « Nouméa »"),
        ("Koné / Thio", "plusieurs communes"),
    ],
)
def test_a_commune_is_never_guessed(text: str, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        Gazetteer(COMMUNES).find(text)


def test_a_name_shared_by_two_communes_is_not_a_commune() -> None:
    with pytest.raises(Unreadable):
        Gazetteer([("1", ["Saint-Jean"]), ("2", ["Saint Jean"])]).find("Saint-Jean")


def test_trainers_are_separated() -> None:
    assert read_list("A. Exemple / B. Exemple, C. Exemple et D. Exemple & E. Exemple") == (
        "A. Exemple", "B. Exemple", "C. Exemple", "D. Exemple", "E. Exemple",
    )  # fmt: skip
