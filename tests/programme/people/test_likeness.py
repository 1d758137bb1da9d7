"""Names typed by ear find their person; probable duplicates are proposed with reasons, others are not."""

from itertools import combinations

import pytest

from numerai.programme.people.likeness import File, best_matches, reasons_same_person

# asked, name of the file; all invented
BY_EAR = [
    ("modele lea", "Léa Modèle"),
    ("Esemple", "Marie Exemple"),
    ("esai jean luc", "Jean-Luc Essai"),
    ("tjibao", "Corail Tchibao-Fictif"),
    ("wasisi", "Wassissi Personne"),
    ("banyan", "Rose Banian"),
    ("fotografe", "Paul Photographe"),
    ("chapitre", "Sylvie Chapittre"),
]


@pytest.mark.parametrize(("asked", "name"), BY_EAR)
def test_a_name_typed_by_ear_finds_its_person_first(asked: str, name: str) -> None:
    others = [other for _, other in BY_EAR] + ["Arthur Lagon", "Zoé Mangrove", "Paulette Récif"]
    assert others[best_matches(asked, others, limit=1)[0]] == name


def file(given: str, family: str, phone: str | None = None, year: int | None = None) -> File:
    return File(family_name=family, given_name=given, phone=phone, birth_year=year)


def test_the_four_duplicates_of_the_example_and_not_the_fifth() -> None:
    files = {
        1: file("Marie", "EXEMPLE", "+687741234", 1958),
        2: file("Jean-Luc", "Essai", "+687912345", 1971),
        3: file("Léa", "Modèle", None, 1994),
        4: file("Wassissi", "Personne", "+687784512"),
        5: file("MARIE", "Exemple", "+687741234", 1958),
        6: file("Lea", "Modele", "+687950011", 1994),
        7: file("Jean Luc", "Essai", "+687912345", 1971),
        8: file("Jean-Luc", "Essai", "+687912399", 2001),
        9: file("Wassissi", "Personne", "+687784512", 1966),
        10: file("", "Test", "+687279999"),
    }
    found = {pair for pair in combinations(files, 2) if reasons_same_person(*(files[place] for place in pair))}
    assert found == {(1, 5), (2, 7), (3, 6), (4, 9)}


def test_a_shared_telephone_alone_is_a_household() -> None:
    assert reasons_same_person(file("Rose", "Essai", "+687741234"), file("Paul", "Essai", "+687741234")) == ()


def test_two_birth_years_are_two_people_whatever_else() -> None:
    one, other = file("Rose", "Essai", "+687741234", 1971), file("Rose", "Essai", "+687741234", 1972)
    assert reasons_same_person(one, other) == ()
