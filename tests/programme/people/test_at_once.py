"""Two things done to one colleague at the same moment: nobody meets an error, and one order or the other holds."""

import contextlib
import random
from collections.abc import Callable
from datetime import datetime
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import connection

from numerai.base.models import Programme
from numerai.programme.people.colleagues import LeftMeanwhile, change, leave, new_link
from numerai.programme.people.invitations import Newcomer, welcome
from numerai.programme.people.memberships import Standing
from numerai.programme.people.models import Account, Membership, SignInLink
from numerai.programme.people.rules import Role
from tests.screens.team.stage import staff

pytestmark = pytest.mark.django_db(transaction=True)
TRAINER = frozenset({Role.TRAINER})


def at_once(*works: Callable[[], object]) -> None:
    """On PostgreSQL. SQLite lets one writer in after the other: an order is drawn."""
    if connection.vendor == "sqlite":
        for work in random.sample(works, len(works)):
            _done(work)
        return
    together, unexpected = Barrier(len(works)), list[BaseException]()

    def one(work: Callable[[], object]) -> None:
        together.wait()
        try:
            _done(work)
        except BaseException as error:
            unexpected.append(error)
        finally:
            connection.close()

    threads = [Thread(target=one, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert unexpected == []


def _done(work: Callable[[], object]) -> None:
    with contextlib.suppress(LeftMeanwhile):
        work()


def test_one_form_tapped_four_times_opens_one_account(programme: Programme, now: datetime) -> None:
    newcomer = Newcomer("Corail Exemple", TRAINER, account_id=uuid4())
    at_once(*[lambda: welcome(programme, actor="test", now=now, newcomer=newcomer)] * 4)
    assert Account.objects.get().id == newcomer.account_id
    assert SignInLink.objects.count() == 1


def test_four_people_of_one_name_are_four_accounts(programme: Programme, now: datetime) -> None:
    def invited() -> None:
        welcome(programme, actor="test", now=now, newcomer=Newcomer("Corail Exemple", TRAINER, account_id=uuid4()))

    at_once(*[invited] * 4)
    names = set(Account.objects.values_list("username", flat=True))
    assert names == {"corail.exemple", "corail.exemple.2", "corail.exemple.3", "corail.exemple.4"}


def test_leaving_beside_anything_else_leaves_nothing_open(programme: Programme, now: datetime) -> None:
    staff(programme, Role.COORDINATOR)
    account = staff(programme, Role.TRAINER)
    who = {"programme": programme, "actor": "test", "now": now, "account": account}
    at_once(
        lambda: leave(**who),
        lambda: new_link(**who),
        lambda: new_link(**who),
        lambda: change(**who, wanted=Standing(frozenset({Role.RELAY}))),
    )
    assert not Membership.objects.filter(account=account).exists()
    assert not SignInLink.objects.filter(account=account).exists()
    assert not Account.objects.get(id=account.id).is_active


def test_two_new_links_at_once_leave_one_that_works(programme: Programme, now: datetime) -> None:
    account = staff(programme, Role.TRAINER)
    at_once(*[lambda: new_link(programme, actor="test", now=now, account=account)] * 4)
    assert SignInLink.objects.filter(account=account).count() == 1
