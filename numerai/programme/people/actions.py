"""Writes about people. Those that take `work` join the unit of work of the caller."""

from datetime import datetime
from typing import Any
from uuid import UUID

from numerai.base.ids import uuid7
from numerai.base.journal.work import UnitOfWork, unit_of_work
from numerai.base.models import Programme
from numerai.programme.people.rules import CONSENT_VERSION, Identity, Origin, Purpose


def register(work: UnitOfWork, *, identity: Identity, origin: Origin, participant_id: UUID | None = None) -> UUID:
    """Open a file; the identifier may have been made earlier, at the moment of the tap."""
    person = participant_id or uuid7()
    work.record(
        "participant.registered",
        subject=person,
        person=person,
        facts={"origin": origin},
        personal=identity.to_dict(),
    )
    return person


def answer_consents(work: UnitOfWork, *, person: UUID, answers: dict[Purpose, bool], how: Origin) -> None:
    for purpose, granted in answers.items():
        work.record(
            "consent.answered",
            subject=person,
            person=person,
            facts={"purpose": purpose, "granted": granted, "version": CONSENT_VERSION, "how": how},
        )


def correct(work: UnitOfWork, *, person: UUID, changes: dict[str, Any]) -> None:
    """`changes`: Identity fields and their new values."""
    if changes:
        work.record("participant.corrected", subject=person, person=person, personal=changes)


def merge(programme: Programme, *, actor: str, now: datetime, alias: UUID, into: UUID) -> None:
    """One person, two files: the first becomes an alias of the second. Nothing is repointed."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        work.record("participant.merged", subject=alias, person=alias, facts={"into": into})


def unmerge(programme: Programme, *, actor: str, now: datetime, alias: UUID) -> None:
    with unit_of_work(programme, actor=actor, now=now) as work:
        work.record("participant.unmerged", subject=alias, person=alias)


def keep_apart(programme: Programme, *, actor: str, now: datetime, one: UUID, other: UUID) -> None:
    with unit_of_work(programme, actor=actor, now=now) as work:
        work.record("participant.kept_apart", subject=one, person=one, facts={"other": other})
