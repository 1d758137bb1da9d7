"""The register: sealed words, steps in the journal, and nobody who reads a concern about themself."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from numerai.base.ids import uuid7
from numerai.base.journal import verify
from numerai.base.journal.models import Event, PersonKey
from numerai.base.journal.work import unit_of_work
from numerai.base.models import Programme
from numerai.programme.concerns import actions, looking, queries
from numerai.programme.concerns.actions import AloneWithIt, AlreadyUsed, NotNow, Report, SomeoneElseDecides
from numerai.programme.concerns.models import Concern, ConcernNamed
from numerai.programme.concerns.queries import Unheard
from numerai.programme.concerns.rules import About, AnswerWay, Kind, Said, SaidBy, Status
from numerai.programme.people.models import Account, Membership
from numerai.programme.people.rules import Role
from numerai.programme.workshops.models import SessionTrainer
from tests.screens.team.stage import Furnisher

WORDS = "On a crié sur moi zyx"
Say = Callable[..., Concern]


@pytest.fixture
def say(programme: Programme, now: datetime) -> Say:
    def receive(**said: str) -> Concern:
        report = Report(
            uuid7(), Kind.COMPLAINT, About.PERSON, SaidBy.SELF, AnswerWay.NUMBER, Said(**{"words": WORDS, **said})
        )
        return Concern.objects.get(id=actions.receive(programme, actor="public", now=now, report=report))

    return receive


def referent(programme: Programme, name: str) -> Account:
    account = Account.objects.create(username=name, display_name=name)
    Membership.objects.create(account=account, programme=programme, role=Role.REFERENT)
    return account


def seen_by(account: Account) -> set[UUID]:
    return set(Concern.objects.readable_by(account).values_list("id", flat=True))


def who(account: Account, now: datetime, concern: Concern) -> dict[str, object]:
    return {"actor": f"account:{account.id}", "now": now, "concern_id": concern.id}


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


def noted_by(concern: Concern) -> dict[UUID, tuple[str, UUID | None]]:
    return {row.account_id: (row.how, row.named_by) for row in concern.named.all()}


def test_who_answered_does_not_judge_by_naming_the_others(programme: Programme, now: datetime, say: Say) -> None:
    notou, banian, kauri = (referent(programme, name) for name in ("Notou Exemple", "Banian Modele", "Kauri Type"))
    concern = say()
    actions.answer(programme, **who(notou, now, concern), by=notou.id, text="Voici.")
    actions.appeal(programme, actor="public", now=now, concern_id=concern.id, text="Non.")
    actions.name(programme, **who(notou, now, concern), accounts=[banian.id], session=None)
    assert noted_by(concern) == {banian.id: ("team", notou.id)}
    with pytest.raises(AloneWithIt):
        actions.name(programme, **who(notou, now, concern), accounts=[banian.id, kauri.id], session=None)
    kauri.memberships.all().delete()
    concern.refresh_from_db()
    with pytest.raises(SomeoneElseDecides):
        actions.decide(programme, **who(notou, now, concern), by=notou.id, text="Rien à changer.")
    assert queries.has_nobody(concern)
    # The terminal confirms: the other one is named indeed, and nobody else is left.
    more = {"accounts": [banian.id], "session": None, "sure": [banian.id]}
    actions.name(programme, actor="cli", now=now, concern_id=concern.id, **more)
    assert noted_by(concern) == {banian.id: ("terminal", None)}
    actions.decide(programme, **who(notou, now, concern), by=notou.id, text="Rien à changer.")
    assert verify.rebuild(programme) == {}


@pytest.mark.parametrize(
    "said", [{"where": "atelier de Notou"}, {"words": "Madame Exemple crie"}, {"who": "M. Exemple"}]
)
def test_names_are_looked_for_wherever_they_are_written(programme: Programme, say: Say, said: dict[str, str]) -> None:
    notou = referent(programme, "Notou Exemple")
    about_nobody, about_notou = say(), say(**said)
    assert about_notou.id not in seen_by(notou)
    assert seen_by(notou) == {about_nobody.id}


def test_names_in_an_appeal_count_too(programme: Programme, now: datetime, say: Say) -> None:
    notou, banian = referent(programme, "Notou Exemple"), referent(programme, "Banian Modele")
    concern = say()
    actions.answer(programme, **who(notou, now, concern), by=notou.id, text="Voici.")
    actions.appeal(programme, actor="public", now=now, concern_id=concern.id, text="C’est Banian Modele qui a crié.")
    assert (seen_by(notou), seen_by(banian)) == ({concern.id}, set())
    assert verify.rebuild(programme) == {}


def test_who_joins_comes_back_or_changes_name_is_looked_for_before_reading(
    programme: Programme, now: datetime, say: Say
) -> None:
    about_notou, about_nobody = say(who="Notou"), say()
    notou = referent(programme, "Notou Exemple")
    assert seen_by(notou) == set()  # nothing before their name was looked for
    looking.look_for(programme, now=now, account=notou)
    assert seen_by(notou) == {about_nobody.id}
    notou.display_name = "Nenu Phar"
    notou.save()
    about_nenu = say(where="chez Nenu")
    looking.look_for(programme, now=now, account=notou)
    assert seen_by(notou) == {about_nobody.id}
    assert {about_notou.id, about_nenu.id} == set(
        ConcernNamed.objects.filter(account=notou).values_list("concern", flat=True)
    )
    assert verify.rebuild(programme) == {}


def test_who_was_found_by_mistake_is_not_found_again(programme: Programme, now: datetime, say: Say) -> None:
    notou = referent(programme, "Notou Exemple")
    concern = say(words="Un exemple de problème")
    assert noted_by(concern) == {notou.id: ("story", None)}
    actions.name(programme, actor="cli", now=now, concern_id=concern.id, accounts=[], session=None)
    looking.look_for(programme, now=now, account=notou)
    assert seen_by(notou) == {concern.id}


def test_who_leads_the_workshop_later_no_longer_reads(programme: Programme, now: datetime, say: Say) -> None:
    notou = referent(programme, "Notou Exemple")
    session = Furnisher(programme, now, "Exemple").plan(-3, trainers="")
    concern = say()
    actions.name(programme, actor="cli", now=now, concern_id=concern.id, accounts=(), session=session)
    assert seen_by(notou) == {concern.id}
    SessionTrainer.objects.create(programme=programme, session_id=session, account=notou)
    assert (seen_by(notou), queries.readers_of(concern)) == (set(), set())


def test_a_concern_is_never_opened_on_the_file_of_a_person(programme: Programme, now: datetime) -> None:
    """They would share one key: erasing the concern would destroy the person."""
    by = Furnisher(programme, now, "Exemple")
    person = by.file(by.someone("Niaouli"))
    report = Report(person, Kind.COMPLAINT, About.OTHER, SaidBy.PAPER, AnswerWay.NUMBER, Said(words=WORDS))
    with pytest.raises(AlreadyUsed):
        actions.receive(programme, actor="test", now=now, report=report)
    assert not Concern.objects.exists()


def test_what_coordination_knows_of_the_register_in_one_query(
    programme: Programme, now: datetime, say: Say, django_assert_num_queries: Any
) -> None:
    def unheard() -> Unheard:
        with django_assert_num_queries(1):
            return queries.unheard(programme)

    assert unheard() == Unheard(without_reader=0, has_referent=False)
    say(), say(who="Notou Exemple")
    assert unheard() == Unheard(without_reader=2, has_referent=False)
    notou = referent(programme, "Notou Exemple")
    looking.look_for(programme, now=now, account=notou)
    assert unheard() == Unheard(without_reader=1, has_referent=True)
    session = Furnisher(programme, now, "Exemple").plan(-3, trainers="", trainer_accounts=[notou.id])
    concern = Concern.objects.readable_by(notou).get()
    actions.name(programme, actor="cli", now=now, concern_id=concern.id, accounts=(), session=session)
    ConcernNamed.objects.filter(concern=concern).delete()
    assert unheard() == Unheard(without_reader=2, has_referent=True)  # who leads the workshop does not read either
    referent(programme, "Banian Modele")
    assert unheard() == Unheard(without_reader=0, has_referent=True)
