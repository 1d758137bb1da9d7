"""Which questions of an enrolment are asked, in which order, and which are still open."""

from dataclasses import dataclass

from numerai.screens.participant import walk

FIRST = "comment"
COUNTED = ("handicap", "travail", "brousse", "age", "genre")  # what the programme counts; all may be passed at once


@dataclass(slots=True)
class Answers(walk.Answers):
    @property
    def helping(self) -> bool:
        return bool(self.of("comment").get("who") == "helper")

    @property
    def way(self) -> str:
        """How to reach the person: a ContactWay, "helper", "none", or "" while it was not said."""
        return str(self.of("joindre").get("way", ""))

    def is_answered(self, step: str) -> bool:
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

    def path(self) -> list[str]:
        """The first choice included, the check of the answers not."""
        steps = [FIRST, *(["aidant"] if self.helping else []), "nom", "joindre"]
        if self.way not in ("helper", "none"):
            steps.append("coordonnees")
        known = ("brousse",) if self.of("commune").get("rural_or_island") else ()
        steps += ["commune", *(step for step in COUNTED if step not in known), "besoins", "accord"]
        if self.way != "none":
            steps.append("rappels")
        return steps

    def place(self, step: str) -> dict[str, int] | None:
        """« Question 3 sur 9 »; the first choice is not counted, since it decides how many follow."""
        counted = self.path()[1:]
        return {"number": counted.index(step) + 1, "total": len(counted)} if step in counted else None
