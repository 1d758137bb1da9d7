"""Referents: nobody names themself; once one came in, coordination only asks, and another referent gives the link."""

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

import pytest
from django.test import Client

from numerai.base.journal.models import Event
from numerai.base.journal.verify import rebuild, verify
from numerai.base.models import Programme
from numerai.programme.people import referents
from numerai.programme.people.colleagues import Outcome, change, leave, new_link
from numerai.programme.people.details import may_correct
from numerai.programme.people.invitations import Newcomer, invite, welcome
from numerai.programme.people.memberships import Standing
from numerai.programme.people.models import Account, Membership, ReferentRequest, SignInLink
from numerai.programme.people.organisations import NotOfACarrier
from numerai.programme.people.referent_answers import NotTheirs, agree, refuse
from numerai.programme.people.referents import NobodyAgrees, OwnReferent
from numerai.programme.people.rules import Asked, Role
from tests.screens.team.stage import asked_of_referents, staff

pytestmark = pytest.mark.django_db
REFERENT = frozenset({Role.REFERENT})


@pytest.fixture
def coordinator(programme: Programme) -> Account:
    return staff(programme, Role.COORDINATOR)


@pytest.fixture
def referent(programme: Programme) -> Account:
    return staff(programme, Role.REFERENT, "petrel")


def by(account: Account) -> str:
    return f"account:{account.id}"


def reads(programme: Programme, account: Account) -> bool:
    return referents.holds(programme, account)


def someone(*roles: Role, name: str = "Corail Exemple") -> Newcomer:
    return Newcomer(name, frozenset(roles), account_id=uuid4())


def test_nobody_names_themself(programme: Programme, now: datetime, coordinator: Account) -> None:
    """Also when there is no referent at all."""
    with pytest.raises(OwnReferent):
        change(
            programme,
            actor=by(coordinator),
            now=now,
            account=coordinator,
            wanted=Standing(REFERENT | {Role.COORDINATOR}),
        )
    assert not reads(programme, coordinator)


def test_the_first_is_named_by_coordination_and_it_is_said(
    programme: Programme, now: datetime, coordinator: Account
) -> None:
    made = welcome(programme, actor=by(coordinator), now=now, newcomer=someone(Role.REFERENT))
    assert made.token
    (naming,) = referents.namings(programme)
    assert (naming.account, naming.named_by, naming.agreed_by) == (made.account, coordinator, None)


def test_a_second_account_reads_nothing_before_another_referent_agrees(
    programme: Programme, now: datetime, coordinator: Account, referent: Account
) -> None:
    made = welcome(programme, actor=by(coordinator), now=now, newcomer=someone(Role.REFERENT))
    assert (made.token, made.waits, reads(programme, made.account)) == ("", True, False)
    assert not SignInLink.objects.filter(account=made.account).exists()
    request = ReferentRequest.objects.get()
    given = agree(programme, actor=by(referent), now=now, request_id=request.id)
    assert given
    assert given.token
    assert reads(programme, made.account)
    assert not ReferentRequest.objects.exists()
    naming = next(one for one in referents.namings(programme) if one.account == made.account)
    assert (naming.named_by, naming.agreed_by) == (coordinator, referent)


@pytest.mark.parametrize("who", ["asker", "subject", "coordinator without the role"])
def test_neither_who_asks_nor_whom_it_is_about_agrees(
    programme: Programme, now: datetime, coordinator: Account, referent: Account, who: str
) -> None:
    trainer = staff(programme, Role.TRAINER)
    if who == "asker":
        Membership.objects.create(account=coordinator, programme=programme, role=Role.REFERENT)
    change(programme, actor=by(coordinator), now=now, account=trainer, wanted=Standing(REFERENT | {Role.TRAINER}))
    request = ReferentRequest.objects.get()
    answering = trainer if who == "subject" else coordinator
    with pytest.raises(NotTheirs):
        agree(programme, actor=by(answering), now=now, request_id=request.id)
    assert not reads(programme, trainer)


def test_what_opened_the_account_before_opens_it_no_more(
    programme: Programme, now: datetime, coordinator: Account, referent: Account
) -> None:
    """Whoever invited them held their first link, and may have chosen their password."""
    made = welcome(programme, actor=by(coordinator), now=now, newcomer=someone(Role.TRAINER, Role.REFERENT))
    account = made.account
    account.set_password("un mot de passe que la coordination a choisi")
    account.save()
    inside = Client()
    inside.force_login(account)
    agree(programme, actor=by(referent), now=now, request_id=ReferentRequest.objects.get().id)
    account.refresh_from_db()
    assert not account.has_usable_password()
    assert inside.get("/equipe/").status_code == 302


def test_a_new_link_for_a_referent_is_only_asked(
    programme: Programme, now: datetime, coordinator: Account, referent: Account
) -> None:
    other = staff(programme, Role.REFERENT, "kaori")
    made = new_link(programme, actor=by(coordinator), now=now, account=other)
    assert (made.token, made.waits) == ("", True)
    assert not SignInLink.objects.exists()
    assert new_link(programme, actor=by(coordinator), now=now, account=coordinator).token  # of anyone else, at once


def test_the_only_referent_is_left_alone(
    programme: Programme, now: datetime, coordinator: Account, referent: Account
) -> None:
    """Ending their role, then naming somebody else « first », would open the register."""
    who = {"actor": by(coordinator), "now": now, "account": referent}
    for action in (new_link, leave):
        with pytest.raises(NobodyAgrees):
            action(programme, **who)
    with pytest.raises(NobodyAgrees):
        change(programme, **who, wanted=Standing(frozenset({Role.READER})))
    assert reads(programme, referent)
    assert leave(programme, actor=by(referent), now=now, account=referent)  # they may stop themselves


def test_an_invitation_sent_again_makes_no_link_for_a_referent(
    programme: Programme, now: datetime, coordinator: Account, referent: Account
) -> None:
    newcomer = someone(Role.REFERENT)
    made = welcome(programme, actor=by(coordinator), now=now, newcomer=newcomer)
    agree(programme, actor=by(referent), now=now, request_id=ReferentRequest.objects.get().id)
    former = set(SignInLink.objects.values_list("digest", flat=True))
    again = welcome(programme, actor=by(coordinator), now=now, newcomer=newcomer)
    assert again.token == ""
    assert set(SignInLink.objects.values_list("digest", flat=True)) == former
    assert made.account == again.account


def test_a_role_ends_when_another_referent_agrees(
    programme: Programme, now: datetime, coordinator: Account, referent: Account
) -> None:
    other = staff(programme, Role.REFERENT, "kaori")
    assert not leave(programme, actor=by(coordinator), now=now, account=other)
    assert reads(programme, other)
    agree(programme, actor=by(referent), now=now, request_id=ReferentRequest.objects.get().id)
    assert not reads(programme, other)
    assert not Account.objects.get(id=other.id).is_active  # it was their only role


def test_a_refusal_changes_nothing_and_is_told(
    programme: Programme, now: datetime, coordinator: Account, referent: Account
) -> None:
    trainer = staff(programme, Role.TRAINER)
    wanted = REFERENT | {Role.TRAINER}
    outcome = change(programme, actor=by(coordinator), now=now, account=trainer, wanted=Standing(wanted))
    assert outcome == Outcome.ASKED
    refuse(programme, actor=by(referent), now=now, request_id=ReferentRequest.objects.get().id)
    assert not reads(programme, trainer)
    lines = [event.facts_read()["change"] for event in Event.objects.filter(kind="staff.changed").order_by("number")]
    assert lines == ["referent_asked", "referent_refused"]
    assert verify(programme).broken is None
    assert rebuild(programme) == {}


def test_a_request_of_another_programme_is_not_theirs(
    programme: Programme, other_programme: Programme, now: datetime, referent: Account
) -> None:
    request = asked_of_referents(other_programme, staff(other_programme, Role.TRAINER), Asked.ROLE)
    with pytest.raises(NotTheirs):
        agree(programme, actor=by(referent), now=now, request_id=request.id)


def test_a_referent_does_not_change_the_name_that_concerns_are_compared_with(
    programme: Programme, coordinator: Account, referent: Account
) -> None:
    assert not may_correct(programme, actor=by(referent), account=referent)
    assert may_correct(programme, actor=by(coordinator), account=coordinator)
    assert may_correct(programme, actor=by(coordinator), account=referent)


def test_the_terminal_names_anyone_and_it_is_said(programme: Programme, now: datetime, referent: Account) -> None:
    made = invite(programme, name="Kaori Exemple", role=Role.REFERENT, now=now)
    naming = next(one for one in referents.namings(programme) if one.account == made.account)
    assert (naming.named_by, naming.agreed_by, naming.at) == (None, None, now)
    assert Event.objects.filter(kind="staff.changed", actor="cli").count() == 1


def test_before_the_first_came_in_their_lost_link_is_made_again(
    programme: Programme, now: datetime, coordinator: Account
) -> None:
    made = welcome(programme, actor=by(coordinator), now=now, newcomer=someone(Role.REFERENT))
    assert new_link(programme, actor=by(coordinator), now=now, account=made.account).token
    Account.objects.filter(id=made.account.id).update(last_login=now)
    with pytest.raises(NobodyAgrees):
        new_link(programme, actor=by(coordinator), now=now, account=made.account)


def test_a_referent_keeps_their_organisation_until_another_answers(
    programme: Programme, now: datetime, coordinator: Account, referent: Account
) -> None:
    """Their role still reads what people say: a partner would, if the organisation changed at once."""
    other = staff(programme, Role.REFERENT, "kaori")
    Membership.objects.create(account=other, programme=programme, role=Role.TRAINER)
    who, partner = (
        {"actor": by(coordinator), "now": now, "account": other},
        Standing(frozenset({Role.TRAINER}), "other"),
    )
    with pytest.raises(NotOfACarrier):
        change(programme, **who, wanted=partner)
    assert not ReferentRequest.objects.exists()
    assert change(programme, **who, wanted=Standing(frozenset({Role.TRAINER}), "open-nc")) == Outcome.ASKED
    agree(programme, actor=by(referent), now=now, request_id=ReferentRequest.objects.get().id)
    assert change(programme, **who, wanted=partner) == Outcome.KEPT


def test_whoever_is_refused_works_for_nobody_here(
    programme: Programme, now: datetime, coordinator: Account, referent: Account
) -> None:
    newcomer = replace(someone(Role.REFERENT), organisation="open-nc")
    made = welcome(programme, actor=by(coordinator), now=now, newcomer=newcomer)
    assert made.account.affiliations.get().organisation == "open-nc"
    refuse(programme, actor=by(referent), now=now, request_id=ReferentRequest.objects.get().id)
    assert not made.account.affiliations.exists()
