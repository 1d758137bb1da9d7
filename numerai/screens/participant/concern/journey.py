"""Which questions are asked about a problem, and in which order: on the screen as on paper, with the same numbers."""

from dataclasses import dataclass, field
from typing import Any

FIRST, REVIEW = "quoi", "verifier"
STEPS = (FIRST, "sujet", "recit", "personne", "pour-qui", "reponse", "coordonnees")
REACHED = ("call", "sms", "email")  # ways that need a number or an address
TYPED_LONGEST = 6_000


@dataclass(slots=True)
class Answers:
    """What was typed at each step, and what it means once it is right."""

    typed: dict[str, dict[str, str]] = field(default_factory=dict)
    clear: dict[str, dict[str, Any]] = field(default_factory=dict)

    def of(self, step: str) -> dict[str, Any]:
        return self.clear.get(step, {})

    def keep(self, step: str, typed: dict[str, str], clear: dict[str, Any] | None) -> None:
        self.typed[step] = {name: value[:TYPED_LONGEST] for name, value in typed.items()}
        self.clear.pop(step, None)
        if clear is not None:
            self.clear[step] = clear

    @property
    def is_blank(self) -> bool:
        return not self.typed

    @property
    def helping(self) -> bool:
        return bool(self.of("pour-qui").get("said_by") == "helper")

    @property
    def way(self) -> str:
        return str(self.of("reponse").get("answer_way", ""))

    def is_answered(self, step: str) -> bool:
        """The details belong to the way that was chosen: another way asks again."""
        return step in self.clear and (step != "coordonnees" or self.of(step).get("way") == self.way)


def path(answers: Answers) -> list[str]:
    return [step for step in STEPS if step != "coordonnees" or answers.way in REACHED]


def gap(answers: Answers) -> str:
    """The first question without an answer, or the check of the answers."""
    return next((step for step in path(answers) if not answers.is_answered(step)), REVIEW)


def is_reachable(step: str, answers: Answers) -> bool:
    order = [*path(answers), REVIEW]
    return step in order and order.index(step) <= order.index(gap(answers))


def after(step: str, answers: Answers, *, correcting: bool) -> str:
    """Correcting leads back to the check, through what the change opened."""
    order = [*path(answers), REVIEW]
    return gap(answers) if correcting else order[order.index(step) + 1]


def before(step: str, answers: Answers) -> str:
    order = [*path(answers), REVIEW]
    return order[max(order.index(step) - 1, 0)]


def place(step: str, answers: Answers) -> dict[str, int]:
    """« Question 3 sur 6 »: the number that the same question has on paper."""
    return {"number": STEPS.index(step) + 1, "total": len(path(answers))}
