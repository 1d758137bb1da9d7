"""What a search finds, who may find whom, and that what it rests on follows corrections, erasures and rebuilds.

Among ten thousand people: see `tests/screens/team/test_ten_thousand.py`.
"""

from datetime import datetime
from typing import Any

import pytest

from numerai.base.models import Programme
from numerai.base.text import fold, fold_lines
from numerai.programme.people import likeness
from numerai.programme.people.queries import search
from numerai.programme.workshops.actions.erasure import erase_person
from tests.programme.people.invented import BY_EAR, names
from tests.screens.team.stage import Furnisher

CROWD = names()


def first_three(typed: str) -> list[str]:
    return [CROWD[place] for place in likeness.best_matches(typed, CROWD, limit=3)]


def test_without_the_rules_of_the_ear_many_are_not_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likeness, "EAR_RULES", [])
    assert sum(meant not in first_three(typed) for typed, meant in BY_EAR) >= 10


@pytest.mark.parametrize("typed", ["", " ", "---", "ʔ", "h", "qzqzqz 99"])
def test_what_is_no_name_finds_nobody_or_somebody_but_never_fails(typed: str) -> None:
    assert len(first_three(typed)) <= 3


def test_many_names_are_folded_as_each_alone() -> None:
    odd = ["Œuvre – d’Été", "", "  A\u0301  b_c ", "ﬁn İı", "12/3 ½", "\u3000x\u200b"]
    assert fold_lines("\n".join([*CROWD, *odd])).split("\n")[-len(odd) :] == [fold(name) for name in odd]
    assert fold_lines("\n".join(CROWD[:500])).split("\n") == [fold(name) for name in CROWD[:500]]


def test_whoever_is_erased_is_found_by_nobody_at_once(programme: Programme, now: datetime) -> None:
    by = Furnisher(programme, now, "Exemple")
    gone, stays = by.file(by.someone("Corail")), by.file(by.someone("Coraille"))
    assert [person.id for person in search(programme, "korail exemple")] == [gone, stays]
    erase_person(programme, actor="test", now=now, participant_id=gone)
    assert [person.id for person in search(programme, "korail exemple")] == [stays]


def test_a_search_opens_names_in_few_queries(
    programme: Programme, now: datetime, django_assert_max_num_queries: Any
) -> None:
    by = Furnisher(programme, now, "Exemple")
    for name in ("Corail", "Banian", "Notou"):
        by.file(by.someone(name))
    with django_assert_max_num_queries(4):
        assert search(programme, "banyan")[0].name == "Banian Exemple"
