"""Offers: received once, answered, closed, reopened, erased for good; sealed, and told by the journal alone."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest

from numerai.base import erasures
from numerai.base.ids import uuid7
from numerai.base.journal import verify
from numerai.base.journal.models import Event, PersonKey
from numerai.base.journal.work import PersonErased
from numerai.base.models import Programme
from numerai.cli.erasing import erase_all_again
from numerai.programme.support import actions
from numerai.programme.support.models import Offer
from numerai.programme.support.queries import in_state, open_offers, steps_of
from numerai.programme.support.rules import AnswerWay, Gift, OfferState, Proposal, Way, answer_by, can_change

SAID = Proposal("Corail Exemple", "Mairie Exemple", "+687751234", "corail@exemple.invalid", "Une salle au zyxvillage.")


@pytest.fixture
def who(now: datetime) -> dict[str, Any]:
    return {"actor": "test", "now": now}


def receive(programme: Programme, who: dict[str, Any], offer_id: UUID | None = None, **more: Any) -> UUID:
    given = offer_id or uuid7()
    usual = {"way": Way.LEND, "gifts": (Gift.ROOM,), "communes": ("98811",), "proposal": SAID}
    actions.receive_offer(programme, **who, offer_id=given, **{**usual, **more})
    return given


def opened(offer_id: UUID) -> Any:
    return open_offers(Offer.objects.filter(id=offer_id))[0]


def is_whole(programme: Programme) -> bool:
    return verify.verify(programme).broken is None and verify.rebuild(programme) == {}


def test_an_offer_is_received_with_its_words(programme: Programme, who: dict[str, Any]) -> None:
    found = opened(receive(programme, who))
    assert (found.proposal, found.way, found.gifts, found.communes) == (SAID, Way.LEND, (Gift.ROOM,), ("Koné",))
    assert (found.state, in_state(programme, OfferState.NEW).count()) == (OfferState.NEW, 1)
    assert is_whole(programme)


def test_sending_twice_offers_once(programme: Programme, who: dict[str, Any]) -> None:
    offer_id = receive(programme, who)
    receive(programme, who, offer_id, proposal=replace(SAID, words="Autre chose."))
    assert Event.objects.filter(kind="offer.received").count() == 1
    assert opened(offer_id).proposal == SAID


def test_nothing_personal_is_clear(programme: Programme, who: dict[str, Any]) -> None:
    offer_id = receive(programme, who)
    actions.answer_offer(programme, **who, offer_id=offer_id, how=AnswerWay.CALL, note="Rappeler Zyxnotou.")
    rows = [repr(row) for table in (Offer, Event) for row in table.objects.values()]
    traces = ("Corail", "Mairie", "751234", "exemple.invalid", "zyxvillage", "Zyxnotou")
    assert [trace for trace in traces for row in rows if trace in row] == []
    assert any("room" in row for row in rows)  # negative control: what is clear is seen


def test_its_life_is_told_by_the_journal(programme: Programme, who: dict[str, Any]) -> None:
    offer_id = receive(programme, who)
    actions.answer_offer(programme, **who, offer_id=offer_id, how=AnswerWay.CALL, note="Elle rappelle lundi.")
    assert opened(offer_id).state == OfferState.ANSWERED
    actions.close_offer(programme, **who, offer_id=offer_id)
    assert opened(offer_id).state == OfferState.CLOSED
    actions.reopen_offer(programme, **who, offer_id=offer_id)
    assert opened(offer_id).state == OfferState.NEW
    steps = steps_of(programme, offer_id)
    assert [step.kind for step in steps] == ["offer.reopened", "offer.closed", "offer.answered", "offer.received"]
    assert [(step.how, step.note) for step in steps if step.note] == [("call", "Elle rappelle lundi.")]
    assert is_whole(programme)


def test_what_cannot_be_changes_nothing(programme: Programme, who: dict[str, Any]) -> None:
    offer_id = receive(programme, who)
    assert not actions.reopen_offer(programme, **who, offer_id=offer_id)
    actions.close_offer(programme, **who, offer_id=offer_id)
    before = Event.objects.count()
    assert not actions.answer_offer(programme, **who, offer_id=offer_id, how=AnswerWay.SMS)
    assert not actions.close_offer(programme, **who, offer_id=offer_id)
    assert not actions.close_offer(programme, **who, offer_id=uuid7())
    assert Event.objects.count() == before


def test_erasing_destroys_the_key_and_says_so(programme: Programme, who: dict[str, Any]) -> None:
    offer_id, other = receive(programme, who), receive(programme, who)
    actions.answer_offer(programme, **who, offer_id=offer_id, how=AnswerWay.EMAIL, note="Merci.")
    assert actions.erase_offer(programme, **who, offer_id=offer_id)
    assert not actions.erase_offer(programme, **who, offer_id=offer_id)
    found = opened(offer_id)
    assert (found.is_erased, found.proposal, found.state) == (True, Proposal(), OfferState.CLOSED)
    assert [step.note for step in steps_of(programme, offer_id)] == ["", "", ""]
    assert not PersonKey.objects.filter(person=offer_id).exists()
    assert erasures.written_down(programme) == [offer_id]
    assert opened(other).proposal == SAID
    assert is_whole(programme)
    with pytest.raises(PersonErased):
        actions.reopen_offer(programme, **who, offer_id=offer_id)


def test_a_backup_brings_no_erased_offer_back(programme: Programme, who: dict[str, Any], now: datetime) -> None:
    """What is written beside the keys outlives the database that is put back."""
    offer_id, kept = receive(programme, who), receive(programme, who)
    erasures.write_down(programme, {offer_id: None}, now)
    assert erase_all_again(programme, now=now) == 1
    assert erase_all_again(programme, now=now) == 0
    assert (opened(offer_id).is_erased, opened(kept).is_erased) == (True, False)
    assert is_whole(programme)


def test_the_other_programme_sees_and_changes_nothing(
    programme: Programme, other_programme: Programme, who: dict[str, Any]
) -> None:
    offer_id = receive(programme, who)
    assert in_state(other_programme, OfferState.NEW).count() == 0
    assert steps_of(other_programme, offer_id) == []
    assert not actions.close_offer(other_programme, **who, offer_id=offer_id)
    assert not actions.erase_offer(other_programme, **who, offer_id=offer_id)
    assert opened(offer_id).proposal == SAID
    assert list(in_state(programme, OfferState.NEW).values_list("id", flat=True)) == [offer_id]


def test_when_the_answer_was_promised() -> None:
    assert answer_by(date(2026, 11, 23), 7) == date(2026, 11, 30)
    assert answer_by(date(2026, 11, 23), None) is None


@pytest.mark.parametrize("current", OfferState)
def test_only_a_closed_offer_must_be_reopened_first(current: OfferState) -> None:
    assert can_change(current, OfferState.ANSWERED) == (current != OfferState.CLOSED)
    assert can_change(current, OfferState.NEW) == (current != OfferState.NEW)
