"""Files found to be one person, and found again to be several: each undo gives back what there was before."""

from datetime import datetime
from uuid import UUID

import pytest

from numerai.base.journal import verify
from numerai.base.journal.work import unit_of_work
from numerai.base.models import Programme
from numerai.programme.people import actions
from numerai.programme.people.models import Participant
from numerai.programme.people.rules import Identity, Origin

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(programme: Programme, now: datetime) -> list[UUID]:
    with unit_of_work(programme, actor="test", now=now) as work:
        names = ("Corail", "Korail", "Corraille")
        return [
            actions.register(work, identity=Identity(given_name=name, family_name="Exemple"), origin=Origin.TEAM)
            for name in names
        ]


def merged(files: list[UUID]) -> list[UUID | None]:
    found = dict(Participant.objects.values_list("id", "merged_into"))
    return [found[file] for file in files]


def test_separating_a_file_gives_back_those_that_came_with_it(
    programme: Programme, now: datetime, files: list[UUID]
) -> None:
    main, file, alias = files
    who = {"actor": "test", "now": now}
    actions.merge(programme, **who, alias=alias, into=file)
    actions.merge(programme, **who, alias=file, into=main)
    assert merged(files) == [None, main, main]
    actions.unmerge(programme, **who, alias=file)
    assert merged(files) == [None, None, file]
    assert verify.rebuild(programme) == {}


def test_a_file_that_came_by_itself_stays(programme: Programme, now: datetime, files: list[UUID]) -> None:
    main, file, alias = files
    who = {"actor": "test", "now": now}
    actions.merge(programme, **who, alias=alias, into=file)
    actions.merge(programme, **who, alias=file, into=main)
    actions.unmerge(programme, **who, alias=alias)
    actions.merge(programme, **who, alias=alias, into=main)
    actions.unmerge(programme, **who, alias=file)
    assert merged(files) == [None, None, main]
