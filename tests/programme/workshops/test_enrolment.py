"""Enrolling, leaving, waiting: each outcome is in the journal and in the tables, once."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from uuid import UUID

import pytest

from numerai.base.ids import uuid7
from numerai.base.journal import verify
from numerai.base.journal.models import Event
from numerai.base.models import Programme
from numerai.programme.people.models import Consent
from numerai.programme.people.queries import person
from numerai.programme.people.rules import Identity, Origin, Purpose
from numerai.programme.workshops.actions import enrolment as acts
from numerai.programme.workshops.actions import sessions
from numerai.programme.workshops.models import AccessNeed, Enrolment, Session, Task
from numerai.programme.workshops.rules import CancelCause, NeedKind, TaskKind

TODAY = date(2026, 11, 23)


@pytest.fixture
def session_id(programme: Programme, now: datetime) -> UUID:
    values = {
        "commune_id": "98811",
        "place": "Médiathèque",
        "line": "browsing",
        "title": "Je découvre Internet",
        "day": TODAY + timedelta(days=15),
        "starts_at": time(9, 0),
        "ends_at": time(11, 30),
        "capacity": 2,
    }
    return sessions.plan_session(programme, actor="test", now=now, values=values)


Enrol = Callable[..., UUID]


@pytest.fixture
def enrol(programme: Programme, now: datetime, session_id: UUID) -> Enrol:
    def enrol_one(name: str = "Corail", *, force: bool = False, id: UUID | None = None, **more: object) -> UUID:
        request = acts.Request(
            enrolment_id=id or uuid7(),
            origin=Origin.SELF,
            identity=Identity(given_name=name, family_name="Exemple", phone="+687741234"),
            consents={Purpose.TAKE_PART: True, Purpose.CALL_BACK: False},
            **more,  # type: ignore[arg-type]  # fields of Request
        )
        return acts.enrol(
            programme, actor="test", now=now, today=TODAY, session_id=session_id, request=request, force=force
        )

    return enrol_one


def places() -> list[tuple[str, int | None, int | None]]:
    return list(Enrolment.objects.order_by("id").values_list("status", "seat", "waiting_number"))


def test_the_third_of_two_places_waits_first_in_line(enrol: Enrol) -> None:
    for name in ("Un", "Deux", "Trois", "Quatre"):
        enrol(name)
    assert places() == [
        ("enrolled", 1, None),
        ("enrolled", 2, None),
        ("waiting", None, 1),
        ("waiting", None, 2),
    ]


def test_sending_twice_enrols_once(enrol: Enrol) -> None:
    once = uuid7()
    assert enrol("Corail", id=once) == enrol("Corail", id=once) == once
    assert Enrolment.objects.count() == 1


def test_who_leaves_gives_their_seat_to_who_waited_first(programme: Programme, now: datetime, enrol: Enrol) -> None:
    first, *_ = [enrol(name) for name in ("Un", "Deux", "Trois", "Quatre")]
    acts.cancel_enrolment(programme, actor="test", now=now, enrolment_id=first)
    acts.cancel_enrolment(programme, actor="test", now=now, enrolment_id=first)
    assert places() == [
        ("cancelled", None, None),
        ("enrolled", 2, None),
        ("enrolled", 1, None),
        ("waiting", None, 2),
    ]
    assert Task.objects.filter(kind=TaskKind.TELL_PROMOTED).count() == 1
    assert Event.objects.filter(kind="enrolment.cancelled").count() == 1


def test_the_team_goes_beyond_the_capacity_and_the_journal_says_who(enrol: Enrol) -> None:
    for name in ("Un", "Deux"):
        enrol(name)
    forced = enrol("Trois", force=True)
    assert (Enrolment.objects.get(id=forced).seat, Enrolment.objects.get(id=forced).forced) == (3, True)
    assert Event.objects.get(subject=forced, kind="enrolment.recorded").actor == "test"


def test_a_larger_room_lets_people_in(programme: Programme, now: datetime, session_id: UUID, enrol: Enrol) -> None:
    for name in ("Un", "Deux", "Trois", "Quatre"):
        enrol(name)
    sessions.edit_session(programme, actor="test", now=now, session_id=session_id, values={"capacity": 3})
    assert [status for status, _, _ in places()] == ["enrolled", "enrolled", "enrolled", "waiting"]


def test_a_cancelled_session_refuses_and_opens_one_call_each(
    programme: Programme, now: datetime, session_id: UUID, enrol: Enrol
) -> None:
    for name in ("Un", "Deux", "Trois"):
        enrol(name)
    sessions.cancel_session(programme, actor="test", now=now, session_id=session_id, cause=CancelCause.CYCLONE)
    with pytest.raises(acts.EnrolmentClosed):
        enrol("Quatre")
    assert Task.objects.filter(kind=TaskKind.TELL_CANCELLED).count() == 3
    assert Session.objects.get(id=session_id).cancel_cause == CancelCause.CYCLONE


def test_a_need_is_sealed_and_wanting_to_talk_opens_a_call(programme: Programme, enrol: Enrol) -> None:
    enrol("Corail", needs=(acts.Need(NeedKind.LARGE_PRINT), acts.Need(NeedKind.TALK)))
    need = AccessNeed.objects.get()
    assert b"large_print" not in bytes(need.sealed)
    assert Task.objects.filter(kind=TaskKind.TALK_NEEDS, participant=need.participant).count() == 1
    found = person(programme, need.participant_id)
    assert found is not None
    assert found.identity.with_disability is None  # a need never implies a disability


def test_refusing_calls_does_not_cost_the_place(enrol: Enrol) -> None:
    enrol("Corail")
    assert list(Consent.objects.order_by("purpose").values_list("purpose", "granted")) == [
        ("call_back", False),
        ("take_part", True),
    ]
    assert places() == [("enrolled", 1, None)]


def test_all_this_can_be_rebuilt(programme: Programme, now: datetime, enrol: Enrol) -> None:
    first, *_ = [enrol(name, needs=(acts.Need(NeedKind.BRAILLE),)) for name in ("Un", "Deux", "Trois")]
    acts.change_answers(
        programme,
        actor="public",
        now=now,
        enrolment_id=first,
        identity_changes={"phone": "+687912345", "commune": None},
        needs=(acts.Need(NeedKind.TRANSPORT, "depuis la tribu"),),
    )
    acts.cancel_enrolment(programme, actor="test", now=now, enrolment_id=first)
    assert verify.rebuild(programme) == {}
    assert verify.verify(programme).broken is None
