"""One request of « Dire un problème »: the draft behind the cookie, the answers so far, and their sending."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from numerai.base import dates, drafts
from numerai.base.drafts import OpenDraft
from numerai.base.ids import uuid7
from numerai.programme.concerns.actions import Report, receive
from numerai.programme.concerns.rules import About, AnswerWay, Kind, Said, SaidBy
from numerai.screens.participant.concern import journey
from numerai.screens.participant.concern.journey import Answers


@dataclass(slots=True)
class Visit:
    request: HttpRequest
    draft: OpenDraft
    answers: Answers
    now: datetime

    @classmethod
    def of(cls, request: HttpRequest) -> "Visit":
        now = dates.now()
        draft = drafts.opened(request, journey="concern", path=reverse("participant:concern"), now=now)
        answers = Answers(typed=draft.content.get("typed", {}), clear=draft.content.get("clear", {}))
        return cls(request, draft, answers, now)

    @property
    def done(self) -> UUID | None:
        """The concern that this draft became; nothing else is left in it."""
        done = self.draft.content.get("done")
        return UUID(done) if done else None

    @property
    def correcting(self) -> bool:
        return "modifier" in self.request.GET

    def keep(self) -> None:
        self.draft.content.setdefault("concern", str(uuid7()))  # made once, so that sending twice opens one
        self.draft.content |= asdict(self.answers)
        self.draft.keep(self.now)

    def restart(self) -> None:
        self.draft.forget()
        self.answers = Answers()

    def url(self, step: str) -> str:
        if step == journey.FIRST:
            return reverse("participant:concern")
        return reverse("participant:concern_step", args=[step])

    def go(self, step: str, *, correcting: bool = False) -> HttpResponse:
        """Redirect, and renew the cookie."""
        response = redirect(self.url(step) + ("?modifier=1" if correcting and step != journey.REVIEW else ""))
        self.draft.hand_over(response)
        return response

    def send(self) -> None:
        """Open the concern; its answers leave the draft in the same transaction."""
        concern = UUID(self.draft.content["concern"])
        report = _report(concern, self.answers)
        with transaction.atomic():
            self.draft.content = {"done": str(concern)}
            self.draft.keep(self.now)  # before the concern, whose last lock must be the journal's
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
