"""Writes in the register of concerns: one line of the journal for each step, refused when it is not the time."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError

from numerai.base import database, erasures
from numerai.base.ids import new_code
from numerai.base.journal.models import PersonKey
from numerai.base.journal.work import FileExists, UnitOfWork, unit_of_work
from numerai.base.models import LostCode, Programme
from numerai.programme.concerns import looking, queries, rules
from numerai.programme.concerns.looking import account_of
from numerai.programme.concerns.models import Concern
from numerai.programme.concerns.naming import How, may_name, named
from numerai.programme.concerns.rules import About, AnswerWay, Kind, Said, SaidBy, Status, Step
from numerai.programme.people.models import Account
from numerai.programme.people.organisations import organisation_of
from numerai.programme.workshops.models import Session, SessionTrainer


class NotNow(ValueError):
    """This step cannot be taken from where the concern stands."""


class AlreadyUsed(ValueError):
    """This identifier is that of something else: no concern is opened on it."""


class AloneWithIt(ValueError):
    """Naming these would leave the concern to who names them, alone."""


class SomeoneElseDecides(ValueError):
    """Who answered does not judge their own answer while another referent may."""


@dataclass(frozen=True, slots=True)
class Report:
    """What is needed to open a concern. `concern_id` is made early, so that sending twice opens one."""

    concern_id: UUID
    kind: Kind
    about: About
    said_by: SaidBy
    answer_way: AnswerWay
    said: Said
    named: frozenset[UUID] = field(default_factory=frozenset)  # said by who registers it; names in the words join them
    received_on: date | None = None  # for a sheet of paper; else today


def receive(programme: Programme, *, actor: str, now: datetime, report: Report) -> UUID:
    """Open a concern, with a receipt number that nobody has yet."""
    try:
        with unit_of_work(programme, actor=actor, now=now) as work:
            if not Concern.objects.of(programme).filter(id=report.concern_id).exists():
                _record_receipt(work, report)
    except (IntegrityError, FileExists, AlreadyUsed):  # the same form by two taps at once: the other was quicker
        if not Concern.objects.of(programme).filter(id=report.concern_id).exists():
            raise
    return report.concern_id


def _record_receipt(work: UnitOfWork, report: Report) -> None:
    if PersonKey.objects.filter(person=report.concern_id).exists():
        raise AlreadyUsed(report.concern_id)
    day = report.received_on or work.today
    by = account_of(work.actor)
    noted = {account: How.TEAM if by else How.TERMINAL for account in report.named}
    looked = looking.look(work.programme, report.said)
    facts = {
        "kind": report.kind,
        "about": report.about,
        "said_by": report.said_by,
        "answer_way": report.answer_way,
        "code": _new_code(work.programme),
        "received_on": day,
        "acknowledge_by": rules.acknowledge_by(report.kind, day),
        "answer_by": rules.answer_by(report.kind, day),
        **looking.facts({**noted, **looked.found}, dict.fromkeys(set(noted) - set(looked.found), by)),
        "looked": looked.prints,
    }
    work.record(
        "concern.received",
        subject=report.concern_id,
        person=report.concern_id,
        facts=facts,
        personal=report.said.to_dict(),
    )


def _new_code(programme: Programme) -> str:
    while True:
        code = new_code()
        if queries.by_code(programme, code) is None and not LostCode.objects.of(programme).filter(code=code).exists():
            return code


def name(
    programme: Programme,
    *,
    actor: str,
    now: datetime,
    concern_id: UUID,
    accounts: Iterable[UUID],
    session: UUID | None,
    sure: Iterable[UUID] = (),
) -> None:
    """Say whom it is about, and at which workshop: who led that workshop is named too.

    `sure`: those whom the terminal confirms, whoever noted them first.
    """
    with unit_of_work(programme, actor=actor, now=now) as work:
        concern, by = _locked(work, concern_id), account_of(actor)
        about = set(accounts) | (_who_led(programme, session) if session else set())
        if not may_name(by, queries.readers_of(concern), queries.readers(programme, about)):
            raise AloneWithIt(concern_id)
        known = {row.account_id: row for row in concern.named.all() if row.account_id not in set(sure)}
        new = How.TEAM if by else How.TERMINAL
        how = {account: How(known[account].how) if account in known else new for account in about}
        whom = {account: known[account].named_by if account in known else by for account in about}
        facts = {**looking.facts(how, whom), "session": session}
        work.record("concern.named", subject=concern_id, person=concern_id, facts=facts)


def _who_led(programme: Programme, session_id: UUID) -> set[UUID]:
    session = Session.objects.of(programme).get(id=session_id)
    said = f"{session.trainers} {session.contact_name}"
    known = set(SessionTrainer.objects.filter(session=session).values_list("account_id", flat=True))
    return known | set(named(said, "", looking.names_of(queries.team_of(programme))))


def mark_read(programme: Programme, *, actor: str, now: datetime, concern_id: UUID, by: Account) -> None:
    """Opening the words leaves a line, one a day; one more the first time that somebody of an organisation does."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        concern = _locked(work, concern_id)
        if not queries.was_read_on(programme, concern_id, actor, work.today):
            work.record("concern.read", subject=concern_id, person=concern_id)
        one = organisation_of(programme, by)
        if one and not concern.readings.filter(organisation=one.key).exists():
            facts = {"organisation": one.key}
            work.record("concern.first_read", subject=concern_id, person=concern_id, facts=facts)


def acknowledge(programme: Programme, *, actor: str, now: datetime, concern_id: UUID) -> None:
    with unit_of_work(programme, actor=actor, now=now) as work:
        _taking(work, concern_id, Step.ACKNOWLEDGE)
        work.record("concern.acknowledged", subject=concern_id, person=concern_id)


def answer(programme: Programme, *, actor: str, by: UUID, now: datetime, concern_id: UUID, text: str) -> None:
    with unit_of_work(programme, actor=actor, now=now) as work:
        record_answer(work, concern_id, by=by, text=text)


def record_answer(work: UnitOfWork, concern_id: UUID, *, by: UUID, text: str) -> None:
    _taking(work, concern_id, Step.ANSWER)
    facts = {"on": work.today, "by": by}
    work.record("concern.answered", subject=concern_id, person=concern_id, facts=facts, personal={"answer": text})


def appeal(programme: Programme, *, actor: str, now: datetime, concern_id: UUID, text: str) -> None:
    with unit_of_work(programme, actor=actor, now=now) as work:
        _taking(work, concern_id, Step.APPEAL)
        personal = {"appeal": text} if text else None
        concern = Concern.objects.of(programme).get(id=concern_id)
        looked = looking.look(programme, replace(queries.said(concern), appeal=text))
        facts = {"on": work.today, **looking.facts(looked.found), "looked": looked.prints}
        work.record("concern.appealed", subject=concern_id, person=concern_id, facts=facts, personal=personal)


def decide(programme: Programme, *, actor: str, by: UUID, now: datetime, concern_id: UUID, text: str) -> None:
    with unit_of_work(programme, actor=actor, now=now) as work:
        concern = _taking(work, concern_id, Step.DECIDE)
        if not queries.may_decide(concern, by):
            raise SomeoneElseDecides(concern_id)
        work.record("concern.decided", subject=concern_id, person=concern_id, personal={"decision": text})


def close(programme: Programme, *, actor: str, now: datetime, concern_id: UUID) -> None:
    with unit_of_work(programme, actor=actor, now=now) as work:
        _taking(work, concern_id, Step.CLOSE)
        work.record("concern.closed", subject=concern_id, person=concern_id)


def erase(programme: Programme, *, actor: str, now: datetime, concern_id: UUID, again: bool = False) -> None:
    """Destroy the key of a closed concern; kind, dates and steps stay. `again`: after a restore, whatever its step.

    The identifier is written beside the keys first: if the machine stops here, the next start finishes the work.
    """
    with unit_of_work(programme, actor=actor, now=now) as work:
        concern = _locked(work, concern_id)
        if not again and not rules.may_be_erased(Status(concern.status)):
            raise NotNow(concern_id)
        if concern.erased_at is None:
            erasures.write_down(programme, {concern_id: None}, now)
            work.record("concern.erased", subject=concern_id, person=concern_id)
        PersonKey.objects.filter(person=concern_id).delete()
    database.forget_freed_pages()


def erase_again(programme: Programme, *, now: datetime) -> int:
    """After a restore or a sudden stop: what was erased before stays erased."""
    written = erasures.written_down(programme)
    left = list(Concern.objects.of(programme).filter(id__in=written, erased_at=None).values_list("id", flat=True))
    for concern_id in left:
        erase(programme, actor="system", now=now, concern_id=concern_id, again=True)
    return len(left)


def _locked(work: UnitOfWork, concern_id: UUID) -> Concern:
    row: Concern = database.lock_rows(Concern.objects.of(work.programme).filter(id=concern_id)).get()
    return row


def _taking(work: UnitOfWork, concern_id: UUID, step: Step) -> Concern:
    """The concern, held until the end, when this step may be taken."""
    concern = _locked(work, concern_id)
    then = rules.after(Status(concern.status), step, answered_on=concern.answered_on, today=work.today)
    if then is None:
        raise NotNow(concern_id)
    return concern
