"""Two files that are perhaps one person: a person decides, and can go back on it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from numerai.base.journal.models import Event
from numerai.base.journal.work import UnitOfWork
from numerai.programme.people.models import DuplicateDecision, Participant
from numerai.programme.workshops.actions.erasure import erase_person
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
    assert "Les deux dossiers sont réunis" in words(page)
    assert words(page).index("Annuler : ce sont deux personnes") < words(page).index("Rien n’est réuni tout seul")
    assert pairs(team) == []
    newer = Participant.objects.get(id__in=[one, other], merged_into__isnull=False)
    assert str(newer.id) != str(stage.person)  # the older file stays the main one
    assert page.content.decode().count(f'action="/equipe/personnes/{newer.id}/separer/"') == 1
    post(team, "team:unmerge", newer.id)
    assert pairs(team) == [{one, other}]


def test_an_address_that_names_another_file_shows_nothing_to_undo(team: Client, stage: Stage) -> None:
    for named in (stage.person, "n’importe quoi"):
        page = team.get(reverse("team:duplicates"), {"reuni": str(named)})
        assert "Annuler : ce sont deux personnes" not in words(page)


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


@pytest.mark.parametrize(
    "order", [[(0, 1), (1, 2), (0, 2)], [(0, 1), (2, 0), (2, 1)], [(0, 1), (2, 3), (1, 3), (0, 2)]]
)
def test_a_page_left_open_makes_no_chain_and_no_ring(
    team: Client, furnisher: Furnisher, order: list[tuple[int, int]]
) -> None:
    """The files named are those of the page, merged or not since."""
    files = [furnisher.file(furnisher.someone(name)) for name in ("Un", "Deux", "Trois", "Quatre")]
    mergers(team, *((files[one], files[other]) for one, other in order))
    mains = set(Participant.objects.exclude(merged_into=None).values_list("merged_into", flat=True))
    assert len(mains) == 1
    assert Participant.objects.get(id=mains.pop()).merged_into_id is None


def test_merging_again_says_that_it_is_done_and_writes_nothing(team: Client, furnisher: Furnisher) -> None:
    one, other = (furnisher.file(furnisher.someone(name)) for name in ("Un", "Deux"))
    mergers(team, (one, other))
    before = Event.objects.count()
    page = post(team, "team:merge", one=other, other=one)
    assert "déjà réunis" in words(page)
    assert Event.objects.count() == before


@pytest.mark.parametrize("place", [0, 1])
def test_an_erased_file_is_not_merged(team: Client, furnisher: Furnisher, place: int) -> None:
    files = [furnisher.file(furnisher.someone(name)) for name in ("Un", "Deux")]
    erase_person(furnisher.programme, **furnisher.who, participant_id=files[place])
    assert post(team, "team:merge", one=files[0], other=files[1]).status_code == 410
    assert not Participant.objects.exclude(merged_into=None).exists()


def test_all_the_files_of_a_person_follow_or_none(
    team: Client, furnisher: Furnisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failure half-way leaves what was."""
    files = [furnisher.file(furnisher.someone(name)) for name in ("Un", "Deux", "Trois", "Quatre")]
    mergers(team, (files[0], files[1]), (files[2], files[3]))
    before = dict(Participant.objects.values_list("id", "merged_into"))
    monkeypatch.setattr(UnitOfWork, "append", lambda work: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        mergers(team, (files[1], files[3]))
    assert dict(Participant.objects.values_list("id", "merged_into")) == before


def test_separating_twice_writes_once(team: Client, furnisher: Furnisher) -> None:
    one, other = (furnisher.file(furnisher.someone(name)) for name in ("Un", "Deux"))
    mergers(team, (one, other))
    for _ in range(2):
        post(team, "team:unmerge", other)
    assert Event.objects.filter(kind="participant.unmerged").count() == 1


@pytest.mark.parametrize("given", [{}, {"one": "x", "other": "y"}, {"one": "00000000-0000-0000-0000-000000000000"}])
def test_a_form_that_names_nobody_is_not_found(team: Client, stage: Stage, given: dict[str, str]) -> None:
    assert post(team, "team:merge", **given).status_code == 404


def test_one_file_is_not_merged_with_itself(team: Client, stage: Stage) -> None:
    assert post(team, "team:merge", one=stage.person, other=stage.person).status_code == 404
    assert Participant.objects.get(id=stage.person).merged_into_id is None
