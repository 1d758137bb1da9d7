"""Which organisation may give which role, and what the terminal says of a wrong one."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numerai.base.journal.models import Event
from numerai.base.models import Programme
from numerai.programme.people import organisations
from numerai.programme.people.colleagues import leave
from numerai.programme.people.invitations import invite
from numerai.programme.people.models import Account, Affiliation
from numerai.programme.people.organisations import NotOfACarrier, UnknownOrganisation
from numerai.programme.people.rules import ROLES_OF_PARTNERS, Organisation, Role, may_hold, organisations_of

some_roles = st.frozensets(st.sampled_from(list(Role)))


@given(some_roles, st.booleans())
def test_a_partner_holds_no_role_that_reads_everything(roles: frozenset[Role], carries: bool) -> None:
    one = Organisation("x", "X", "x", carries)
    assert may_hold(roles, one) == (carries or not roles & {Role.COORDINATOR, Role.REFERENT})
    assert may_hold(roles, None)


@given(some_roles, some_roles)
def test_a_role_less_is_never_refused(roles: frozenset[Role], fewer: frozenset[Role]) -> None:
    partner = Organisation("x", "X", "x", carries=False)
    assert not may_hold(roles, partner) or may_hold(roles & fewer, partner)


def test_a_partner_may_teach_enrol_and_read_figures() -> None:
    assert {Role.TRAINER, Role.RELAY, Role.READER} == ROLES_OF_PARTNERS
    assert organisations_of({}) == ()


@pytest.mark.django_db
def test_the_programme_declares_its_two_carriers(programme: Programme) -> None:
    carriers = [one.name for one in organisations.declared(programme).values() if one.carries]
    assert carriers == ["OPEN NC", "Collectif Handicaps"]
    assert carriers == [row["name"] for row in programme.facts["partners"] if row["role"] == "porteur"]


@pytest.mark.django_db
def test_an_account_invited_again_keeps_its_organisation(programme: Programme, now: datetime) -> None:
    first = invite(programme, name="Notou Essai", role=Role.TRAINER, now=now, organisation="open-nc")
    invite(programme, name="Notou Essai", username=first.username, role=Role.RELAY, now=now)
    known = organisations.organisation_of(programme, first.account)
    assert known is not None
    assert known.name == "OPEN NC"
    line = Event.objects.filter(kind="staff.changed").latest("number")
    assert line.facts_read()["organisation"] == "open-nc"


@pytest.mark.django_db
def test_a_refusal_leaves_nothing(programme: Programme, now: datetime) -> None:
    for role, key, refusal in (
        (Role.REFERENT, "other", NotOfACarrier),
        (Role.TRAINER, "inconnue", UnknownOrganisation),
    ):
        with pytest.raises(refusal):
            invite(programme, name="Notou Essai", role=role, now=now, organisation=key)
    assert (Account.objects.count(), Event.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_one_account_has_one_organisation_in_each_programme(
    programme: Programme, other_programme: Programme, now: datetime
) -> None:
    account = invite(programme, name="Notou Essai", role=Role.TRAINER, now=now, organisation="open-nc").account
    other_programme.facts = {"organisations": [{"key": "mairie", "name": "Mairie", "carries": True}]}
    other_programme.save()
    who = {"name": account.display_name, "username": account.username, "now": now}
    invite(other_programme, role=Role.RELAY, organisation="mairie", **who)
    assert [organisations.organisation_of(p, account).name for p in (programme, other_programme)] == [  # type: ignore[union-attr]  # both are known
        "OPEN NC",
        "Mairie",
    ]
    leave(programme, actor="test", now=now, account=account)
    assert Affiliation.objects.get().programme == other_programme
