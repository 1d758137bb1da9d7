"""One request of « Dire un problème »: the draft behind the cookie, the answers so far, and their sending."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse

from numerai.base import dates, drafts
from numerai.programme.concerns.actions import Report, receive
from numerai.programme.concerns.rules import About, AnswerWay, Kind, Said, SaidBy
from numerai.screens.participant import walk
from numerai.screens.participant.concern import journey
from numerai.screens.participant.concern.journey import Answers


@dataclass(slots=True)
class Visit(walk.Visit[Answers]):
    MADE_ONCE: ClassVar = ("concern",)

    @classmethod
    def of(cls, request: HttpRequest) -> "Visit":
        now = dates.now()
        draft = drafts.opened(request, journey="concern", path=reverse("participant:concern"), now=now)
        return cls(request, draft, walk.said_so_far(Answers, draft), now)

    def url(self, step: str) -> str:
        if step == journey.FIRST:
            return reverse("participant:concern")
        return reverse("participant:concern_step", args=[step])

    def send(self) -> None:
        """Open the concern; its answers leave the draft in the same transaction."""
        concern = self.identifier("concern")
        report = _report(concern, self.answers)
        with transaction.atomic():
            self.finish(concern)  # before the concern, whose last lock must be the journal's
            receive(self.request.programme, actor="public", now=self.now, report=report)


def _report(concern: UUID, answers: Answers) -> Report:
    """Only what is asked on the path taken: details left behind by a change of mind are not sent."""
    told = answers.of("personne")
    reach = answers.of("coordonnees") if answers.way in journey.REACHED else {}
    return Report(
        concern_id=concern,
        kind=Kind(answers.of("quoi")["kind"]),
        about=About(answers.of("sujet")["about"]),
        said_by=SaidBy(answers.of("pour-qui")["said_by"]),
        answer_way=AnswerWay(answers.way),
        said=Said(
            words=answers.of("recit")["words"],
            who=told["who"],
            where=told["where"],
            phone=reach.get("phone"),
            email=reach.get("email"),
        ),
    )
