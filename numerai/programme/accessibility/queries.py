"""The register as it stands today in a programme: its lines, and what people tried there."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from numerai.base.models import Programme
from numerai.programme.accessibility import reference
from numerai.programme.accessibility.models import CheckedStep, HumanCheck
from numerai.programme.accessibility.rules import (
    Answer,
    Outcome,
    Protocol,
    Tried,
    Verdict,
    deciding,
    latest_of,
    verdict,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """Everything that may be said today. `checks`: those that count, the latest first."""

    verdicts: tuple[Verdict, ...]
    checks: tuple[HumanCheck, ...]

    def of_standard(self) -> tuple[Verdict, ...]:
        return tuple(one for one in self.verdicts if one.line.criterion.theme != reference.BEYOND)

    def beyond(self) -> tuple[Verdict, ...]:
        return tuple(one for one in self.verdicts if one.line.criterion.theme == reference.BEYOND)

    def never_tried(self) -> tuple[Protocol, ...]:
        done = {check.protocol for check in self.checks}
        return tuple(one for one in reference.protocols() if one.slug not in done)


def counts(verdicts: tuple[Verdict, ...]) -> dict[Answer, int]:
    """Each answer, also those that nobody gets."""
    found = Counter(one.answer for one in verdicts)
    return {answer: found[answer] for answer in Answer}


def statement(programme: Programme, *, today: date) -> Statement:
    """Two queries."""
    checks = HumanCheck.objects.of(programme).filter(withdrawn_at__isnull=True).order_by("-day", "-recorded_at")
    return Statement(verdicts(programme, today=today), tuple(checks))


def verdicts(programme: Programme, *, today: date) -> tuple[Verdict, ...]:
    """One query: every step tried in this programme, in the order it was."""
    rows = CheckedStep.objects.of(programme).filter(check_made__withdrawn_at__isnull=True)
    rows = rows.order_by("check_made__day", "check_made__recorded_at")
    found = rows.values_list("step", "outcome", "check_made__day")
    latest = latest_of([Tried(step, Outcome(outcome), day) for step, outcome, day in found])
    decided = deciding(reference.protocols())
    return tuple(
        verdict(line, wanted=decided.get(line.criterion.key, ()), latest=latest, today=today)
        for line in reference.lines()
    )
