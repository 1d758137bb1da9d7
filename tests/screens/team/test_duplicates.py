"""Two files that are perhaps one person: a person decides, and can go back on it."""

from typing import Any

import pytest
from django.test import Client

from numerai.programme.people.models import DuplicateDecision, Participant
from tests.screens.team.reading import get, post, words
from tests.screens.team.stage import Furnisher, Stage


def pairs(team: Client) -> list[set[str]]:
    page = get(team, "team:duplicates")
    return [{str(pair["one"]["found"].id), str(pair["other"]["found"].id)} for pair in page.context["pairs"]]


def test_pairs_come_with_their_reasons(team: Client, stage: Stage) -> None:
    assert len(pairs(team)) == 1
    assert "noms proches, même année de naissance" in words(get(team, "team:duplicates"))


def test_the_same_person_becomes_one_and_two_again(team: Client, stage: Stage) -> None:
    one, other = pairs(team)[0]
    page = post(team, "team:merge", one=one, other=other)
    assert "réunis" in words(page)
    assert pairs(team) == []
    newer = Participant.objects.get(id__in=[one, other], merged_into__isnull=False)
    assert str(newer.id) != str(stage.person)  # the older file stays the main one
    post(team, "team:unmerge", newer.id)
    assert pairs(team) == [{one, other}]


def test_two_people_are_no_longer_proposed(team: Client, stage: Stage) -> None:
    one, other = pairs(team)[0]
    post(team, "team:keep_apart", one=one, other=other)
    assert pairs(team) == []
    assert DuplicateDecision.objects.count() == 1


def mergers(team: Client, *couples: tuple[Any, Any]) -> None:
    for one, other in couples:
        post(team, "team:merge", one=one, other=other)


@pytest.mark.parametrize("order", [[(0, 1), (2, 3), (1, 3)], [(0, 1), (2, 3), (0, 2)], [(2, 3), (0, 1), (2, 0)]])
def test_merging_those_already_merged_makes_no_chain(
    team: Client, furnisher: Furnisher, order: list[tuple[int, int]]
) -> None:
    files = [furnisher.file(furnisher.someone(name)) for name in ("Un", "Deux", "Trois", "Quatre")]
    for one, other in order:
        roots = [Participant.objects.get(id=files[place]) for place in (one, other)]
        mergers(team, tuple(row.merged_into_id or row.id for row in roots))
    mains = {row.merged_into_id for row in Participant.objects.exclude(merged_into=None)}
    assert len(mains) == 1
    assert Participant.objects.get(id=mains.pop()).merged_into_id is None


@pytest.mark.parametrize("given", [{}, {"one": "x", "other": "y"}, {"one": "00000000-0000-0000-0000-000000000000"}])
def test_a_form_that_names_nobody_is_not_found(team: Client, stage: Stage, given: dict[str, str]) -> None:
    assert post(team, "team:merge", **given).status_code == 404


def test_one_file_is_not_merged_with_itself(team: Client, stage: Stage) -> None:
    assert post(team, "team:merge", one=stage.person, other=stage.person).status_code == 404
    assert Participant.objects.get(id=stage.person).merged_into_id is None
