"""The first coordinator and the others: a link that works once, for seven days, kept only as a fingerprint."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse

from numerai.base.models import Programme
from numerai.cli.invitations import first_coordinator
from numerai.programme.people.invitations import PATH, VALID, invite
from numerai.programme.people.models import Account, Membership, SignInLink
from numerai.programme.people.rules import Role


def test_the_link_leads_to_the_page_of_the_team() -> None:
    assert PATH.format(token="abc") == reverse("team:first_sign_in", args=["abc"])


@pytest.mark.django_db
def test_a_new_link_replaces_the_former_one(programme: Programme, now: datetime) -> None:
    first = first_coordinator(programme, now=now)
    second = first_coordinator(programme, now=now + timedelta(days=1))
    assert first is not None
    assert second is not None
    assert first.path != second.path
    link = SignInLink.objects.get()
    assert link.expires_at == now + timedelta(days=1) + VALID
    assert not any(part in link.digest for part in second.path.split("/") if part)


@pytest.mark.django_db
@pytest.mark.parametrize("trace", ["last_login", "used_link"])
def test_no_link_once_a_coordinator_came_in(programme: Programme, now: datetime, trace: str) -> None:
    first_coordinator(programme, now=now)
    if trace == "last_login":
        Account.objects.update(last_login=now)
    else:
        SignInLink.objects.update(used_at=now)
    assert first_coordinator(programme, now=now) is None
    assert Account.objects.count() == 1


@pytest.mark.django_db
def test_a_trainer_who_came_in_does_not_count(programme: Programme, now: datetime) -> None:
    invite(programme, name="Notou Essai", role=Role.TRAINER, now=now)
    Account.objects.update(last_login=now)
    assert first_coordinator(programme, now=now) is not None


@pytest.mark.django_db
def test_inviting_again_adds_the_role_and_no_password(programme: Programme, now: datetime) -> None:
    one = invite(programme, name="Notou Essai", role=Role.TRAINER, now=now)
    two = invite(programme, name="Notou Essai", username=one.username, role=Role.RELAY, now=now)
    account = Account.objects.get()
    assert (one.is_new, two.is_new) == (True, False)
    assert not account.has_usable_password()
    assert set(Membership.objects.values_list("role", flat=True)) == {Role.TRAINER, Role.RELAY}
