"""Who is kept away from a concern: found in its words, noted by a referent, or leading its workshop."""

from datetime import datetime
from uuid import UUID

import pytest

from numerai.base.journal import verify
from numerai.base.models import Programme
from numerai.programme.concerns import actions, looking, queries
from numerai.programme.concerns.actions import AloneWithIt, AlreadyUsed, Report, SomeoneElseDecides
from numerai.programme.concerns.models import Concern, ConcernNamed
from numerai.programme.concerns.rules import About, AnswerWay, Kind, Said, SaidBy
from numerai.programme.workshops.models import SessionTrainer
from tests.programme.concerns.register import WORDS, Say, referent, seen_by, who
from tests.screens.team.stage import Furnisher


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


def test_what_coordination_knows_of_the_register(programme: Programme, now: datetime, say: Say) -> None:
    def unheard() -> tuple[int, bool]:
        return queries.without_reader(programme).count(), queries.referents_at_work(programme).exists()

    assert unheard() == (0, False)
    say(), say(who="Notou Exemple")
    assert unheard() == (2, False)
    notou = referent(programme, "Notou Exemple")
    looking.look_for(programme, now=now, account=notou)
    assert unheard() == (1, True)
    session = Furnisher(programme, now, "Exemple").plan(-3, trainers="", trainer_accounts=[notou.id])
    concern = Concern.objects.readable_by(notou).get()
    actions.name(programme, actor="cli", now=now, concern_id=concern.id, accounts=(), session=session)
    ConcernNamed.objects.filter(concern=concern).delete()
    assert unheard() == (2, True)  # who leads the workshop does not read either
    referent(programme, "Banian Modele")
    assert unheard() == (0, True)
