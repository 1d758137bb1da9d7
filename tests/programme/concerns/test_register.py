"""The register: sealed words, steps in the journal, and nobody who reads a concern about themself."""

from datetime import datetime, timedelta

import pytest

from numerai.base.ids import uuid7
from numerai.base.journal import verify
from numerai.base.journal.models import Event, PersonKey
from numerai.base.journal.work import unit_of_work
from numerai.base.models import Programme
from numerai.programme.concerns import actions, queries
from numerai.programme.concerns.actions import NotNow, Report, SomeoneElseDecides
from numerai.programme.concerns.models import Concern, ConcernNamed
from numerai.programme.concerns.rules import About, AnswerWay, Kind, Said, SaidBy, Status
from tests.programme.concerns.register import WORDS, Say, referent, seen_by, who
from tests.screens.team.stage import Furnisher


def test_words_are_sealed_and_opened_again(programme: Programme, say: Say) -> None:
    concern = say(who="Untel", phone="+687741234")
    assert queries.said(concern) == Said(words=WORDS, who="Untel", phone="+687741234")
    event = Event.objects.of(programme).get(subject=concern.id)
    for clear in (bytes(concern.sealed), bytes(event.personal), event.facts.encode()):
        assert b"zyx" not in clear
        assert b"Untel" not in clear


def test_whoever_is_named_never_sees_it(programme: Programme, say: Say) -> None:
    notou, banian = referent(programme, "Notou Exemple"), referent(programme, "Banian Modele")
    about_notou, about_nobody = say(who="la formatrice Notou"), say(who="")
    assert seen_by(notou) == {about_nobody.id}
    assert seen_by(banian) == {about_nobody.id, about_notou.id}


def test_without_the_name_it_would_be_seen(programme: Programme, say: Say) -> None:
    """Negative control: the row alone, not the role, makes the difference."""
    notou = referent(programme, "Notou Exemple")
    concern = say(who="Notou")
    assert seen_by(notou) == set()
    ConcernNamed.objects.filter(concern=concern).delete()
    assert seen_by(notou) == {concern.id}


def test_who_led_the_workshop_is_named_with_it(programme: Programme, now: datetime, say: Say) -> None:
    notou = referent(programme, "Notou Exemple")
    session = Furnisher(programme, now, "Exemple").plan(-3, trainers="Notou E., Banian")
    concern = say()
    assert seen_by(notou) == {concern.id}
    actions.name(programme, actor="test", now=now, concern_id=concern.id, accounts=(), session=session)
    assert seen_by(notou) == set()


def test_the_colleague_who_led_it_is_named_whatever_the_words_say(
    programme: Programme, now: datetime, say: Say
) -> None:
    notou = referent(programme, "Notou Exemple")
    session = Furnisher(programme, now, "Exemple").plan(-3, trainers="", trainer_accounts=[notou.id])
    concern = say()
    actions.name(programme, actor="test", now=now, concern_id=concern.id, accounts=(), session=session)
    assert seen_by(notou) == set()


def test_from_receipt_to_decision(programme: Programme, now: datetime, say: Say) -> None:
    notou, banian = referent(programme, "Notou Exemple"), referent(programme, "Banian Modele")
    concern = say()
    actions.acknowledge(programme, **who(notou, now, concern))
    actions.answer(programme, **who(notou, now, concern), by=notou.id, text="Nous regrettons.")
    actions.appeal(programme, actor="public", now=now, concern_id=concern.id, text="Pas assez.")
    with pytest.raises(SomeoneElseDecides):
        actions.decide(programme, **who(notou, now, concern), by=notou.id, text="Rien à changer.")
    actions.decide(programme, **who(banian, now, concern), by=banian.id, text="Vous avez raison.")
    concern.refresh_from_db()
    assert concern.status == Status.CLOSED
    said = queries.said(concern)
    assert (said.words, said.answer, said.appeal, said.decision) == (
        WORDS,
        "Nous regrettons.",
        "Pas assez.",
        "Vous avez raison.",
    )
    steps = Event.objects.of(programme).filter(subject=concern.id).order_by("number").values_list("kind", flat=True)
    assert [kind.removeprefix("concern.") for kind in steps] == [
        "received",
        "acknowledged",
        "answered",
        "appealed",
        "decided",
    ]
    assert verify.rebuild(programme) == {}


def test_nobody_closes_before_the_person_could_disagree(programme: Programme, now: datetime, say: Say) -> None:
    notou, concern = referent(programme, "Notou Exemple"), say()
    actions.answer(programme, **who(notou, now, concern), by=notou.id, text="Voici.")
    with pytest.raises(NotNow):
        actions.close(programme, **who(notou, now, concern))
    actions.close(programme, **who(notou, now + timedelta(days=31), concern))


def test_sending_twice_opens_one(programme: Programme, now: datetime) -> None:
    report = Report(uuid7(), Kind.DATA, About.DATA, SaidBy.SELF, AnswerWay.NUMBER, Said(words=WORDS))
    for _ in range(2):
        actions.receive(programme, actor="public", now=now, report=report)
    assert Concern.objects.count() == 1


def test_erased_words_are_gone_and_stay_gone(programme: Programme, now: datetime, say: Say) -> None:
    notou, concern, other = referent(programme, "Notou Exemple"), say(), say()
    with pytest.raises(NotNow):
        actions.erase(programme, **who(notou, now, concern))
    actions.answer(programme, **who(notou, now, concern), by=notou.id, text="Voici.")
    later = now + timedelta(days=31)
    actions.close(programme, **who(notou, later, concern))
    key = PersonKey.objects.get(person=concern.id)
    actions.erase(programme, **who(notou, later, concern))
    concern.refresh_from_db()
    assert (concern.sealed, concern.status, queries.said(concern)) == (None, Status.CLOSED, Said())
    assert queries.said(other).words == WORDS
    assert verify.rebuild(programme) == {}
    # A restored backup brings the key and the row back.
    key.save(force_insert=True)
    Concern.objects.filter(id=concern.id).update(erased_at=None)
    assert actions.erase_again(programme, now=later) == 1
    assert not PersonKey.objects.filter(person=concern.id).exists()
    assert actions.erase_again(programme, now=later) == 0


def test_nobody_left_to_read_it_is_known(programme: Programme, say: Say) -> None:
    referent(programme, "Notou Exemple")
    assert queries.readers_of(say(who="Notou")) == set()
    assert len(queries.readers_of(say())) == 1


def test_a_workshop_that_joins_another_is_followed(programme: Programme, now: datetime, say: Say) -> None:
    by, concern = Furnisher(programme, now, "Exemple"), say()
    sheet, session = by.plan(-3), by.plan(-3)
    actions.name(programme, actor="test", now=now, concern_id=concern.id, accounts=(), session=sheet)
    with unit_of_work(programme, actor="test", now=now) as work:
        work.record("session.absorbed", subject=sheet, facts={"into": session})
    concern.refresh_from_db()
    assert concern.session_id == session
    assert verify.rebuild(programme) == {}
