"""Once someone is erased nothing is said of them again, whatever page was still open; a power cut does not undo it."""

import contextlib
import random
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from threading import Barrier, Thread
from uuid import UUID

import pytest
from django.conf import settings
from django.db import close_old_connections, connection

from numerai.base import erasures
from numerai.base.ids import uuid7
from numerai.base.journal import verify
from numerai.base.journal.models import PersonKey
from numerai.base.journal.work import PersonErased, unit_of_work
from numerai.base.models import Programme
from numerai.base.secrets import secrets_folder
from numerai.programme.people import actions as people
from numerai.programme.people.models import Consent, Participant
from numerai.programme.people.rules import Identity, Origin, Purpose
from numerai.programme.workshops.actions import enrolment, erasure, sessions
from numerai.programme.workshops.actions.erasure import erase_person
from numerai.programme.workshops.actions.presence import mark_presence
from numerai.programme.workshops.models import AccessNeed, Enrolment, Session, Task
from numerai.programme.workshops.rules import CancelCause, EnrolmentStatus, NeedKind, Presence, TaskKind

TODAY = date(2026, 11, 23)


def planned(programme: Programme, now: datetime, *, day: date, capacity: int = 1) -> UUID:
    values = {"commune_id": "98811", "line": "ai", "day": day, "starts_at": time(9), "capacity": capacity}
    return sessions.plan_session(programme, actor="test", now=now, values=values)


def enrolled(programme: Programme, now: datetime, session_id: UUID, name: str = "Corail") -> Enrolment:
    request = enrolment.Request(
        enrolment_id=uuid7(),
        origin=Origin.SELF,
        identity=Identity(given_name=name, family_name="Exemple"),
        consents={Purpose.TAKE_PART: True},
    )
    enrolment.enrol(programme, actor="test", now=now, today=TODAY, session_id=session_id, request=request, force=True)
    return Enrolment.objects.get(id=request.enrolment_id)


@pytest.fixture
def gone(programme: Programme, now: datetime) -> Enrolment:
    place = enrolled(programme, now, planned(programme, now, day=TODAY + timedelta(days=9)))
    assert erase_person(programme, actor="test", now=now, participant_id=place.participant_id) == 1
    return place


def test_nothing_more_is_said_of_someone_erased(programme: Programme, now: datetime, gone: Enrolment) -> None:
    who = gone.participant_id
    common = {"actor": "test", "now": now}

    def correct() -> None:
        with unit_of_work(programme, **common) as work:  # type: ignore[arg-type]
            people.correct(work, person=who, changes={"phone": "+687741234"})

    def consent() -> None:
        with unit_of_work(programme, **common) as work:  # type: ignore[arg-type]
            people.answer_consents(work, person=who, answers={Purpose.CALL_BACK: True}, how=Origin.TEAM)

    request = enrolment.Request(enrolment_id=uuid7(), origin=Origin.TEAM, participant_id=who)
    need = (enrolment.Need(NeedKind.OTHER, "secret"),)
    held = planned(programme, now, day=TODAY)
    attempts: list[Callable[[], object]] = [
        correct,
        consent,
        lambda: enrolment.change_answers(
            programme,
            **common,
            enrolment_id=gone.id,
            identity_changes={},
            needs=need,  # type: ignore[arg-type]
        ),
        lambda: enrolment.enrol(
            programme,
            **common,
            today=TODAY,
            session_id=gone.session_id,
            request=request,  # type: ignore[arg-type]
        ),
        lambda: mark_presence(
            programme,
            **common,
            session_id=held,
            marks={who: Presence.PRESENT},  # type: ignore[arg-type]
        ),
        lambda: people.merge(programme, **common, alias=who, into=who),  # type: ignore[arg-type]
    ]
    for attempt in attempts:
        with pytest.raises(PersonErased):
            attempt()
    assert not PersonKey.objects.filter(person=who).exists()
    assert not Consent.objects.filter(participant=who).exists()
    assert not AccessNeed.objects.filter(participant=who).exists()
    assert verify.rebuild(programme) == {}


def test_a_key_left_behind_goes_with_the_next_erasure(programme: Programme, now: datetime, gone: Enrolment) -> None:
    PersonKey.objects.create(person=gone.participant_id, programme=programme, wrapped=b"\x01")
    assert erase_person(programme, actor="test", now=now, participant_id=gone.participant_id) == 0
    assert not PersonKey.objects.filter(person=gone.participant_id).exists()


def test_an_erasure_after_a_cut_line_is_not_lost(programme: Programme, now: datetime) -> None:
    first, second = uuid7(), uuid7()
    erasures.write_down(programme, {first: None}, now)
    path = secrets_folder(settings.DATA_FOLDER) / erasures.FILE
    with path.open("a", encoding="utf-8") as file:
        file.write('{"programme": "x", "per')  # power failed here
    erasures.write_down(programme, {second: None}, now)
    with path.open("a", encoding="utf-8") as file:
        file.write("5\nnull\n[]\n")
    assert erasures.written_down(programme) == [first, second]


def test_a_damaged_line_is_said_and_a_cut_one_is_not(programme: Programme, now: datetime) -> None:
    """Someone erased would come back with an older backup; whoever was being erased when power failed is whole."""
    erasures.write_down(programme, {uuid7(): None}, now)
    path = secrets_folder(settings.DATA_FOLDER) / erasures.FILE
    whole = path.read_bytes()
    path.write_bytes(whole + whole[:40])
    assert not erasures.is_damaged()
    path.write_bytes(whole.replace(b'"person": "', b'"person": "\xff'))
    assert erasures.is_damaged()
    assert erasures.written_down(programme) == []


@pytest.mark.django_db(transaction=True)
def test_erased_while_they_change_their_needs(programme: Programme, now: datetime) -> None:
    """Both at once, twelve times: whoever comes second finds the other's work done, never a key made again."""
    session_id = planned(programme, now, day=TODAY + timedelta(days=9), capacity=50)
    for _ in range(12):
        place = enrolled(programme, now, session_id)
        together = Barrier(2)
        run(together, lambda place=place: erase_person(  # type: ignore[misc]
            programme, actor="test", now=now, participant_id=place.participant_id
        ), lambda place=place: enrolment.change_answers(  # type: ignore[misc]
            programme, actor="public", now=now, enrolment_id=place.id, identity_changes={},
            needs=(enrolment.Need(NeedKind.OTHER, "secret"),),
        ))  # fmt: skip
        assert not PersonKey.objects.filter(person=place.participant_id).exists()
        assert Participant.objects.get(id=place.participant_id).erased_at
        assert not AccessNeed.objects.filter(participant=place.participant_id, sealed__isnull=False).exists()
    assert verify.rebuild(programme) == {}


@pytest.mark.django_db(transaction=True)
def test_erased_while_another_file_is_found_to_be_theirs(programme: Programme, now: datetime) -> None:
    """The file that joins them goes with them, or stays alone: never kept as a part of someone erased."""
    session_id = planned(programme, now, day=TODAY + timedelta(days=9), capacity=50)
    for _ in range(8):
        main, alias = (enrolled(programme, now, session_id).participant_id for _ in range(2))
        together = Barrier(2)
        run(together, lambda main=main: erase_person(  # type: ignore[misc]
            programme, actor="test", now=now, participant_id=main
        ), lambda main=main, alias=alias: people.merge(  # type: ignore[misc]
            programme, actor="test", now=now, alias=alias, into=main
        ))  # fmt: skip
        assert Participant.objects.get(id=main).erased_at
        file = Participant.objects.get(id=alias)
        assert (file.erased_at is None) == (file.merged_into_id is None)
        assert PersonKey.objects.filter(person=alias).exists() == (file.erased_at is None)


@pytest.mark.django_db(transaction=True)
def test_a_file_joined_before_the_locks_is_not_forgotten(
    programme: Programme, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if the merge came between the reading and the locks: it begins again. Control: without that, a file stays."""
    session_id = planned(programme, now, day=TODAY + timedelta(days=9), capacity=50)
    main, alias = (enrolled(programme, now, session_id).participant_id for _ in range(2))
    people.merge(programme, actor="test", now=now, alias=alias, into=main)
    really, answers = erasure.files_of_person, [[main]]
    monkeypatch.setattr(erasure, "files_of_person", lambda *asked: answers.pop() if answers else really(*asked))
    assert erase_person(programme, actor="test", now=now, participant_id=main) == 2
    assert Participant.objects.get(id=alias).erased_at


def run(together: Barrier, *works: Callable[[], object]) -> None:
    """At once on PostgreSQL. SQLite lets one writer in after the other: each order is tried in turn."""
    if connection.vendor == "sqlite":
        for work in random.sample(works, len(works)):
            with contextlib.suppress(PersonErased):
                work()
        return
    unexpected: list[BaseException] = []

    def one(work: Callable[[], object]) -> None:
        together.wait()
        try:
            work()
        except PersonErased:
            pass
        except BaseException as error:
            unexpected.append(error)
        finally:
            close_old_connections()
            connection.close()

    threads = [Thread(target=one, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert unexpected == []


# ── sessions that are over, cancelled, or open again ────────────────────────────────────────────


def test_nobody_is_let_in_a_cancelled_or_past_session(programme: Programme, now: datetime) -> None:
    cancelled = planned(programme, now, day=TODAY + timedelta(days=9))
    past = planned(programme, now, day=TODAY - timedelta(days=3))
    for session_id in (cancelled, past):
        first = enrolled(programme, now, session_id)
        waiting = enrolled(programme, now, session_id, "Banian")
        Enrolment.objects.filter(id=waiting.id).update(status=EnrolmentStatus.WAITING, seat=None, waiting_number=1)
        if session_id == cancelled:
            sessions.cancel_session(programme, actor="test", now=now, session_id=session_id, cause=CancelCause.CYCLONE)
        enrolment.cancel_enrolment(programme, actor="test", now=now, enrolment_id=first.id)
        assert Enrolment.objects.get(id=waiting.id).status == EnrolmentStatus.WAITING
    assert not Task.objects.filter(kind=TaskKind.TELL_PROMOTED).exists()


def test_erasing_someone_who_came_yesterday_in_noumea_frees_no_seat(programme: Programme) -> None:
    """Half past eight in Nouméa is still the day before in Greenwich."""
    early = datetime.fromisoformat("2026-11-22T21:30:00+00:00")
    place = enrolled(programme, early, planned(programme, early, day=date(2026, 11, 22)))
    erase_person(programme, actor="test", now=early, participant_id=place.participant_id)
    assert Enrolment.objects.get(id=place.id).status == EnrolmentStatus.ENROLLED


def test_a_session_open_again_is_told_only_to_who_was_told_it_was_not(programme: Programme, now: datetime) -> None:
    session_id = planned(programme, now, day=TODAY + timedelta(days=9), capacity=2)
    told, untold = enrolled(programme, now, session_id), enrolled(programme, now, session_id, "Banian")
    sessions.cancel_session(programme, actor="test", now=now, session_id=session_id, cause=CancelCause.CYCLONE)
    task = Task.objects.get(participant=told.participant_id)
    with unit_of_work(programme, actor="test", now=now) as work:
        work.record("task.done", subject=task.id, person=told.participant_id)
    sessions.reopen_session(programme, actor="test", now=now, session_id=session_id)
    left = list(Task.objects.filter(done_at=None).values_list("kind", "participant"))
    assert left == [(TaskKind.TELL_REOPENED, told.participant_id)]
    assert not Task.objects.filter(participant=untold.participant_id, done_at=None).exists()
    assert not Session.objects.get(id=session_id).is_cancelled
