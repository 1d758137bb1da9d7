"""Which questions are asked about a problem, and in which order: on the screen as on paper, with the same numbers."""

from dataclasses import dataclass
from typing import ClassVar

from numerai.screens.participant import walk

FIRST = "quoi"
STEPS = (FIRST, "sujet", "recit", "personne", "pour-qui", "reponse", "coordonnees")
REACHED = ("call", "sms", "email")  # ways that need a number or an address


@dataclass(slots=True)
class Answers(walk.Answers):
    LONGEST: ClassVar = 6_000  # a story is told at length

    @property
    def helping(self) -> bool:
        return bool(self.of("pour-qui").get("said_by") == "helper")

    @property
    def way(self) -> str:
        return str(self.of("reponse").get("answer_way", ""))

    def is_answered(self, step: str) -> bool:
        """The details belong to the way that was chosen: another way asks again."""
        return step in self.clear and (step != "coordonnees" or self.of(step).get("way") == self.way)

    def path(self) -> list[str]:
        return [step for step in STEPS if step != "coordonnees" or self.way in REACHED]

    def place(self, step: str) -> dict[str, int]:
        """« Question 3 sur 6 »: the number that the same question has on paper."""
        return {"number": STEPS.index(step) + 1, "total": len(self.path())}
