"""What a search finds, who may find whom, and that what it rests on follows corrections, erasures and rebuilds.

Among ten thousand people: see `tests/screens/team/test_ten_thousand.py`.
"""

import random
from datetime import datetime
from itertools import combinations
from typing import Any

import pytest
from django.db.models import Q

from numerai.base.journal.verify import rebuild
from numerai.base.journal.work import unit_of_work
from numerai.base.models import Programme
from numerai.base.text import fold, fold_lines
from numerai.programme.people import actions, likeness
from numerai.programme.people.models import Lookup, NameSounds, Participant
from numerai.programme.people.projections import make_all_findable
from numerai.programme.people.queries import Person, all_people, duplicates_to_decide, search
from numerai.programme.people.rules import Identity
from numerai.programme.people.sounds import CLASSES, TWIN_KINDS, trace
from numerai.programme.workshops.actions.erasure import erase_person
from tests.programme.people.invented import BY_EAR, names
from tests.screens.team.stage import Furnisher

CROWD = names()
FEW = likeness.LOOKED_AT


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
    with django_assert_max_num_queries(2):
        assert search(programme, "banyan")[0].name == "Banian Exemple"


def found(programme: Programme, asked: str) -> list[str]:
    return [person.name for person in search(programme, asked, limit=FEW)]


def test_among_few_people_the_answer_is_that_of_ranking_everyone(programme: Programme, now: datetime) -> None:
    everyone = CROWD[:FEW]
    for name in everyone:
        given, _, family = name.partition(" ")
        Furnisher(programme, now, family).file(Identity(given_name=given, family_name=family))
    for typed in ("ro", "h", "ka", "wa no", "b k", "marierose", *(typed for typed, _ in BY_EAR)):
        ranked = [everyone[place] for place in likeness.best_matches(typed, everyone, limit=FEW)]
        assert sorted(found(programme, typed)) == sorted(ranked), typed
    assert rebuild(programme) == {}


def test_a_correction_an_alias_and_a_rebuild_are_followed(programme: Programme, now: datetime) -> None:
    by = Furnisher(programme, now, "Exemple")
    one, other = by.file(by.someone("Corail")), by.file(by.someone("Banian"))
    actions.merge(programme, actor="test", now=now, alias=other, into=one)
    with unit_of_work(programme, actor="test", now=now) as work:
        actions.correct(work, person=one, changes={"given_name": "Notou"})
    assert found(programme, "korail") == []
    assert found(programme, "notu") == ["Notou Exemple"]
    assert found(programme, "banyan") == ["Banian Exemple"]  # an alias is found too
    assert NameSounds.objects.count() == Participant.objects.count()
    assert rebuild(programme) == {}
    erase_person(programme, actor="test", now=now, participant_id=one)
    assert not NameSounds.objects.exists()
    assert not Lookup.objects.exists()
    assert rebuild(programme) == {}


@pytest.mark.parametrize("before", ["no trace", "other rules of the ear"])
def test_files_opened_before_are_made_findable_once(programme: Programme, now: datetime, before: str) -> None:
    by = Furnisher(programme, now, "Exemple")
    stays, gone = by.file(by.someone("Corail")), by.file(by.someone("Banian"))
    erase_person(programme, actor="test", now=now, participant_id=gone)
    if before == "no trace":
        NameSounds.objects.all().delete()
        Lookup.objects.filter(kind__in=TWIN_KINDS).delete()
    else:
        NameSounds.objects.update(trace="0" * 22, rules="former")
    assert found(programme, "korail") == []
    assert rebuild(programme) != {}
    assert (make_all_findable(programme), make_all_findable(programme)) == (1, 0)
    assert [person.id for person in search(programme, "korail")] == [stays]
    assert rebuild(programme) == {}


def test_a_damaged_file_does_not_stop_the_others(programme: Programme, now: datetime) -> None:
    by = Furnisher(programme, now, "Exemple")
    damaged = by.file(by.someone("Corail"))
    by.file(by.someone("Banian"))
    Participant.objects.filter(id=damaged).update(sealed=b"damaged")
    NameSounds.objects.all().delete()
    assert make_all_findable(programme) == 1
    assert found(programme, "banyan") == ["Banian Exemple"]


def test_whoever_asks_finds_only_whom_they_may(programme: Programme, now: datetime) -> None:
    by = Furnisher(programme, now, "Exemple")
    own, _ = by.file(by.someone("Corail")), by.file(by.someone("Coraille"))
    assert [person.id for person in search(programme, "korail", among=Q(id=own))] == [own]
    assert search(programme, "korail", among=Q(pk__in=[])) == []


def test_another_programme_is_never_searched(programme: Programme, other_programme: Programme, now: datetime) -> None:
    by = Furnisher(other_programme, now, "Ailleurs")
    by.file(by.someone("Corail"))
    assert search(programme, "corail") == []
    assert found(other_programme, "corail") == ["Corail Ailleurs"]


@pytest.mark.parametrize("seed", range(4))
def test_pairs_are_those_of_comparing_everyone_with_everyone(programme: Programme, now: datetime, seed: int) -> None:
    chance, by = random.Random(seed), Furnisher(programme, now, "Exemple")
    files = [
        by.file(
            Identity(
                given_name=chance.choice(["Rose", "Roze", "Corail", "Korail", ""]),
                family_name=chance.choice(["Tchassa", "Djaxa", "Essai", "h", ""]),
                phone=chance.choice([None, "+687741001", "+687741002"]),
                birth_year=chance.choice([None, 1958, 1971]),
            )
        )
        for _ in range(40)
    ]
    actions.merge(programme, actor="test", now=now, alias=files[0], into=files[1])
    erase_person(programme, actor="test", now=now, participant_id=files[2])
    apart = duplicates_to_decide(programme)[0]
    actions.keep_apart(programme, actor="test", now=now, one=apart.other.id, other=apart.one.id)
    alone = [person for person in all_people(programme) if person.merged_into is None]
    everyone = {
        frozenset((one.id, other.id)): reasons
        for one, other in combinations(alone, 2)
        if (reasons := likeness.reasons_same_person(compared(one), compared(other)))
    }
    everyone.pop(frozenset((apart.one.id, apart.other.id)))
    proposed = {frozenset((pair.one.id, pair.other.id)): pair.reasons for pair in duplicates_to_decide(programme)}
    assert proposed == everyone
    assert len(proposed) > 5


def compared(person: Person) -> likeness.File:
    known = person.identity
    return likeness.File(known.family_name, known.given_name, known.phone, known.birth_year)


def test_names_that_are_equal_do_not_look_equal(db: None) -> None:
    traces = [trace(f"person {rank}", CROWD[0]) for rank in range(2000)]
    assert len(set(traces)) == CLASSES
    assert len({digits[2:] for digits in traces}) > CLASSES / 2
