"""Which questions are asked, in which order, and which are still open: plain Python on the answers so far."""

from dataclasses import dataclass, field
from typing import Any

FIRST, REVIEW = "comment", "verifier"
COUNTED = ("handicap", "travail", "brousse", "age", "genre")  # what the programme counts; all may be passed at once
TYPED_LONGEST, TYPED_MOST = 3_000, 20  # of one box, and of the ticks of one question


@dataclass(slots=True)
class Answers:
    """What was typed at each step, kept even when it must be corrected, and what it means once it is right."""

    typed: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    clear: dict[str, dict[str, Any]] = field(default_factory=dict)

    def of(self, step: str) -> dict[str, Any]:
        return self.clear.get(step, {})

    def keep(self, step: str, typed: dict[str, list[str]], clear: dict[str, Any] | None) -> None:
        """`clear` is None when something must be corrected: what was typed stays, its meaning goes."""
        self.typed[step] = {
            name: [value[:TYPED_LONGEST] for value in values[:TYPED_MOST]] for name, values in typed.items()
        }
        self.clear.pop(step, None)
        if clear is not None:
            self.clear[step] = clear

    @property
    def is_blank(self) -> bool:
        return not self.typed

    @property
    def helping(self) -> bool:
        return bool(self.of("comment").get("who") == "helper")

    @property
    def way(self) -> str:
        """How to reach the person: a ContactWay, "helper", "none", or "" while it was not said."""
        return str(self.of("joindre").get("way", ""))

    def is_answered(self, step: str) -> bool:
        """Answered, and still fitting what was changed since at another step."""
        if step not in self.clear:
            return False
        if step == FIRST:
            return self.of(step)["who"] in ("self", "helper")
        if step == "joindre":
            return self.helping or self.way != "helper"
        if step == "coordonnees":
            return bool(self.of(step)["way"] == self.way)
        if step == "accord":
            return bool(self.of(step)["agrees"] and self.of(step)["helping"] == self.helping)
        return True


def path(answers: Answers) -> list[str]:
    """The questions of this journey, the first choice included, the check of the answers not."""
    steps = [FIRST, *(["aidant"] if answers.helping else []), "nom", "joindre"]
    if answers.way not in ("helper", "none"):
        steps.append("coordonnees")
    known = ("brousse",) if answers.of("commune").get("rural_or_island") else ()
    steps += ["commune", *(step for step in COUNTED if step not in known), "besoins", "accord"]
    if answers.way != "none":
        steps.append("rappels")
    return steps


def gap(answers: Answers) -> str:
    """The first question without an answer, or the check of the answers."""
    return next((step for step in path(answers) if not answers.is_answered(step)), REVIEW)


def is_reachable(step: str, answers: Answers) -> bool:
    """A question may be seen once all those before it are answered."""
    order = [*path(answers), REVIEW]
    return step in order and order.index(step) <= order.index(gap(answers))


def after(step: str, answers: Answers, *, correcting: bool) -> str:
    """Where to go once a step is answered. Correcting leads back to the check, through what the change opened."""
    if correcting:
        return gap(answers)
    order = [*path(answers), REVIEW]
    return order[order.index(step) + 1]


def before(step: str, answers: Answers) -> str:
    order = [*path(answers), REVIEW]
    return order[max(order.index(step) - 1, 0)]


def place(step: str, answers: Answers) -> dict[str, int] | None:
    """« Question 3 sur 9 »; the first choice is not counted, since it decides how many follow."""
    counted = path(answers)[1:]
    return {"number": counted.index(step) + 1, "total": len(counted)} if step in counted else None
