"""What tests of the register share: saying a problem, a referent, and what someone sees of it."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import pytest

from numerai.base.ids import uuid7
from numerai.base.models import Programme
from numerai.programme.concerns import actions
from numerai.programme.concerns.actions import Report
from numerai.programme.concerns.models import Concern
from numerai.programme.concerns.rules import About, AnswerWay, Kind, Said, SaidBy
from numerai.programme.people.models import Account, Membership
from numerai.programme.people.rules import Role

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
