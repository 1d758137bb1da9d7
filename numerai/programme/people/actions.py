"""Writes about people. Those that take `work` join the unit of work of the caller."""

from datetime import datetime
from typing import Any
from uuid import UUID

from numerai.base import database
from numerai.base.ids import uuid7
from numerai.base.journal import people_keys
from numerai.base.journal.models import Event, PersonKey
from numerai.base.journal.work import PersonErased, UnitOfWork, unit_of_work
from numerai.base.models import Programme
from numerai.programme.people.grouping import group_of, root_of
from numerai.programme.people.models import Account, Participant
from numerai.programme.people.queries import Person, merged_files
from numerai.programme.people.queries import person as open_file
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


def held_file(work: UnitOfWork, person: UUID) -> Person | None:
    """Their file as it is now: until the unit of work ends, nobody else writes in it."""
    people_keys.locked_key(person)
    return open_file(work.programme, person)


def correct(work: UnitOfWork, *, person: UUID, changes: dict[str, Any]) -> None:
    """`changes`: Identity fields and their new values."""
    if changes:
        work.record("participant.corrected", subject=person, person=person, personal=changes)


def choose_relay(work: UnitOfWork, *, person: UUID, relay: Account | None) -> None:
    """The person said who may act for them, or that nobody does any more. That relay finds their file from now on."""
    work.record("relay.chosen", subject=person, person=person, facts={"account": relay.id if relay else None})


def merge(programme: Programme, *, actor: str, now: datetime, alias: UUID, into: UUID) -> bool:
    """One person, several files: that of `alias` and those merged with it become aliases of the person of `into`.

    Decided on what is known now, not on what a page showed. False when they were one person already;
    PersonErased when one of them is no longer known. Nothing that names a file is repointed.
    """
    with unit_of_work(programme, actor=actor, now=now) as work:
        merged_into = _held(programme, {alias, into})
        gone, main = root_of(alias, merged_into), root_of(into, merged_into)
        if not _all_known(programme, {alias, into, gone, main}):
            raise PersonErased("participant.merged")
        if gone == main:
            return False
        for file in sorted(group_of(gone, merged_into)):
            came_with = {} if file == gone else {"with": gone}
            work.record("participant.merged", subject=file, person=file, facts={"into": main, **came_with})
        return True


def _held(programme: Programme, files: set[UUID]) -> dict[UUID, UUID]:
    """Which file is merged into which, as it stays until the end for these people and all their files.

    Their keys are locked, in one order, as whoever writes about them or erases them does before anything else.
    """
    held: set[UUID] = set()
    merged_into: dict[UUID, UUID] = {}
    while not files <= held:  # again when someone merged one of them while we waited
        held |= files
        list(database.lock_rows(PersonKey.objects.filter(person__in=held).order_by("person")))
        merged_into = merged_files(programme)
        files = {file for one in held for file in group_of(one, merged_into)}
    return merged_into


def _all_known(programme: Programme, files: set[UUID]) -> bool:
    return Participant.objects.of(programme).filter(id__in=files, erased_at=None).count() == len(files)


def unmerge(programme: Programme, *, actor: str, now: datetime, alias: UUID) -> bool:
    """False when this file stands alone already. The files that came with it are one person with it again."""
    with unit_of_work(programme, actor=actor, now=now) as work:
        merged_into = _held(programme, {alias})
        main = merged_into.get(alias)
        if main is None:
            return False
        beside = [file for file, into in merged_into.items() if into == main and file != alias]
        work.record("participant.unmerged", subject=alias, person=alias)
        known = Participant.objects.filter(id__in=beside, erased_at=None).values_list("id", flat=True)
        for file in _brought_by(programme, alias, list(known)):
            work.record("participant.merged", subject=file, person=file, facts={"into": alias})
        return True


def _brought_by(programme: Programme, alias: UUID, files: list[UUID]) -> list[UUID]:
    """Those whose last merge happened because this one was merged."""
    merges = Event.objects.of(programme).filter(kind="participant.merged", subject__in=files).order_by("number")
    last = {event.subject: event.facts_read() for event in merges}
    return sorted(file for file, facts in last.items() if facts.get("with") == str(alias))


def keep_apart(programme: Programme, *, actor: str, now: datetime, one: UUID, other: UUID) -> None:
    with unit_of_work(programme, actor=actor, now=now) as work:
        work.record("participant.kept_apart", subject=one, person=one, facts={"other": other})
