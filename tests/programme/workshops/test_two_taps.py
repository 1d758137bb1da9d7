"""Two taps at the same instant, on a database that lets both look before either writes: one thing is written."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db.models import QuerySet

from numerai.base.ids import uuid7
from numerai.base.models import Programme
from numerai.programme.support.actions import receive_offer
from numerai.programme.support.models import Offer
from numerai.programme.support.rules import Proposal, Way
from numerai.programme.workshops.actions.sessions import plan_session
from numerai.programme.workshops.models import Session

Act = Callable[[], object]


@pytest.fixture
def late(monkeypatch: pytest.MonkeyPatch) -> Callable[[Act], None]:
    """Runs an act that looked before the other one wrote: the first look finds nothing."""

    def run(act: Act) -> None:
        looks, seen = [False], QuerySet.exists
        monkeypatch.setattr(QuerySet, "exists", lambda rows: looks.pop() if looks else seen(rows))
        act()

    return run


def test_a_session_is_planned_once(programme: Programme, now: datetime, late: Callable[[Act], None]) -> None:
    planned, values = uuid7(), {"title": "Atelier", "day": (now + timedelta(days=9)).date()}

    def plan() -> object:
        return plan_session(programme, actor="test", now=now, values=values, session_id=planned)

    plan()
    late(lambda: plan() == planned or pytest.fail("another one"))
    assert Session.objects.of(programme).count() == 1


def test_an_offer_is_received_once(programme: Programme, now: datetime, late: Callable[[Act], None]) -> None:
    offer, said = (
        uuid7(),
        Proposal(name="Banian Modèle", organisation="", phone="+687745566", email="", words="Une salle"),
    )

    def receive() -> object:
        return receive_offer(
            programme, actor="public", now=now, offer_id=offer, way=Way.TEACH, gifts=(), communes=(), proposal=said
        )

    assert receive() is True
    late(lambda: receive() is False or pytest.fail("received again"))
    assert Offer.objects.count() == 1
