"""Whom the words name: exact words and sounds, titles, doubts; and who may take a concern away from whom."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numerai.programme.concerns.naming import How, may_name, named

NOTOU, BANIAN, HO, MARTIN, MARIE, ROSE = (UUID(int=number) for number in range(1, 7))
NAMES = {
    NOTOU: "Notou Exemple",
    BANIAN: "Banian Modèle",
    HO: "Wa Ho",
    MARTIN: "Jean Martin",
    MARIE: "CORAIL Marie-Lou",
    ROSE: "Rose de la Baie",
}
SURE, DOUBT = How.WORDS, How.STORY


@pytest.mark.parametrize(
    ("about", "told", "found"),
    [
        ("notou", "", {NOTOU: SURE}),
        ("madame exemple", "", {NOTOU: SURE}),
        ("Banian et notou", "", {NOTOU: SURE, BANIAN: SURE}),
        ("atelier de Jean Martin", "", {MARTIN: SURE}),
        ("jan martin", "", {MARTIN: SURE}),
        ("M. Ho", "", {HO: SURE}),
        ("Ho", "", {HO: SURE}),
        ("au nord, à la mairie de Koné", "", {}),
        ("le formateur", "il a crié", {}),
        ("", "Wa Ho a crié", {HO: SURE}),
        ("", "notou exemple a crié", {NOTOU: SURE}),
        ("", "Madame Martin a crié", {MARTIN: SURE}),
        ("", "la formatrice notou a crié", {NOTOU: SURE}),
        ("", "martin a crié", {MARTIN: DOUBT}),
        ("", "Il y a eau et au bord, un mot", {}),
        ("", "un notou chantait", {}),
        ("", "Notou a crié", {NOTOU: DOUBT}),
        ("", "Jean a crié", {}),
        ("", "corail cassé", {MARIE: DOUBT}),
        ("", "la salle de la mairie", {}),
    ],
)
def test_whom_the_words_name(about: str, told: str, found: dict[UUID, How]) -> None:
    assert named(about, told, NAMES) == found


def test_a_given_name_that_two_bear_tells_neither_in_a_story() -> None:
    assert named("", "Notou a crié", {**NAMES, UUID(int=9): "Notou Autre"}) == {}


@given(text=st.text(), account=st.sampled_from(sorted(NAMES)))
def test_more_words_never_take_a_name_away(text: str, account: UUID) -> None:
    assert account in named(f"{text} {NAMES[account]}", "", NAMES)
    assert account in named("", f"{text} {NAMES[account]} {text}", NAMES)


people = st.sets(st.sampled_from([UUID(int=number) for number in range(1, 5)]))


@given(before=people, after=people, by=st.sampled_from([NOTOU, BANIAN]))
def test_nobody_stays_alone_by_naming_the_others(before: set[UUID], after: set[UUID], by: UUID) -> None:
    if may_name(by, before, after):
        assert after - {by} or not before - {by}
    assert may_name(None, before, after)
