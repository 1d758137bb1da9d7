"""Colleagues: roles, the link that works once, leaving; the last coordinator stays; the journal names nobody."""

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session as WebSession
from django.test import Client

from numerai.base import keys
from numerai.base.journal.models import Event
from numerai.base.journal.verify import rebuild, verify
from numerai.base.models import Programme
from numerai.programme.people.colleagues import (
    LastCoordinator,
    RolesChanged,
    change,
    colleagues,
    leave,
    new_link,
    still_here,
)
from numerai.programme.people.invitations import ALPHABET, AlreadyEntered, Newcomer, WorksElsewhere, welcome
from numerai.programme.people.memberships import Standing
from numerai.programme.people.models import Account, Membership, SignInLink
from numerai.programme.people.rules import Role
from tests.screens.team.stage import staff

pytestmark = pytest.mark.django_db
NAME, MAIL, PHONE = "Corail Exemple", "corail@exemple.nc", "+687741234"


def newcomer(*roles: Role) -> Newcomer:
    return Newcomer(NAME, frozenset(roles or {Role.TRAINER}), MAIL, PHONE, uuid4())


def roles_of(account: Account) -> set[str]:
    return set(Membership.objects.filter(account=account).values_list("role", flat=True))


def test_someone_invited_has_their_roles_and_a_link_kept_as_a_fingerprint(programme: Programme, now: datetime) -> None:
    made = welcome(programme, actor="test", now=now, newcomer=newcomer(Role.TRAINER, Role.RELAY))
    assert roles_of(made.account) == {Role.TRAINER, Role.RELAY}
    assert not made.account.has_usable_password()
    assert SignInLink.objects.get().digest == keys.digest("sign-in", made.token)
    assert set(made.token) <= set(ALPHABET) | {"-"}


def test_sent_twice_makes_one_account_and_one_link_that_works(programme: Programme, now: datetime) -> None:
    twice = newcomer()
    first = welcome(programme, actor="test", now=now, newcomer=twice)
    second = welcome(programme, actor="test", now=now, newcomer=twice)
    assert (first.account, first.is_new, second.is_new) == (second.account, True, False)
    assert SignInLink.objects.get().digest == keys.digest("sign-in", second.token)


def test_two_people_of_one_name_have_two_accounts(programme: Programme, now: datetime) -> None:
    names = [welcome(programme, actor="test", now=now, newcomer=newcomer()).username for _ in range(3)]
    assert names == ["corail.exemple", "corail.exemple.2", "corail.exemple.3"]


def test_inviting_never_opens_an_account_of_another_programme(
    programme: Programme, other_programme: Programme, now: datetime
) -> None:
    """Neither by its name nor by its identifier: a link would let one coordinator into the other's programme."""
    theirs = welcome(other_programme, actor="test", now=now, newcomer=newcomer(Role.COORDINATOR)).account
    ours = welcome(programme, actor="test", now=now, newcomer=newcomer()).account
    assert ours != theirs
    assert roles_of(theirs) == {Role.COORDINATOR}
    Membership.objects.create(account=theirs, programme=programme, role=Role.READER)
    with pytest.raises(WorksElsewhere):
        new_link(programme, actor="test", now=now, account=theirs)
    assert SignInLink.objects.filter(account=theirs).count() == 1


def test_changing_roles_and_changing_nothing(programme: Programme, now: datetime) -> None:
    account = staff(programme, Role.TRAINER)
    wanted = frozenset({Role.RELAY, Role.REFERENT})
    assert change(programme, actor="test", now=now, account=account, wanted=Standing(wanted))
    assert roles_of(account) == wanted
    assert not change(programme, actor="test", now=now, account=account, wanted=Standing(wanted))
    assert Event.objects.filter(kind="staff.changed").count() == 1


@pytest.mark.parametrize("how", ["role", "leave"])
def test_the_last_coordinator_stays(programme: Programme, now: datetime, how: str) -> None:
    account = staff(programme, Role.COORDINATOR)
    staff(programme, Role.COORDINATOR, "fermee").delete()
    closed = staff(programme, Role.COORDINATOR, "fermee")
    Account.objects.filter(id=closed.id).update(is_active=False)
    with pytest.raises(LastCoordinator):
        go(programme, now, account, how)
    assert roles_of(account) == {Role.COORDINATOR}
    staff(programme, Role.COORDINATOR, "une-autre")
    go(programme, now, account, how)
    assert Role.COORDINATOR not in roles_of(account)


def go(programme: Programme, now: datetime, account: Account, how: str) -> None:
    if how == "leave":
        leave(programme, actor="test", now=now, account=account)
    else:
        change(programme, actor="test", now=now, account=account, wanted=Standing(frozenset({Role.READER})))


def test_leaving_ends_everything_of_that_account_alone(programme: Programme, now: datetime) -> None:
    made = welcome(programme, actor="test", now=now, newcomer=newcomer())
    stays = staff(programme, Role.TRAINER)
    gone, other = Client(), Client()
    gone.force_login(made.account)
    other.force_login(stays)
    leave(programme, actor="test", now=now, account=made.account)
    assert WebSession.objects.count() == 1
    assert gone.get("/equipe/").status_code == 302
    assert other.get("/equipe/").status_code == 200
    assert not SignInLink.objects.filter(account=made.account).exists()
    account = Account.objects.get(id=made.account.id)
    assert (account.is_active, account.email, account.phone) == (False, "", "")
    assert [one.account for one in colleagues(programme, now=now)] == [stays]


def test_leaving_here_is_not_leaving_elsewhere(programme: Programme, other_programme: Programme, now: datetime) -> None:
    account = staff(programme, Role.TRAINER)
    Membership.objects.create(account=account, programme=other_programme, role=Role.RELAY)
    leave(programme, actor="test", now=now, account=account)
    assert roles_of(account) == {Role.RELAY}
    assert Account.objects.get(id=account.id).is_active


def test_the_journal_tells_each_change_and_names_nobody(programme: Programme, now: datetime) -> None:
    made = welcome(programme, actor="test", now=now, newcomer=newcomer(Role.RELAY))
    change(programme, actor="test", now=now, account=made.account, wanted=Standing(frozenset({Role.READER})))
    link = new_link(programme, actor="test", now=now, account=made.account)
    leave(programme, actor="test", now=now, account=made.account)
    lines = [event.facts_read() for event in Event.objects.filter(kind="staff.changed").order_by("number")]
    assert [line["change"] for line in lines] == ["invited", "roles", "link", "left"]
    assert [line["roles"] for line in lines] == [["relay"], ["reader"], ["reader"], []]
    written = " ".join(event.facts + event.actor for event in Event.objects.all())
    assert not any(word in written for word in ("Corail", "corail", MAIL, "741234", made.token, link.token))
    assert verify(programme).broken is None
    assert rebuild(programme) == {}


def test_an_invitation_sent_again_opens_no_account_that_someone_entered(programme: Programme, now: datetime) -> None:
    """The identifier of a colleague in the hidden field of the form would hand their account over."""
    entered = staff(programme, Role.TRAINER)
    before = SignInLink.objects.count()
    with pytest.raises(AlreadyEntered):
        welcome(programme, actor="test", now=now, newcomer=replace(newcomer(), account_id=entered.id))
    assert SignInLink.objects.count() == before


def test_an_invitation_sent_again_after_they_left_opens_nothing(programme: Programme, now: datetime) -> None:
    twice = newcomer()
    account = welcome(programme, actor="test", now=now, newcomer=twice).account
    leave(programme, actor="test", now=now, account=account)
    with pytest.raises(AlreadyEntered):
        welcome(programme, actor="test", now=now, newcomer=twice)
    assert not Account.objects.get(id=account.id).is_active


def test_what_was_corrected_in_the_form_holds_and_is_journaled(programme: Programme, now: datetime) -> None:
    twice = newcomer(Role.TRAINER, Role.RELAY)
    welcome(programme, actor="test", now=now, newcomer=twice)
    corrected = {"name": "Corail Modèle", "email": "", "organisation": "open-nc"}
    again = replace(twice, **corrected, roles=frozenset({Role.READER}))
    account = welcome(programme, actor="test", now=now, newcomer=again).account
    account.refresh_from_db()
    assert (account.display_name, account.email, roles_of(account)) == ("Corail Modèle", "", {Role.READER})
    lines = [event.facts_read() for event in Event.objects.filter(kind="staff.changed").order_by("number")]
    assert [(line["change"], line["organisation"]) for line in lines] == [("invited", None), ("link", "open-nc")]


def test_a_coordinator_who_never_came_is_not_someone_else(programme: Programme, now: datetime) -> None:
    account = staff(programme, Role.COORDINATOR)
    welcome(programme, actor="test", now=now, newcomer=newcomer(Role.COORDINATOR))
    with pytest.raises(LastCoordinator):
        leave(programme, actor="test", now=now, account=account)


def test_roles_ticked_on_an_older_page_are_refused(programme: Programme, now: datetime) -> None:
    account = staff(programme, Role.TRAINER)
    shown = Standing(frozenset({Role.TRAINER, Role.RELAY}))  # somebody took the second away since
    wanted = Standing(shown.roles | {Role.READER})
    with pytest.raises(RolesChanged):
        change(programme, actor="test", now=now, account=account, wanted=wanted, shown=shown)
    assert roles_of(account) == {Role.TRAINER}


def test_whoever_left_is_not_among_those_still_here(programme: Programme, now: datetime) -> None:
    stays, gone = staff(programme, Role.TRAINER, "reste"), staff(programme, Role.TRAINER, "part")
    leave(programme, actor="test", now=now, account=gone)
    assert still_here(programme, [str(stays.id), str(gone.id)]) == [stays]
