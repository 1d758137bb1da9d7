"""Names typed by ear find their person; probable duplicates are proposed with reasons, others are not."""

import pytest

from numerai.programme.people.likeness import File, best_matches, pairs_to_propose, reasons_same_person

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


def file(id: str, given: str, family: str, phone: str | None = None, year: int | None = None) -> File:
    return File(id=id, family_name=family, given_name=given, phone=phone, birth_year=year, commune=None)


def test_the_four_duplicates_of_the_example_and_not_the_fifth() -> None:
    files = [
        file("1", "Marie", "EXEMPLE", "+687741234", 1958),
        file("2", "Jean-Luc", "Essai", "+687912345", 1971),
        file("3", "Léa", "Modèle", None, 1994),
        file("4", "Wassissi", "Personne", "+687784512"),
        file("5", "MARIE", "Exemple", "+687741234", 1958),
        file("6", "Lea", "Modele", "+687950011", 1994),
        file("7", "Jean Luc", "Essai", "+687912345", 1971),
        file("8", "Jean-Luc", "Essai", "+687912399", 2001),
        file("9", "Wassissi", "Personne", "+687784512", 1966),
        file("10", "", "Test", "+687279999"),
    ]
    assert {(one.id, other.id) for one, other, _ in pairs_to_propose(files)} == {
        ("1", "5"), ("2", "7"), ("3", "6"), ("4", "9"),
    }  # fmt: skip


def test_a_shared_telephone_alone_is_a_household() -> None:
    assert reasons_same_person(file("1", "Rose", "Essai", "+687741234"), file("2", "Paul", "Essai", "+687741234")) == ()


def test_two_birth_years_are_two_people_whatever_else() -> None:
    one, other = file("1", "Rose", "Essai", "+687741234", 1971), file("2", "Rose", "Essai", "+687741234", 1972)
    assert reasons_same_person(one, other) == ()
