"""Gathers, in a fixed number of queries, the facts that the figures rest on and the words that name them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, Sum

from numerai.base.models import Programme
from numerai.programme.people.grouping import root_of
from numerai.programme.people.models import ErasedMargin, Participant
from numerai.programme.people.queries import Person, pairs_to_compare, possible_duplicates, read_files
from numerai.programme.places.models import TargetCommune
from numerai.programme.reporting.facts import NeedFacts, PersonFacts, ProgrammeFacts, SessionFacts
from numerai.programme.workshops.models import AccessNeed, Attendance, Session
from numerai.programme.workshops.rules import NeedOutcome, Presence, state_of


@dataclass(frozen=True, slots=True)
class SessionLabel:
    """How a session is named in a table."""

    day: date
    commune: str
    title: str
    line: str


@dataclass(frozen=True, slots=True)
class Known:
    """The facts of a programme, and the names of what they are about."""

    facts: ProgrammeFacts
    sessions: Mapping[str, SessionLabel]
    communes: Mapping[str, str]
    names: Mapping[str, str]  # of people, by the identifier of their main file


def known(programme: Programme, *, today: date) -> Known:
    files = read_files(Participant.objects.of(programme))
    merged: dict[UUID, UUID | None] = {file.id: file.merged_into for file in files}
    roots = {file.id: str(root_of(file.id, merged)) for file in files}
    came = _who_came(programme, roots)
    rows = list(_session_rows(programme))
    communes = dict(TargetCommune.objects.of(programme).values_list("commune_id", "commune__name"))
    reached = {row["commune_id"]: row["commune__name"] for row in rows if row["commune_id"]}
    facts = ProgrammeFacts(
        sessions=tuple(_session(row, came[row["id"]], today) for row in rows),
        people=_people(files, roots),
        proposals=_proposals(programme, files),
        needs=tuple(_needs(programme)),
        erased=_erased(programme),
        targets=tuple(communes),
        has_files=bool(files),
    )
    return Known(
        facts=facts,
        sessions={str(row["id"]): _label(row) for row in rows},
        communes=communes | reached,
        names={str(file.id): file.name for file in files},
    )


def _session_rows(programme: Programme) -> Iterable[dict[str, Any]]:
    return Session.objects.of(programme).values(
        "id",
        "day",
        "title",
        "line",
        "commune_id",
        "commune__name",
        "cancel_cause",
        "cancelled_at",
        "head_count__total",
        "head_count__on_sheet",
        "head_count__margins",
    )


def _label(row: dict[str, Any]) -> SessionLabel:
    return SessionLabel(row["day"], row["commune__name"] or "", row["title"], row["line"])


def _who_came(programme: Programme, roots: Mapping[UUID, str]) -> defaultdict[UUID, set[str]]:
    came: defaultdict[UUID, set[str]] = defaultdict(set)
    present = Attendance.objects.of(programme).filter(presence=Presence.PRESENT)
    for session, participant in present.values_list("session_id", "participant_id"):
        came[session].add(roots[participant])
    return came


def _session(row: dict[str, Any], came: set[str], today: date) -> SessionFacts:
    total, on_sheet = row["head_count__total"], row["head_count__on_sheet"] or 0
    return SessionFacts(
        id=str(row["id"]),
        state=state_of(
            day=row["day"],
            today=today,
            cancelled=row["cancelled_at"] is not None,
            people_came=bool(came or total or on_sheet),
        ),
        cancel_cause=row["cancel_cause"],
        commune=row["commune_id"],
        total=total,
        on_sheet=on_sheet,
        margins=row["head_count__margins"] or {},
        present=frozenset(came),
    )


def _people(files: list[Person], roots: Mapping[UUID, str]) -> dict[str, PersonFacts]:
    """The answers of a person are those of all their files: one yes among them is a yes."""
    answers: defaultdict[str, list[Person]] = defaultdict(list)
    for file in files:
        answers[roots[file.id]].append(file)
    return {
        person: PersonFacts(
            with_disability=_any_known(file.identity.with_disability for file in group),
            job_seeking=_any_known(file.identity.job_seeking for file in group),
        )
        for person, group in answers.items()
    }


def _proposals(programme: Programme, files: list[Person]) -> tuple[tuple[str, str], ...]:
    found = possible_duplicates(pairs_to_compare(programme), {file.id: file for file in files})
    return tuple((str(pair.one.id), str(pair.other.id)) for pair in found)


def _any_known(answers: Iterable[bool | None]) -> bool | None:
    given = [answer for answer in answers if answer is not None]
    return any(given) if given else None


def _needs(programme: Programme) -> Iterable[NeedFacts]:
    rows = (
        AccessNeed.objects.of(programme)
        .values("session_id")
        .annotate(
            stated=Count("id"),
            met=Count("id", filter=Q(outcome=NeedOutcome.MET)),
            not_met=Count("id", filter=Q(outcome=NeedOutcome.NOT_MET)),
        )
        .order_by("session__day", "session__starts_at", "session_id")
    )
    for row in rows:
        session = row.pop("session_id")
        yield NeedFacts(session=str(session) if session else None, **row)


def _erased(programme: Programme) -> dict[str, int]:
    """Counts of erased people, in the journal already or not yet."""
    rows = ErasedMargin.objects.of(programme).values("name").annotate(kept=Sum("count")).order_by("name")
    return {row["name"]: row["kept"] for row in rows}
