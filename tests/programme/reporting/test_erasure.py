"""Erasing people moves no figure: what is needed of them stays as counts that name nobody."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest

from numerai.base.journal import verify
from numerai.base.models import Programme
from numerai.programme.people.actions import merge
from numerai.programme.people.models import Participant
from numerai.programme.reporting.queries import indicators, rows_behind
from numerai.programme.reporting.rules import Key
from numerai.programme.workshops.actions.erasure import close_margins, erase_person
from numerai.programme.workshops.actions.sessions import cancel_session
from numerai.programme.workshops.rules import CancelCause
from tests.programme.reporting.builders import HIENGHENE, LIFOU, TODAY, Builder

MARCH, APRIL, MAY = date(2026, 3, 12), date(2026, 4, 14), date(2026, 5, 21)
TWIN = {"given_name": "Corail", "family_name": "Exemple", "birth_year": 1958}


@pytest.fixture
def everyone(programme: Programme, now: datetime) -> dict[str, UUID]:
    """Answers, blanks, merged files, possible duplicates, counted margins, a cancelled session."""
    build = Builder(programme, now)
    who = {
        "yes": build.person(given_name="Banian", with_disability=True, job_seeking=False),
        "no": build.person(given_name="Notou", with_disability=False),
        "silent": build.person(given_name="Niaouli"),
        "twin": build.person(**TWIN, with_disability=True),
        "other_twin": build.person(**TWIN, phone="+687751234"),
        "third_twin": build.person(**TWIN),
        "alias": build.person(given_name="Kaori", job_seeking=True),
        "main": build.person(given_name="Kaori", with_disability=True),
        "never_came": build.person(**TWIN, with_disability=True),
        "only_cancelled": build.person(given_name="Gaïac", with_disability=True),
    }
    merge(programme, actor="test", now=now, alias=who["alias"], into=who["main"])
    first, second = build.session(MARCH), build.session(APRIL, HIENGHENE)
    third, cancelled = build.session(MAY, LIFOU), build.session(MAY)
    build.came(first, *(who[name] for name in ("yes", "no", "silent", "twin", "alias", "main")))
    build.came(second, who["yes"], who["other_twin"], who["third_twin"], who["alias"])
    build.came(third, who["yes"], who["twin"])
    build.count(third, 8, with_disability=3)
    build.came(cancelled, who["only_cancelled"])
    cancel_session(programme, actor="test", now=now, session_id=cancelled, cause=CancelCause.VENUE)
    build.need(who["yes"], first)
    return who


def figures(programme: Programme) -> dict[str, Any]:
    """All but the notes, which do say that someone was erased."""
    return {name: value for name, value in indicators(programme, today=TODAY).items() if name != "notes"}


@pytest.mark.parametrize(
    "name",
    ["yes", "no", "silent", "twin", "other_twin", "alias", "main", "never_came", "only_cancelled"],
)
def test_no_figure_moves_when_someone_is_erased(
    programme: Programme, now: datetime, everyone: dict[str, UUID], name: str
) -> None:
    before = figures(programme)
    assert erase_person(programme, actor="test", now=now, participant_id=everyone[name]) >= 1
    assert figures(programme) == before


def test_no_figure_moves_when_everyone_is_erased(
    programme: Programme, now: datetime, everyone: dict[str, UUID]
) -> None:
    before = figures(programme)
    for person in everyone.values():
        erase_person(programme, actor="test", now=now, participant_id=person)
        close_margins(programme, now=now)
    assert not Participant.objects.of(programme).filter(erased_at=None).exists()
    assert figures(programme) == before
    for key in Key:
        table = rows_behind(programme, key, today=TODAY)
        told = [row.count for row in table.rows if row.count is not None]
        assert table.total == (sum(told) if told or not table.rows else None)
    assert verify.verify(programme).broken is None
    assert verify.rebuild(programme) == {}


def test_an_alias_of_an_alias_goes_with_the_person(
    programme: Programme, now: datetime, everyone: dict[str, UUID]
) -> None:
    merge(programme, actor="test", now=now, alias=everyone["main"], into=everyone["silent"])
    assert erase_person(programme, actor="test", now=now, participant_id=everyone["alias"]) == 3


def test_the_notes_say_that_a_doubt_can_no_longer_be_settled(
    programme: Programme, now: datetime, everyone: dict[str, UUID]
) -> None:
    erase_person(programme, actor="test", now=now, participant_id=everyone["twin"])
    notes = indicators(programme, today=TODAY)["notes"]
    assert "ne se décident plus" in notes["people_distinct"]
