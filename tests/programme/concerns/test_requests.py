"""A request about data: which file it opens, to whom, until when; and what is left once that person is erased."""

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

import pytest

from numerai.base.journal import verify
from numerai.base.journal.models import Event
from numerai.base.journal.work import PersonErased
from numerai.base.models import Programme
from numerai.programme.concerns import actions, data_requests, queries
from numerai.programme.concerns.actions import NotNow
from numerai.programme.concerns.models import Concern, ConcernPerson, ConcernReading, ConcernStep
from numerai.programme.concerns.rules import DataStep
from numerai.programme.people import actions as people
from numerai.programme.people.models import Account, Participant
from numerai.programme.people.organisations import write_organisation
from numerai.programme.people.rules import Role
from numerai.programme.workshops.actions.erasure import erase_person
from numerai.programme.workshops.permissions import rows_open_to
from tests.screens.team.stage import TODAY, Furnisher, staff


@pytest.fixture
def by(programme: Programme, now: datetime) -> Furnisher:
    return Furnisher(programme, now, "Exemple")


@pytest.fixture
def corail(by: Furnisher) -> UUID:
    return by.file(by.someone("Corail"))


@pytest.fixture
def petrel(programme: Programme) -> Account:
    return staff(programme, Role.REFERENT, "petrel")


def files_open_to(account: Account) -> set[UUID]:
    bound = rows_open_to(Participant, roles=frozenset({Role.REFERENT}), account=account, today=TODAY)
    return set(Participant.objects.filter(bound).values_list("id", flat=True))


def steps() -> list[str]:
    return list(ConcernStep.objects.values_list("step", flat=True))


def test_only_the_linked_file_is_open_and_only_until_the_answer(
    by: Furnisher, petrel: Account, corail: UUID, now: datetime
) -> None:
    by.file(by.someone("Banian"))
    assert files_open_to(petrel) == set()
    asked = by.request(corail)
    assert files_open_to(petrel) == {corail}
    actions.answer(by.programme, actor="test", by=petrel.id, now=now, concern_id=asked, text="Voici.")
    assert files_open_to(petrel) == set()
    actions.appeal(by.programme, actor="public", now=now, concern_id=asked, text="")
    assert files_open_to(petrel) == {corail}
    assert verify.rebuild(by.programme) == {}


def test_a_request_that_names_a_referent_opens_nothing_to_them(
    by: Furnisher, petrel: Account, corail: UUID, now: datetime
) -> None:
    asked = by.request(corail)
    actions.name(by.programme, actor="test", now=now, concern_id=asked, accounts=[petrel.id], session=None)
    assert files_open_to(petrel) == set()
    assert queries.open_request_of(by.programme, corail, petrel) is None


def test_a_complaint_opens_no_file(by: Furnisher, corail: UUID, now: datetime) -> None:
    with pytest.raises(NotNow):
        data_requests.link(by.programme, actor="test", now=now, concern_id=by.concern(), participant=corail)
    assert not ConcernPerson.objects.exists()


def test_the_main_file_of_a_joined_one_is_open_too(by: Furnisher, petrel: Account, corail: UUID) -> None:
    asked = by.request(corail)
    main = by.file(by.someone("Coraïl"))
    people.merge(by.programme, **by.who, alias=corail, into=main)
    assert files_open_to(petrel) == {corail, main}
    found = queries.open_request_of(by.programme, main, petrel)
    assert found is not None
    assert found.id == asked


def test_another_file_replaces_the_first_and_nobody_unlinks(by: Furnisher, corail: UUID, now: datetime) -> None:
    asked, other = by.request(corail), by.file(by.someone("Banian"))
    who = {"actor": "test", "now": now, "concern_id": asked}
    data_requests.link(by.programme, **who, participant=other)
    assert ConcernPerson.objects.get().participant_id == other
    data_requests.unlink(by.programme, **who)
    data_requests.unlink(by.programme, **who)
    data_requests.nobody_found(by.programme, **who)
    assert not ConcernPerson.objects.exists()
    assert steps() == [DataStep.FOUND, DataStep.FOUND, DataStep.NOT_THEIRS, DataStep.NOBODY]
    assert verify.rebuild(by.programme) == {}


def test_erasing_empties_the_link_and_nothing_in_clear_tells_whose_it_was(
    by: Furnisher, corail: UUID, now: datetime
) -> None:
    asked = by.request(corail)
    first = partial(data_requests.record_step, concern_id=asked, step=DataStep.ERASED)
    erase_person(by.programme, actor="test", now=now, participant_id=corail, first=first)
    assert not ConcernPerson.objects.exists()
    assert steps() == [DataStep.FOUND, DataStep.ERASED]
    for event in Event.objects.filter(subject=asked):
        assert str(corail) not in event.facts
        assert event.person == asked
    for event in Event.objects.filter(subject=corail):
        assert str(asked) not in event.facts
    assert verify.rebuild(by.programme) == {}
    assert verify.verify(by.programme).broken is None
    with pytest.raises(PersonErased):
        data_requests.link(by.programme, actor="test", now=now, concern_id=asked, participant=corail)


def test_erasing_the_request_leaves_the_file_unlinked(
    by: Furnisher, petrel: Account, corail: UUID, now: datetime
) -> None:
    asked = by.request(corail)
    data_requests.refuse(by.programme, actor="test", by=petrel.id, now=now, concern_id=asked, text="Pas à vous.")
    later = now + timedelta(days=31)
    actions.close(by.programme, actor="test", now=later, concern_id=asked)
    actions.erase(by.programme, actor="test", now=later, concern_id=asked)
    assert not ConcernPerson.objects.exists()
    assert steps() == [DataStep.FOUND, DataStep.REFUSED]
    assert verify.rebuild(by.programme) == {}


def test_refusing_is_answering_and_says_why(by: Furnisher, petrel: Account, now: datetime) -> None:
    asked = by.request()
    data_requests.refuse(by.programme, actor="test", by=petrel.id, now=now, concern_id=asked, text="Pas à vous.")
    concern = Concern.objects.get(id=asked)
    assert (concern.status, queries.said(concern).answer) == ("answered", "Pas à vous.")
    with pytest.raises(NotNow):
        data_requests.refuse(by.programme, actor="test", by=petrel.id, now=now, concern_id=asked, text="Non.")


def test_the_first_reading_of_each_organisation_is_one_line(
    programme: Programme, by: Furnisher, petrel: Account, now: datetime
) -> None:
    same, unsaid = staff(programme, Role.REFERENT, "kaori"), staff(programme, Role.REFERENT, "santal")
    other = staff(programme, Role.REFERENT, "cagou")
    for account, key in ((petrel, "open-nc"), (same, "open-nc"), (other, "collectif-handicaps")):
        write_organisation(programme, account, key)
    concern = by.concern()
    for hours, account in enumerate((unsaid, petrel, same, petrel, other)):
        later = now + timedelta(hours=hours)
        actions.mark_read(programme, actor=f"account:{account.id}", now=later, concern_id=concern, by=account)
    lines = Event.objects.filter(kind="concern.first_read").order_by("number")
    assert [line.facts_read()["organisation"] for line in lines] == ["open-nc", "collectif-handicaps"]
    assert Event.objects.filter(kind="concern.read").count() == 4  # one a day for each
    found = dict(ConcernReading.objects.values_list("organisation", "first_at"))
    assert found == {"open-nc": now + timedelta(hours=1), "collectif-handicaps": now + timedelta(hours=4)}
    assert verify.rebuild(programme) == {}


def test_an_organisation_said_after_the_reading_counts_from_the_next_one(
    programme: Programme, by: Furnisher, petrel: Account, now: datetime
) -> None:
    concern = by.concern()
    for key in (None, "open-nc"):
        write_organisation(programme, petrel, key)
        actions.mark_read(programme, actor=f"account:{petrel.id}", now=now, concern_id=concern, by=petrel)
    kinds = Event.objects.filter(subject=concern).order_by("number").values_list("kind", flat=True)
    assert list(kinds) == ["concern.received", "concern.read", "concern.first_read"]


def test_only_an_incident_about_data_is_told_to_the_authority_and_once(by: Furnisher, now: datetime) -> None:
    lost = by.breach()
    data_requests.notified(by.programme, actor="test", now=now, concern_id=lost)
    for concern in (lost, by.concern(), by.request()):
        with pytest.raises(NotNow):
            data_requests.notified(by.programme, actor="test", now=now, concern_id=concern)
