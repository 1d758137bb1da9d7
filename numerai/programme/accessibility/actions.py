"""Writes about human checks: one is recorded once, taken back or counted again, and forgets who made it when asked."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from numerai.base import database, erasures
from numerai.base.journal.work import UnitOfWork, unit_of_work
from numerai.base.models import Programme
from numerai.programme.accessibility.models import CheckedStep, Checker, HumanCheck
from numerai.programme.accessibility.rules import Outcome, Protocol
from numerai.programme.people.models import Membership


@dataclass(frozen=True, slots=True)
class Report:
    """Who checked, as they agree to be named, with what, and what each step gave."""

    day: date
    checked_by: str
    organisation: str
    tool: str
    tool_version: str
    device: str
    pages: str


HumanCheckRows = QuerySet[HumanCheck]
Given = Mapping[str, tuple[Outcome, str]]  # key of a step → what it gave, and the words


def record_check(
    programme: Programme,
    *,
    actor: str,
    now: datetime,
    check_id: UUID,
    protocol: Protocol,
    report: Report,
    steps: Given,
) -> bool:
    """`check_id` was made with the page: sending twice gives one check. False the second time."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        told = {"protocol": protocol.slug, "edition": protocol.edition, **asdict(report)}
        told |= {"programme": programme, "recorded_by": _account(actor), "recorded_at": now}
        made, is_new = HumanCheck.objects.get_or_create(id=check_id, defaults=told)
        if not is_new:  # a second click, perhaps at the same instant
            return False
        CheckedStep.objects.bulk_create(
            CheckedStep(programme=programme, check_made=made, step=step.key, outcome=outcome, words=words)
            for step in protocol.steps
            for outcome, words in [steps[step.key]]
        )
        outcomes = {step.key: steps[step.key][0] for step in protocol.steps}
        facts = {"protocol": protocol.slug, "edition": protocol.edition, "day": report.day, "steps": outcomes}
        facts |= {"is_named": bool(report.checked_by)}  # whether they agreed to be, never the name
        work.record("check.recorded", subject=check_id, facts=facts)
        return True


def _account(actor: str) -> UUID | None:
    return UUID(actor.removeprefix("account:")) if actor.startswith("account:") else None


def withdraw_check(programme: Programme, *, actor: str, now: datetime, check_id: UUID) -> bool:
    """A mistake counts no more. False when it already counted no more."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        return _mark(work, check_id, "check.withdrawn", counted=True)


def restore_check(programme: Programme, *, actor: str, now: datetime, check_id: UUID) -> bool:
    with unit_of_work(programme, actor=actor, now=now) as work:
        return _mark(work, check_id, "check.restored", counted=False)


def _mark(work: UnitOfWork, check_id: UUID, kind: str, *, counted: bool) -> bool:
    rows = HumanCheck.objects.of(work.programme).filter(id=check_id, withdrawn_at__isnull=counted)
    if not rows.update(withdrawn_at=work.now if counted else None):
        return False
    work.record(kind, subject=check_id)
    return True


def forget_who_checked(programme: Programme, *, actor: str, now: datetime, check_id: UUID) -> bool:
    """The result stays, without a name; also after a restore. The journal never held it."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        if not _named(programme).filter(id=check_id).exists():
            return False
        erasures.write_down(programme, {check_id: None}, now)
        _forget(work, check_id)
        return True


def forget_again(programme: Programme, *, now: datetime) -> int:
    """After a restore: names taken away since the backup leave again. How many there were."""
    left = list(_named(programme).filter(id__in=erasures.written_down(programme)).values_list("id", flat=True))
    if left:
        with unit_of_work(programme, actor="system", now=now) as work:
            for check_id in left:
                _forget(work, check_id)
    return len(left)


def _named(programme: Programme) -> HumanCheckRows:
    return HumanCheck.objects.of(programme).exclude(checked_by="")


def _forget(work: UnitOfWork, check_id: UUID) -> None:
    _named(work.programme).filter(id=check_id).update(checked_by="")
    work.record("check.unnamed", subject=check_id)


def choose_checkers(programme: Programme, *, actor: str, now: datetime, accounts: Collection[UUID]) -> bool:
    """Those, and nobody else; only colleagues of this programme. False when nothing changes."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        known = Membership.objects.of(programme).filter(account__in=list(accounts))
        wanted = set(known.values_list("account", flat=True))
        held = {row.account_id for row in database.lock_rows(Checker.objects.of(programme))}
        if wanted == held:
            return False
        Checker.objects.of(programme).filter(account__in=held - wanted).delete()
        Checker.objects.bulk_create(Checker(programme=programme, account_id=one) for one in wanted - held)
        work.record("checkers.chosen", facts={"accounts": sorted(str(one) for one in wanted)})
        return True
